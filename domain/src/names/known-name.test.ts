import { describe, expect, it } from 'vitest'
import { findEarlierWords, findKnownNames } from './known-name'

const KNOWN = [{ kanji: '髙橋 花子', kana: 'たかはし はなこ' }]
const found = (text: string, known = KNOWN) => findKnownNames(text, known).map(({ start, end }) => text.slice(start, end))

describe('a known name', () => {
  it.each([
    ['高橋花子', ['高橋花子']],
    ['髙 橋　花 子', ['髙 橋　花 子']],
    ['昨日髙橋が、今日花子が', ['髙橋', '花子']],
    ['タカハシ ハナコ', ['タカハシ ハナコ']],
    ['ﾀｶﾊｼ･ﾊﾅｺ', ['ﾀｶﾊｼ･ﾊﾅｺ']],
    ['たかはしはなこ', ['たかはしはなこ']],
    ['TAKAHASHI Hanako', ['TAKAHASHI Hanako']],
    ['Hanako Takahasi', ['Hanako Takahasi']],
    ['ファイル名：takahashi_hanako.pdf', ['takahashi', 'hanako']],
  ])('is found in 「%s」', (text, names) => expect(found(text)).toEqual(names))

  it.each(['高橋病院へ転院', '高橋市', 'はな', 'hanakotoba', '花'])('isn’t found in 「%s」', (text) => expect(found(text)).toEqual([]))

  it('of one character is found alone or addressed, not inside another word', () => {
    const known = [{ kanji: '森 和', kana: 'もり かず' }]
    expect(found('森田療法、森、森様、和食、森和', known)).toEqual(['森', '森', '森和'])
    expect(found('もりさんは昨日、お守りを', known)).toEqual(['もり'])
    expect(found('かもりと、もり', known)).toEqual(['もり'])
  })

  it('half typed finds nothing to speak of, and nothing is found for no name', () => {
    expect(found('高い熱', [{ kanji: '', kana: ' ' }])).toEqual([])
    expect(found('', KNOWN)).toEqual([])
  })

  it('keeps the offsets of the text as typed', () => {
    const text = '𠮷野家の隣、\u200bﾀｶﾊｼ様'
    expect(found(text)).toEqual(['ﾀｶﾊｼ'])
  })
})

it('a word found before is found again in its talk', () => {
  const text = '山田は昨夜発熱、山田病院へ'
  expect(findEarlierWords(text, ['山田']).map(({ start, end }) => text.slice(start, end))).toEqual(['山田'])
})
