import type { Refusal } from './refusal'

/** What a rule answers: the value it decided on, or the refusal that says why not. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const accepted = <T>(value: T): Result<T> => ({ ok: true, value })

export const refused = (code: Refusal['code'], details?: Refusal['details']): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: details === undefined ? { code } : { code, details },
})
