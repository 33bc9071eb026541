import type { ApiRefusal } from '../platform/api-problem'

const isSpan = (span: unknown): span is [number, number] => Array.isArray(span) && span.length === 2 && span.every((at) => typeof at === 'number')

/** What the server took for a name in this field (要綱6条1号), as it stands there; the refusal tells only where. */
export const refusedWords = ({ code, details }: Pick<ApiRefusal, 'code' | 'details'>, field: string, text: string): string[] => {
  if (code !== 'personal_name' || typeof details.spans !== 'object' || details.spans === null) return []
  const sent = text.trim()
  return Object.entries(details.spans).flatMap(([path, spans]: [string, unknown]) => {
    if (path !== field && !field.endsWith(`.${path}`) && !path.endsWith(`.${field.split('.').at(-1)}`) && field.split('.').at(-1) !== path) return []
    return Array.isArray(spans) ? spans.filter(isSpan).map(([start, end]) => sent.slice(start, end)) : []
  })
}
