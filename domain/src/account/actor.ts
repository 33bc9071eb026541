/**
 * Who acts. Built from the session by the server, handed to every policy, and set for each database transaction so
 * that row security filters by the same facts.
 */
export type Actor =
  | { kind: 'anonymous' }
  /** A person of a hospital that uses the system (利用ユーザ). */
  | { kind: 'member'; personId: string; hospitalId: string; role: MemberRole }
  /** A person of the prefecture (県). */
  | { kind: 'officer'; personId: string }
  /** The program itself: jobs, imports, and the parts of a command that touch what its actor may not see. */
  | { kind: 'system'; name: string }

export type MemberRole = 'member' | 'representative'

export type MemberActor = Extract<Actor, { kind: 'member' }>
