import { z } from 'zod'

/** As much of JSON Schema as contracts make. */
type Schema = {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  format?: string
  pattern?: string
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  items?: Schema | boolean
  prefixItems?: Schema[]
  minItems?: number
  minimum?: number
  default?: unknown
}

/** A place of a call's input where a person may write what they like, and the whole input with a text of one's own there. */
export type FreeText = { path: string; with: (text: string) => unknown }

const SAMPLES = ['2026-12-01', '2026-12', '2026-12-01T09:00:00.000Z', '09:00', '00000000-0000-4000-8000-000000000009', 'cases', '14101', 'QUJD', 'https://push.test/x', 'a@hospital.test']

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const branchesOf = (schema: Schema): Schema[] | undefined => schema.anyOf ?? schema.oneOf

/** Something that the schema takes, where the example has nothing. */
const sampleOf = (schema: Schema): unknown => {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.default !== undefined) return schema.default
  const branches = branchesOf(schema)
  if (branches !== undefined) return sampleOf(branches[0] ?? {})
  if (schema.type === 'object') return Object.fromEntries((schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {})]))
  if (schema.type === 'array') return schema.minItems === undefined || typeof schema.items !== 'object' ? [] : [sampleOf(schema.items)]
  // Every address may be left out.
  if (schema.format === 'email') return ''
  if (schema.type === 'string') return schema.format === undefined && schema.pattern === undefined ? '' : SAMPLES.find((one) => matches(schema, one))
  if (schema.type === 'boolean') return false
  return schema.type === 'integer' || schema.type === 'number' ? Math.max(1, schema.minimum ?? 1) : null
}

const matches = ({ format, pattern }: Schema, text: string): boolean =>
  (pattern === undefined || new RegExp(pattern, 'u').test(text)) && (format === undefined || (format === 'uuid' ? text.length === 36 : format === 'date' ? text.length === 10 : format === 'date-time' ? text.includes('T') : true))

/** Of a union's parts the one that the example is of, if any. */
const fits = (schema: Schema, example: unknown): boolean => {
  if (schema.const !== undefined) return schema.const === example
  if (!isObject(example)) return false
  return Object.entries(schema.properties ?? {}).every(([name, part]) => part.const === undefined || part.const === example[name])
}

const placesIn = (schema: Schema, example: unknown, path: string): FreeText[] => {
  const branches = branchesOf(schema)
  if (branches !== undefined) return branches.flatMap((branch) => placesIn(branch, fits(branch, example) || !isObject(example) ? example : { ...example, ...(sampleOf(branch) as object) }, path))
  if (schema.allOf !== undefined) return schema.allOf.flatMap((part) => placesIn(part, example, path))
  if (schema.type === 'string') return schema.const === undefined && schema.enum === undefined && schema.format === undefined && schema.pattern === undefined ? [{ path, with: (text) => text }] : []
  if (schema.type === 'array') return typeof schema.items === 'object' ? placesIn(schema.items, Array.isArray(example) ? (example as unknown[])[0] : undefined, `${path}[]`).map((place) => ({ ...place, with: (text) => [place.with(text)] })) : []
  if (schema.type !== 'object') return []
  const given = isObject(example) ? example : (sampleOf(schema) as Record<string, unknown>)
  const { properties = {}, additionalProperties: others } = schema
  const standing = Object.fromEntries([...(schema.required ?? []).map((name): [string, unknown] => [name, sampleOf(properties[name] ?? {})]), ...Object.entries(given).filter(([name]) => properties[name] !== undefined || typeof others === 'object')])
  const named = Object.entries(properties).flatMap(([name, part]) => placesIn(part, standing[name], `${path}.${name}`).map((place) => ({ ...place, with: (text: string) => ({ ...standing, [name]: place.with(text) }) })))
  if (typeof others !== 'object') return named
  const key = Object.keys(standing)[0] ?? 'dialysis'
  return [...named, ...placesIn(others, standing[key], `${path}.*`).map((place) => ({ ...place, with: (text: string) => ({ ...standing, [key]: place.with(text) }) }))]
}

/** Every free text of a contract's input, from the contract itself: a field that is added is among them. */
export const freeTextsOf = (contract: z.ZodType, example: unknown, name: string): FreeText[] => {
  const schema = z.toJSONSchema(contract, { io: 'input', unrepresentable: 'any', reused: 'inline', target: 'draft-2020-12' }) as Schema
  const places = placesIn(schema, example, name)
  return [...new Map(places.map((place) => [place.path, place])).values()]
}
