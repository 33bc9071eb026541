import { expect, test } from 'vitest'
import { router } from '../routes'
import { HELP_OF_ROUTE, helpOfPlace } from './help-of-route'
import { HELP_TOPICS, helpLinesOf, helpTopicIds, searchHelp } from './help-topics'

test('every address of the application has its help, and no help an address that is gone', () => {
  expect(Object.keys(HELP_OF_ROUTE).sort()).toEqual(Object.keys(router.routesByPath).sort())
})

test('an address on which one answers another hospital has the help of answering', () => {
  expect(helpOfPlace('/cases/$caseId', false)).toBe('case')
  expect(helpOfPlace('/cases/$caseId', true)).toBe('inquiry')
  expect(helpOfPlace(undefined, false)).toBe('home')
})

test.each(helpTopicIds)('help %s says the same in both languages', (id) => {
  const { ja, en } = HELP_TOPICS[id]
  expect(helpLinesOf(en)).toHaveLength(helpLinesOf(ja).length)
  for (const line of helpLinesOf(en)) expect(line, 'English').not.toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u)
  for (const line of helpLinesOf(ja).slice(0, 2)) expect(line).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u)
  expect(new Set(helpLinesOf(ja)).size).toBe(helpLinesOf(ja).length)
})

test('the search finds full-width and half-width alike and wants every word', () => {
  expect(searchHelp('ｃｔｒｌ', 'ja').map(({ id }) => id)).toContain('talk')
  expect(searchHelp('逆オファー', 'ja').map(({ id }) => id)).toEqual(['sender'])
  expect(searchHelp('辞退する 電話', 'ja').map(({ id }) => id)).toEqual(['inquiry'])
  expect(searchHelp('  ', 'ja')).toEqual([])
  expect(searchHelp('該当なしの言葉', 'ja')).toEqual([])
})
