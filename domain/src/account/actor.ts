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
  /** The prefecture's desk (調整員): reads what an officer reads of cases, and does none of the office's administration. */
  | { kind: 'coordinator'; personId: string }
  /** 監査担当: reads the trail and the accounts, no case, and changes nothing. */
  | { kind: 'auditor'; personId: string }
  /** The program itself: jobs, imports, and the parts of a command that touch what its actor may not see. */
  | { kind: 'system'; name: string }

export type MemberRole = 'member' | 'representative'

/** The prefecture's roles: a person who has one is of no hospital. */
export const PREFECTURE_ROLES = ['officer', 'coordinator', 'auditor'] as const
export type PrefectureRole = (typeof PREFECTURE_ROLES)[number]

/** Undefined for a role of hospitals. */
export const prefectureRoleOf = (role: string): PrefectureRole | undefined => PREFECTURE_ROLES.find((one) => one === role)

export type MemberActor = Extract<Actor, { kind: 'member' }>

/** The prefecture's reading of cases (要綱24条, 26条), by its officers and its desk: each is written down and shown to whom it concerns. */
export const CASE_READERS = ['officer', 'coordinator'] as const satisfies readonly PrefectureRole[]
export const readsForPrefecture = (actor: Actor): boolean => CASE_READERS.some((role) => role === actor.kind)

/** Who reads the prefecture's lists of hospitals, accounts, applications, forms and bills. */
export const REGISTER_READERS = ['officer', 'auditor'] as const satisfies readonly PrefectureRole[]
