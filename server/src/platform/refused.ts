import type { Refusal, RefusalCode } from '@tasuki/domain/base/refusal'
import type { Result } from '@tasuki/domain/base/result'

/** Thrown where a command or query says no: the transaction rolls back, the error handler makes the problem answer. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.name = 'Refused'
    this.refusal = refusal
  }
}

export const refuse = (code: RefusalCode, details?: Refusal['details']): never => {
  throw new Refused(details === undefined ? { code } : { code, details })
}

/** The value a rule decided on; what the rule refuses is thrown. */
export const orRefuse = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Refused(result.refusal)
  return result.value
}
