import type { ApiRefusal } from '../../platform/api-problem'
import { fieldPath } from '../case-form/field-path'

const isSpan = (span: unknown): span is [number, number] => Array.isArray(span) && span.length === 2 && span.every((at) => typeof at === 'number')

/** What was taken for a name (要綱6条1号), as it stands in the refused text; the refusal tells only where. */
export const nameHits = ({ code, details }: Pick<ApiRefusal, 'code' | 'details'>, textOf: (field: string) => unknown): string[] => {
  if (code !== 'personal_name' || typeof details.spans !== 'object' || details.spans === null) return []
  return Object.entries(details.spans).flatMap(([field, spans]: [string, unknown]) => {
    const text = textOf(fieldPath(field))
    if (typeof text !== 'string' || !Array.isArray(spans)) return []
    return spans.filter(isSpan).map(([start, end]) => text.slice(start, end))
  })
}
