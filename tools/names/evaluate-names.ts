import { readFileSync } from 'node:fs'
import { goldOf } from './gold'
import { readHand, readHands } from './marked-text'
import type { PointedNames } from './read-assets'
import { type GoldText, type NameScore, scoreNames, type Span } from './score-names'

const readGold = (file: string): GoldText[] =>
  file.endsWith('.jsonl')
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as GoldText)
    : (file.endsWith('.txt') ? readHand(file) : readHands(file)).map(goldOf)

const figure = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(3))

const lineOf = (title: string, score: NameScore): string =>
  `${title}: ${Object.entries(score)
    .map(([name, value]) => `${name} ${figure(value)}`)
    .join(' · ')}`

const textOf = (text: string, [start, end]: Span): string => Array.from(text).slice(start, end).join('')

export type Evaluation = { alarmed: NameScore; blocked: NameScore; lines: string[] }

/**
 * Figures of a gold file (JSONL as `score.py` reads it) or of a folder or file of marked texts: what is blocked or asked
 * about, and what is blocked. With `shown`, each miss and false alarm.
 */
export const evaluateNames = (file: string, detect: (text: string) => PointedNames, shown = false): Evaluation => {
  const texts = readGold(file)
  const started = performance.now()
  const found = new Map(texts.map(({ id, text }) => [id, detect(text)]))
  const took = performance.now() - started
  const characters = texts.reduce((sum, { text }) => sum + text.length, 0)
  const spansOf = ({ id }: GoldText, levels: readonly ('block' | 'ask')[]): Span[] => levels.flatMap((level) => found.get(id)?.[level] ?? [])
  const alarmed = scoreNames(texts, (gold) => spansOf(gold, ['block', 'ask']))
  const blocked = scoreNames(texts, (gold) => spansOf(gold, ['block']))
  const lines = [lineOf('block or ask', alarmed), lineOf('block', blocked), `${((1000 * took) / characters).toFixed(2)} ms per 1,000 characters`]
  if (shown) {
    for (const gold of texts) {
      const spans = spansOf(gold, ['block', 'ask'])
      const touches = (one: Span, many: readonly Span[]): boolean => many.some(([start, end]) => start < one[1] && one[0] < end)
      const missed = gold.spans.filter((span) => !touches(span, spans))
      const wrong = spans.filter((span) => !touches(span, gold.spans))
      if (missed.length + wrong.length > 0) lines.push(`${gold.id} ${JSON.stringify(gold.text)} missed ${JSON.stringify(missed.map((span) => textOf(gold.text, span)))} wrong ${JSON.stringify(wrong.map((span) => textOf(gold.text, span)))}`)
    }
  }
  return { alarmed, blocked, lines }
}
