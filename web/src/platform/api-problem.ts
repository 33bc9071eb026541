import { REFUSAL_KIND, type RefusalCode, type RefusalKind } from '@tasuki/domain/base/refusal'

type RefusalFacts = {
  code: RefusalCode
  status: number
  requestId?: string
  /** What the rule adds: `fields` are the inputs concerned, by their path in the contract. */
  details?: { fields?: string[] } & Record<string, unknown>
}

/** The server said no, for one of the product's own reasons. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal'
  readonly code: RefusalCode
  readonly status: number
  readonly requestId: string | undefined
  readonly details: { fields?: string[] } & Record<string, unknown>
  constructor({ code, status, requestId, details = {} }: RefusalFacts) {
    super(code)
    this.code = code
    this.status = status
    this.requestId = requestId
    this.details = details
  }
  get kind(): RefusalKind {
    return REFUSAL_KIND[this.code]
  }
}

/** No answer came, or one that says "not now": whether the act was done is unknown, and the same key may ask again. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable'
  constructor(
    readonly kind: 'network' | 'unavailable',
    readonly requestId?: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(kind)
  }
}

/** The server failed in a way it has no word for. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault'
  constructor(
    readonly status: number,
    readonly requestId: string | undefined,
  ) {
    super(`status ${status}`)
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const isRefusalCode = (code: unknown): code is RefusalCode => typeof code === 'string' && Object.hasOwn(REFUSAL_KIND, code)

const textOrUndefined = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** Restores what the server meant from an RFC 9457 problem; anything else (a proxy's page) is a fault or unreachable. */
export const restoreProblem = (status: number, body: unknown, retryAfter: string | null): ApiRefusal | ApiUnreachable | ApiFault => {
  const problem = isRecord(body) ? body : {}
  const requestId = textOrUndefined(problem.requestId)
  if (status === 502 || status === 503 || status === 504) {
    const seconds = retryAfter !== null && /^\d{1,4}$/.test(retryAfter) ? Number(retryAfter) : undefined
    return new ApiUnreachable('unavailable', requestId, seconds)
  }
  if (!isRefusalCode(problem.code)) return new ApiFault(status, requestId)
  const { type: _type, title: _title, status: _status, code, requestId: _requestId, fields, ...details } = problem
  const named = Array.isArray(fields) ? { fields: fields.filter((field) => typeof field === 'string') } : {}
  return new ApiRefusal({ code, status, requestId, details: { ...details, ...named } })
}
