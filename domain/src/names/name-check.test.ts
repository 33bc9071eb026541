import { afterEach, describe, expect, it } from 'vitest'
import type { FoundNames, NameDetector } from './detect-names'
import { changedTexts, findNames, getProvidedDetector, provideNameDetector, refusePersonalNames } from './name-check.rules'
import { wordKey } from './word-key'

const NOTHING: FoundNames = { block: [], ask: [], staff: [], other: [] }
/** A detector that finds these words wherever they stand. */
const finding =
  (of: Partial<Record<'block' | 'ask' | 'staff', string>>): NameDetector =>
  (text) => {
    const places = (word: string | undefined) => (word === undefined || !text.includes(word) ? [] : [{ start: text.indexOf(word), end: text.indexOf(word) + word.length }])
    return { ...NOTHING, block: places(of.block), ask: places(of.ask), staff: places(of.staff) }
  }
const read = (text: string, readers: Parameters<typeof findNames>[1]) => findNames(text, readers).map(({ start, end, level, reason }) => `${text.slice(start, end)} ${level} ${reason}`)

describe('which names stand in a text', () => {
  it('patterns read alone until the detector is there', () => {
    expect(read('氏名：山田太郎、昨夜から森田が発熱', {})).toEqual(['山田太郎 block label'])
    expect(read('氏名：山田太郎、昨夜から森田が発熱', { detect: finding({ block: '森田' }) })).toEqual(['山田太郎 block label', '森田 block context'])
  })
  it('what both find is one, as long as the longer', () => {
    expect(read('山田太郎様が転院', { detect: finding({ block: '山田太郎様' }) })).toEqual(['山田太郎様 block address'])
    expect(read('山田様が転院', { detect: finding({ ask: '山田' }) })).toEqual(['山田 block address'])
  })
  it('rule 50: an addressed person whom the detector takes for one at work is asked about; behind a label a name is a name', () => {
    expect(read('鈴木様に申し送り', { detect: finding({ staff: '鈴木' }) })).toEqual(['鈴木 ask address'])
    expect(read('氏名：鈴木', { detect: finding({ staff: '鈴木' }) })).toEqual(['鈴木 block label'])
  })
  it('rule 50: a member of either hospital may be named, a patient of the same name may not', () => {
    const members = ['田中 美穂']
    const detect = finding({ block: '田中' })
    expect(read('田中が明日ご連絡します', { detect, members })).toEqual([])
    expect(read('田中美穂です', { detect: finding({ block: '田中美穂' }), members })).toEqual([])
    expect(read('田中様が発熱', { detect, members })).toEqual(['田中 block address'])
    expect(read('患者の田中が発熱', { detect, members })).toEqual(['田中 block context'])
    // A given name alone is nobody's of the staff.
    expect(read('美穂が来院', { detect: finding({ block: '美穂' }), members })).toEqual(['美穂 block context'])
  })
  it('shows what identifies as a name does, beside names', () => {
    const detect: NameDetector = (text) => ({ ...NOTHING, other: [{ start: text.indexOf('090'), end: text.length, kind: 'telephone' }] })
    expect(read('氏名：山田 090-1234-5678', { detect })).toEqual(['山田 block label', '090-1234-5678 other telephone'])
  })
})

describe('refusal', () => {
  const before = getProvidedDetector()
  afterEach(() => provideNameDetector(before ?? (() => NOTHING)))

  it('rule 49: names every field and place', () => {
    expect(refusePersonalNames({ history: '田中様は糖尿病', course: '肺炎後', background: '妻と同居。鈴木さんが隣人、佐藤さんも' })).toEqual({
      ok: false,
      refusal: { code: 'personal_name', details: { fields: ['history', 'background'], spans: { history: [[0, 2]], background: [[5, 7], [13, 15]] } } },
    })
  })
  it('rule 49: a bare name is refused with the trained detector, which tests have as the program has', () => {
    expect(refusePersonalNames({ body: '患者の佐々木が発熱しています' })).toMatchObject({ ok: false, refusal: { details: { spans: { body: [[3, 6]] } } } })
  })
  it('accepts texts without a name, what is only asked about, and no text at all', () => {
    expect(refusePersonalNames({ history: '高血圧、川崎病の既往', course: '三浦市へ戻る' })).toEqual({ ok: true, value: true })
    provideNameDetector(finding({ ask: '森' }))
    expect(refusePersonalNames({ body: '森に相談' })).toEqual({ ok: true, value: true })
    expect(refusePersonalNames({})).toEqual({ ok: true, value: true })
  })
  it('lets pass what was released, in whatever width it is typed, and nothing longer', () => {
    provideNameDetector(finding({ block: 'レボドパ' }))
    const released = new Set([wordKey('ﾚﾎﾞﾄﾞﾊﾟ')])
    expect(refusePersonalNames({ body: 'レボドパ継続' }, { released }).ok).toBe(true)
    provideNameDetector(finding({ block: 'レボドパ太郎' }))
    expect(refusePersonalNames({ body: 'レボドパ太郎' }, { released }).ok).toBe(false)
  })
})

it('asks only about texts that stand otherwise than before', () => {
  expect(changedTexts({ course: '森田療法', history: '新しい文' }, { course: '森田療法', history: '古い文' })).toEqual({ history: '新しい文' })
})
