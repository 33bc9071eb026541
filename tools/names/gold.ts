import { joinParts, type HandLine } from './marked-text'
import type { GoldText, Span } from './score-names'

/** Code-point offset of a UTF-16 offset. */
export const codePoints = (text: string): ((unit: number) => number) => {
  const at = new Int32Array(text.length + 1)
  let unit = 0
  let count = 0
  for (const sign of text) {
    for (let k = 0; k < sign.length; k++) at[unit++] = count
    count += 1
  }
  at[unit] = count
  return (place) => at[place] ?? count
}

export const goldOf = (line: HandLine): GoldText => {
  const { text, marks } = joinParts(line.id, line.parts)
  const point = codePoints(text)
  const of = (pattern: RegExp): Span[] => marks.filter(({ kind }) => pattern.test(kind)).map(({ start, end }) => [point(start), point(end)])
  return { id: line.id, text, spans: of(/^p/), staff: of(/^s/), ignore: of(/^i/), tags: [line.hand, line.kind] }
}
