import { foundSpans } from '@tasuki/domain/talk/search-spelling.rules'

const MOST = 120
const BEFORE = 30

/** So much of a line that the first find is in sight. */
export const excerptAround = (body: string, words: readonly string[]): string => {
  if (body.length <= MOST) return body
  const start = Math.max(0, (foundSpans(body, words)[0]?.start ?? 0) - BEFORE)
  const part = Array.from(body.slice(start, start + MOST))
  // Half a character at either edge would be shown as a box.
  if (/^\p{Cs}/u.test(part[0] ?? '')) part.shift()
  if (/\p{Cs}$/u.test(part.at(-1) ?? '')) part.pop()
  return `${start > 0 ? '…' : ''}${part.join('')}${start + MOST < body.length ? '…' : ''}`
}
