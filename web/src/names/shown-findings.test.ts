import type { NameFinding } from '@tasuki/domain/names/name-check.rules'
import { expect, it } from 'vitest'
import { foundWords, movedFindings, shownFindings } from './shown-findings'

const place = { field: 'talk', subjectId: null }
const find = (text: string, word: string, level: NameFinding['level'] = 'block'): NameFinding => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length, level, reason: 'context' })
const told = { known: [], refused: [], releases: undefined, place }
const shown = (text: string, findings: readonly NameFinding[]) => findings.map(({ start, end, level, reason }) => `${text.slice(start, end)} ${level} ${reason}`)

it('hides what this person has released, wherever, and what was dismissed in this text only', () => {
  const text = '森田療法、二宮の件'
  const found = [find(text, '森田'), find(text, '二宮', 'ask')]
  const releases = { released: [{ word: '森田', until: '2026-11-26T00:00:00.000Z' }], dismissed: [{ word: '二宮', field: 'record.course', subjectId: null }] }
  expect(shown(text, shownFindings(text, found, { ...told, releases }))).toEqual(['二宮 ask context'])
  expect(shownFindings(text, found, { ...told, releases: { ...releases, dismissed: [{ word: '二宮', ...place }] } })).toEqual([])
})

it('marks a known name in every form whatever was released, and leaves nothing beside it to release', () => {
  const text = '髙橋花子さん、たかはし'
  const releases = { released: [{ word: '髙橋花子', until: '2026-11-26T00:00:00.000Z' }], dismissed: [] }
  expect(shown(text, shownFindings(text, [find(text, '髙橋')], { ...told, releases, known: [{ kanji: '高橋 花子', kana: 'たかはし はなこ' }] }))).toEqual(['髙橋花子 block known', 'たかはし block known'])
})

it('looks again for words refused before', () => {
  const text = '山田は昨夜から発熱'
  expect(shown(text, shownFindings(text, [], { ...told, refused: ['山田'] }))).toEqual(['山田 block earlier'])
  expect(shownFindings(text, [], { ...told, refused: ['山田'], releases: { released: [{ word: '山田', until: '' }], dismissed: [] } })).toEqual([])
})

it('keeps its marks at their words while one types before, behind and within them', () => {
  const before = '昨日、山田が来院'
  const found = [find(before, '山田')]
  const at = (after: string) => shown(after, movedFindings(found, before, after))
  expect(at('本日と昨日、山田が来院')).toEqual(['山田 block context'])
  expect(at('昨日、山田が来院した')).toEqual(['山田 block context'])
  expect(at('昨日、山が来院')).toEqual([])
  expect(at('')).toEqual([])
  expect(at(before)).toEqual(['山田 block context'])
})

it('is one entry a word, what blocks first', () => {
  const text = '森、山田、山田'
  const words = foundWords(text, [find(text, '森', 'ask'), find(text, '山田'), { start: 5, end: 7, level: 'block', reason: 'context' }])
  expect(words.map(({ word, level, places }) => [word, level, places.length])).toEqual([['山田', 'block', 2], ['森', 'ask', 1]])
})

it('leaves towns and houses that are called like a known name, which could not be released', () => {
  const known = [{ kanji: '三浦 花子', kana: 'みうら はなこ' }]
  const text = '三浦市の三浦病院へ、三浦が、ミウラ、三浦花子病院'
  expect(shown(text, shownFindings(text, [], { ...told, known }))).toEqual(['三浦 block known', 'ミウラ block known', '三浦花子 block known'])
})
