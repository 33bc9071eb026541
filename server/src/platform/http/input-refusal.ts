import type { Refusal } from '@tasuki/domain/base/refusal'
import type { z } from 'zod'

/** Well-formed but out of bounds: the person can mend it, so it is told beside the field and not as a broken program. */
const VALUE_ISSUES = new Set(['too_big', 'too_small', 'invalid_format', 'not_multiple_of', 'custom', 'invalid_value'])

const isValueIssue = (issue: z.core.$ZodIssue): boolean => VALUE_ISSUES.has(issue.code ?? '')

const pathOf = (issue: z.core.$ZodIssue): string => issue.path.map(String).join('.').slice(0, 100)

const fieldsOf = (issues: readonly z.core.$ZodIssue[]): string[] =>
  [...new Set(issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [pathOf(issue), key].filter(Boolean).join('.').slice(0, 100)) : [pathOf(issue)])))].slice(0, 50)

/** Wrong types, unknown fields and bad addresses are 400; a body with values out of bounds is 422. Both name the fields. */
export const inputRefusal = (part: 'params' | 'query' | 'body', error: z.ZodError): Refusal => ({
  code: part === 'body' && error.issues.every(isValueIssue) ? 'invalid_input' : 'malformed_request',
  details: { fields: fieldsOf(error.issues) },
})
