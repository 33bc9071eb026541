import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { joinParts, partsOf, readHands } from './marked-text'

const folder = path.join(import.meta.dirname, 'texts')
const KINDS = ['chat', 'record', 'letter', 'form', 'ocr', 'file', 'schedule', 'mail', 'memo', 'list']
const hands = (of: string) => readdirSync(path.join(folder, of))

describe('the texts of the hands', () => {
  it('are read with their marks', () => {
    expect(joinParts('a', partsOf('{pf:山田 花子}様、{ss:森}です'))).toEqual({ id: 'a', text: '山田 花子様、森です', marks: [{ kind: 'pf', start: 0, end: 5 }, { kind: 'ss', start: 7, end: 8 }] })
  })
  it('are more than 4,000, of known kinds, none of them empty', () => {
    const lines = ['training', 'tuning', 'test'].flatMap((of) => readHands(path.join(folder, of)))
    expect(lines.length).toBeGreaterThan(8000)
    expect(lines.filter(({ kind, parts }) => !KINDS.includes(kind) || parts.length === 0).map(({ id }) => id)).toEqual([])
  })
  it('stand where their hand stands, and in one place only', () => {
    const all = [...hands('training'), ...hands('tuning'), ...hands('test')]
    expect(new Set(all).size).toBe(all.length)
  })
  it('hold forms of address outside the names', () => {
    const inside = ['training', 'tuning', 'test'].flatMap((of) => readHands(path.join(folder, of))).flatMap(({ id, parts }) => parts.flatMap(({ kind, text }) => (kind !== undefined && /^[ps]/.test(kind) && /[^様](?:様|さん)$/u.test(text) ? [`${id}: ${text}`] : [])))
    expect(inside).toEqual([])
  })
})
