import { EMPTY_CASE_RECORD } from '@tasuki/domain/transfer/case-record'
import { expect, it } from 'vitest'
import { type BrowserDraft, forgetBrowserDraft, keepBrowserDraft, readBrowserDraft } from './browser-draft'
import { EMPTY_CASE_FORM } from './case-form'

const shelf = () => {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (at: number) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size
    },
  }
}
const NOW = 1_800_000_000_000
const MINUTE = 60_000
const draft = (mainDisease: string, at = NOW): BrowserDraft => ({ values: { ...EMPTY_CASE_FORM, mainDisease }, base: EMPTY_CASE_RECORD, picks: [{ hospitalId: 'h', name: '浜' }], version: 3, at })
const of = (caseId: string | undefined, tab = 't1', personId = 'p') => ({ personId, caseId, tab })

it('gives back what was typed, per person and case', () => {
  const store = shelf()
  keepBrowserDraft(of('c1'), draft('肺炎'), store)
  expect(readBrowserDraft(of('c1', 'another tab'), NOW, store)).toEqual(draft('肺炎'))
  expect(readBrowserDraft(of('c2'), NOW, store)).toBeUndefined()
  expect(readBrowserDraft(of('c1', 't1', 'somebody else'), NOW, store)).toBeUndefined()
  forgetBrowserDraft(of('c1'), store)
  expect(store.length).toBe(0)
})

it('a new patient: two tabs keep theirs apart, and a closed tab’s text is taken over once', () => {
  const store = shelf()
  keepBrowserDraft(of(undefined, 't1'), draft('一', NOW), store)
  expect(readBrowserDraft(of(undefined, 't2'), NOW + 1000, store)).toBeUndefined()
  expect(readBrowserDraft(of(undefined, 't1'), NOW + 1000, store)?.values?.mainDisease).toBe('一')
  expect(readBrowserDraft(of(undefined, 't2'), NOW + MINUTE, store)?.values?.mainDisease).toBe('一')
  expect(readBrowserDraft(of(undefined, 't3'), NOW + MINUTE, store)).toEqual(undefined)
})

it('what an older version kept has the new sections, empty', () => {
  const store = shelf()
  const { social: _social, adl: _adl, ...old } = { ...EMPTY_CASE_FORM, mainDisease: '肺炎' }
  store.setItem('tasuki.case-draft.p.c1', JSON.stringify({ values: old, picks: [], version: 1, at: NOW }))
  expect(readBrowserDraft(of('c1'), NOW, store)?.values).toEqual({ ...EMPTY_CASE_FORM, mainDisease: '肺炎' })
})

it('forgets what is older than a week, and is not upset by what nobody can read', () => {
  const store = shelf()
  keepBrowserDraft(of('c1'), draft('肺炎', NOW - 8 * 24 * 60 * MINUTE), store)
  store.setItem('tasuki.case-draft.p.c2', '{')
  expect([readBrowserDraft(of('c1'), NOW, store), readBrowserDraft(of('c2'), NOW, store)]).toEqual([undefined, undefined])
})
