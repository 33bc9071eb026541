import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

/**
 * Marks in the texts of the hands: `{pf:山田 花子}様`. First letter: p a patient, relative or other private person, s a
 * colleague (health, care, welfare staff), i a celebrity or an initial, x what only looks like a name ({x:田村}病院),
 * d another identifier (birth date, number, telephone, street address). Second letter, for p and s: f full, s family,
 * g given name. Forms of address stay outside.
 */
const MARK = /\{(p[fsg]|s[fsg]|i|x|d):([^{}]*)\}/gu

export type MarkKind = 'pf' | 'ps' | 'pg' | 'sf' | 'ss' | 'sg' | 'i' | 'x' | 'd'

/** Offsets are UTF-16. */
export type Mark = { kind: MarkKind; start: number; end: number }

export type MarkedText = { id: string; text: string; marks: Mark[] }

/** One part of a marked text: plain, or a mark's inside. */
export type Part = { kind: MarkKind | undefined; text: string }

export const partsOf = (line: string): Part[] => {
  const parts: Part[] = []
  let last = 0
  for (const match of line.matchAll(MARK)) {
    if (match.index > last) parts.push({ kind: undefined, text: line.slice(last, match.index) })
    parts.push({ kind: match[1] as MarkKind, text: match[2] ?? '' })
    last = match.index + match[0].length
  }
  if (last < line.length) parts.push({ kind: undefined, text: line.slice(last) })
  return parts
}

export const joinParts = (id: string, parts: readonly Part[]): MarkedText => {
  let text = ''
  const marks: Mark[] = []
  for (const part of parts) {
    const start = text.length
    text += part.text
    if (part.kind !== undefined && part.text !== '') marks.push({ kind: part.kind, start, end: text.length })
  }
  return { id, text, marks }
}

export type HandLine = { id: string; hand: string; kind: string; parts: Part[] }

/** A hand's file: one text a line, `kind<TAB>text`, a line's end within a text as `\n`, a tab as `\t`. */
export const readHand = (file: string): HandLine[] => {
  const hand = path.basename(file, '.txt')
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '' || line.startsWith('#')) return []
      const cut = line.indexOf('\t')
      if (cut < 0) throw new Error(`${hand}:${i + 1}: no kind before the text`)
      const text = line.slice(cut + 1).replaceAll('\\n', '\n').replaceAll('\\t', '\t')
      const parts = partsOf(text)
      if (parts.some((part) => part.kind === undefined && /[{}]/.test(part.text))) throw new Error(`${hand}:${i + 1}: a mark that cannot be read: ${line}`)
      return [{ id: `${hand}-${i + 1}`, hand, kind: line.slice(0, cut), parts }]
    })
}

export const readHands = (folder: string): HandLine[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readHand(path.join(folder, name)))
