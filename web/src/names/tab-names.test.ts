import { beforeEach, expect, it, vi } from 'vitest'

/** As a browser has it; the tests run without one. */
const shelf = new Map<string, string>()
vi.stubGlobal('sessionStorage', { getItem: (key: string) => shelf.get(key) ?? null, setItem: (key: string, value: string) => shelf.set(key, value), removeItem: (key: string) => shelf.delete(key) })
const load = () => import('./tab-names')
beforeEach(() => {
  shelf.clear()
  vi.resetModules()
})

it('known names outlive a reload, refused words don’t', async () => {
  const before = await load()
  before.setKnownName('case:1', { kanji: '高橋 花子', kana: '' })
  before.rememberRefusedWords('case:1', ['山田'])
  vi.resetModules()
  const after = await load()
  expect(after.namesOfPlace('case:1')).toEqual({ known: { kanji: '高橋 花子', kana: '' }, refused: [] })
  expect(JSON.stringify([...shelf.values()])).not.toContain('山田')
})

it('are one place’s alone, and go along when a draft becomes a case', async () => {
  const names = await load()
  names.setKnownName('case:new', { kanji: '高橋', kana: 'たかはし' })
  expect(names.namesOfPlace('case:2').known).toBeUndefined()
  names.moveKnownName('case:new', 'case:2')
  expect([names.namesOfPlace('case:new').known, names.namesOfPlace('case:2').known]).toEqual([undefined, { kanji: '高橋', kana: 'たかはし' }])
})

it('nothing is left by a sign-out', async () => {
  const names = await load()
  names.setKnownName('case:1', { kanji: '高橋 花子', kana: '' })
  names.forgetTabNames()
  expect([names.namesOfPlace('case:1').known, shelf.size]).toEqual([undefined, 0])
})

it('a refused word is kept once, and goes when it is released', async () => {
  const names = await load()
  names.rememberRefusedWords('room:1', ['山田', '山 田', ''])
  expect(names.namesOfPlace('room:1').refused).toEqual(['山田'])
  names.forgetRefusedWord('山田')
  expect(names.namesOfPlace('room:1').refused).toEqual([])
})

it('what somebody else wrote into the store is no name', async () => {
  for (const stored of ['{"case:1":{"kanji":1}}', '[', 'null', '"x"']) {
    shelf.set('tasuki.known-names', stored)
    vi.resetModules()
    expect((await load()).namesOfPlace('case:1').known).toBeUndefined()
  }
})
