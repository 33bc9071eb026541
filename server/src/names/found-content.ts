import { refuse } from '../platform/refused'

/**
 * Something that a hospital wrote, as the prefecture finds it before it asks about it or deletes it (要綱24条): whose it is, and whether it
 * is there. `hidden`: somebody saw a name in it, which the prefecture decides about elsewhere (rule 85).
 */
export type FoundContent = { hospitalId: string; state: 'there' | 'hidden' | 'gone'; caseId: string | null; roomId: string | null; lineSeq: number | null }

export const contentState = (of: { mark: string | null | undefined; text: string }): FoundContent['state'] => (of.mark === 'hidden' ? 'hidden' : of.text.trim() === '' ? 'gone' : 'there')

/** What isn't there for the prefecture to act on: unseen, waiting because of a name, or taken back and deleted already. */
export const expectThere = (found: FoundContent | undefined): FoundContent => {
  if (found === undefined) return refuse('not_found')
  if (found.state === 'hidden') refuse('name_already_reported')
  if (found.state === 'gone') refuse('content_gone')
  return found
}
