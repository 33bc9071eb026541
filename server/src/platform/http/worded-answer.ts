import type { Call } from '@tasuki/domain/base/call'
import { z } from 'zod'

type Shape = { [key: string]: unknown }

/** What says of itself which texts it takes: ids, instants, days, codes. */
const WORDLESS_FORMATS: ReadonlySet<unknown> = new Set(['uuid', 'date', 'date-time'])
const WORDLESS_TYPES: ReadonlySet<unknown> = new Set(['number', 'integer', 'boolean', 'null'])

const isShape = (value: unknown): value is Shape => value !== null && typeof value === 'object' && !Array.isArray(value)

/** What stands within it, whichever way; a shape that says nothing of what it takes may be words. */
const partsOf = (shape: Shape): unknown[] | undefined => {
  const choices = [shape.anyOf, shape.oneOf, shape.allOf].find(Array.isArray)
  if (choices !== undefined) return choices
  if (shape.type === 'array') return [shape.items, ...(Array.isArray(shape.prefixItems) ? shape.prefixItems : [])].filter((part) => part !== undefined && part !== false)
  if (shape.type === 'object') return [...Object.values(isShape(shape.properties) ? shape.properties : {}), shape.propertyNames, shape.additionalProperties].filter((part) => part !== undefined && part !== false)
  return undefined
}

const SAMPLES = ['二つの語', 'two words', 'Yamada']

const isWordlessText = ({ format, pattern }: Shape): boolean => {
  if (format !== undefined) return WORDLESS_FORMATS.has(format)
  return typeof pattern === 'string' && !SAMPLES.some((sample) => new RegExp(pattern, 'u').test(sample))
}

const mayHoldWords = (shape: unknown): boolean => {
  if (!isShape(shape)) return true
  if (shape.enum !== undefined || shape.const !== undefined || WORDLESS_TYPES.has(shape.type)) return false
  if (shape.type === 'string') return !isWordlessText(shape)
  return partsOf(shape)?.some(mayHoldWords) ?? true
}

const known = new WeakMap<Call, boolean>()

/** Whether the contract lets words that somebody wrote stand in the answer: such an answer is kept for nobody (rules 60, 85). */
export const answersWithWords = (call: Call): boolean => {
  const before = known.get(call)
  if (before !== undefined) return before
  const found = mayHoldWords(z.toJSONSchema(call.output, { io: 'output', unrepresentable: 'any', reused: 'inline' }))
  known.set(call, found)
  return found
}

/** An id, a code, a day, an instant. */
const TOKEN = /^[\w.:-]{0,64}$/

/** Whether a value holds nothing but ids, codes, numbers. */
export const isWordless = (value: unknown): boolean => {
  if (typeof value === 'string') return TOKEN.test(value)
  if (Array.isArray(value)) return value.every(isWordless)
  return value === null || value === undefined || typeof value !== 'object' || Object.entries(value).every(([key, one]) => isWordless(key) && isWordless(one))
}
