import { z } from 'zod'
import type { RefusalCode } from './refusal'

type Shape = z.ZodObject<z.ZodRawShape>

/**
 * One call of the HTTP interface: what goes in, what comes out, which refusals it can answer with. The server's route,
 * the OpenAPI page and the browser's client are all made from this one value. Path parameters are written `:name`.
 */
export type Call<P extends Shape = Shape, Q extends Shape = Shape, B extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: `/api/v1/${string}`
  summary: string
  params: P
  query: Q
  body: B
  output: O
  refusals: readonly RefusalCode[]
}

const nothing = z.strictObject({})

/** Input shapes are strict: a field the contract doesn't name is refused, never dropped (mass assignment). */
export const defineCall = <
  P extends Shape = typeof nothing,
  Q extends Shape = typeof nothing,
  B extends z.ZodType = z.ZodUndefined,
  O extends z.ZodType = z.ZodNull,
>(call: {
  method: Call['method']
  path: Call['path']
  summary: string
  params?: P
  query?: Q
  body?: B
  output?: O
  refusals?: readonly RefusalCode[]
}): Call<P, Q, B, O> => ({
  method: call.method,
  path: call.path,
  summary: call.summary,
  params: call.params ?? (nothing as unknown as P),
  query: call.query ?? (nothing as unknown as Q),
  body: call.body ?? (z.undefined() as unknown as B),
  output: call.output ?? (z.null() as unknown as O),
  refusals: call.refusals ?? [],
})

/** A call whose answer is a file, not JSON: a sheet, a table, a document. There is no output to parse, hence `never`. */
export type FileCall<P extends Shape = Shape, Q extends Shape = Shape> = Call<P, Q, z.ZodUndefined, z.ZodNever> & {
  method: 'GET'
  /** What it can be of, e.g. `application/pdf`; no answer is of another type. */
  mediaTypes: readonly string[]
}

/** The sibling of `defineCall`: read with GET or HEAD, under the same access, strictness and refusals. */
export const defineFileCall = <P extends Shape = typeof nothing, Q extends Shape = typeof nothing>(call: {
  path: Call['path']
  summary: string
  params?: P
  query?: Q
  mediaTypes: readonly string[]
  refusals?: readonly RefusalCode[]
}): FileCall<P, Q> => ({
  method: 'GET',
  path: call.path,
  summary: call.summary,
  params: call.params ?? (nothing as unknown as P),
  query: call.query ?? (nothing as unknown as Q),
  body: z.undefined(),
  output: z.never(),
  refusals: call.refusals ?? [],
  mediaTypes: call.mediaTypes,
})
