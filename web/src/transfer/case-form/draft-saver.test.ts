import { EMPTY_CASE_RECORD, type CaseRecord } from '@tasuki/domain/transfer/case-record'
import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiRefusal, ApiUnreachable } from '../../platform/api-problem'
import { EMPTY_CASE_FORM, recordOfForm, type CaseFormValues } from './case-form'
import { createDraftSaver, type DraftState } from './draft-saver'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const caseOf = (record: Partial<CaseRecord>, of: Partial<CaseDetail> = {}): CaseDetail => ({ id: 'c', version: 1, status: 'draft', visibility: 'S1', record: { ...EMPTY_CASE_RECORD, ...record }, ...of }) as CaseDetail
const refusal = (code: 'version_conflict' | 'not_signed_in' | 'personal_name' | 'not_found') => new ApiRefusal({ code, status: 409 })

/** A form, a server that does as it is told, and the saver between them. */
const stage = (opened?: CaseDetail) => {
  let values: CaseFormValues = opened ? { ...opened.record, visibility: 'S1' } : EMPTY_CASE_FORM
  let saved = opened
  const of = { latest: opened ?? caseOf({}), no: undefined as Error | undefined, saves: [] as CaseRecord[], states: [] as DraftState[], taken: [] as string[][] }
  const saver = createDraftSaver({
    values: () => values,
    setField: (path, value) => {
      const [section = '', name] = path.split('.')
      values = name === undefined ? { ...values, [section]: value } : { ...values, [section]: { ...(values[section as 'adl'] as object), [name]: value } }
    },
    saved: () => saved,
    buildOn: (latest) => {
      saved = latest
    },
    save: async (given) => {
      if (of.no !== undefined) return { done: undefined, error: of.no }
      of.saves.push(recordOfForm(given))
      saved = caseOf(recordOfForm(given), { version: (saved?.version ?? 0) + 1 })
      return { done: saved, error: null }
    },
    readLatest: async () => of.latest,
    tell: (state) => void of.states.push(state),
  })
  saver.listen({ onSaved: () => undefined, onTaken: (fields) => void of.taken.push(fields) })
  const type = (change: Partial<CaseFormValues>) => {
    values = { ...values, ...change }
    saver.touched()
  }
  return { of, saver, type, state: () => of.states.at(-1)?.kind, values: () => values, pass: (ms = 2000) => vi.advanceTimersByTimeAsync(ms) }
}

it('is saved a moment after the last keystroke, once', async () => {
  const { of, type, state, pass } = stage()
  type({ sex: 'male' })
  type({ mainDisease: '肺' })
  type({ mainDisease: '肺炎' })
  expect(state()).toBe('typing')
  await pass()
  expect([of.saves.length, of.saves[0]?.mainDisease, state()]).toEqual([1, '肺炎', 'saved'])
  await pass(60_000)
  expect(of.saves).toHaveLength(1)
})

it('one field alone makes no draft', async () => {
  const { of, type, state, pass } = stage()
  type({ sex: 'male' })
  await pass()
  expect([of.saves.length, state()]).toEqual([0, 'waiting'])
})

it('an urgent transfer is never saved (5条2号)', async () => {
  const { of, type, state, pass } = stage()
  type({ sex: 'male', age: 80, urgent: true })
  await pass(30_000)
  expect([of.saves.length, state()]).toEqual([0, 'held'])
})

it('without a line it is tried again by itself', async () => {
  const { of, type, state, pass } = stage(caseOf({}))
  of.no = new ApiUnreachable('network')
  type({ course: '安定' })
  await pass()
  expect(state()).toBe('offline')
  of.no = undefined
  await pass(10_000)
  expect([of.saves.at(-1)?.course, state()]).toEqual(['安定', 'saved'])
})

it('after the session has ended it waits for the sign-in and then goes out', async () => {
  const { of, saver, type, state, pass } = stage(caseOf({}))
  of.no = refusal('not_signed_in')
  type({ course: '安定' })
  await pass()
  expect(state()).toBe('expired')
  of.no = undefined
  saver.now()
  await pass(0)
  expect([of.saves.at(-1)?.course, state()]).toEqual(['安定', 'saved'])
})

it('a name in it holds the draft back until it is changed', async () => {
  const { of, type, state, pass } = stage(caseOf({}))
  of.no = refusal('personal_name')
  type({ course: '山田様' })
  await pass(60_000)
  expect(state()).toBe('held')
  of.no = undefined
  type({ course: '本人' })
  await pass()
  expect(state()).toBe('saved')
})

it('what a colleague changed elsewhere is laid in, and both are saved', async () => {
  const { of, type, state, values, pass } = stage(caseOf({ age: 80 }))
  of.no = refusal('version_conflict')
  of.latest = caseOf({ age: 81 }, { version: 5 })
  type({ course: '安定' })
  await pass(1600)
  of.no = undefined
  await pass()
  expect(of.taken).toEqual([['age']])
  expect([values().age, values().course, of.saves.at(-1)?.age, state()]).toEqual([81, '安定', 81, 'saved'])
})

it('the same field changed by both waits for the person’s word, whatever is typed on', async () => {
  const { of, saver, type, state, values, pass } = stage(caseOf({ age: 80 }))
  of.no = refusal('version_conflict')
  of.latest = caseOf({ age: 81 }, { version: 5 })
  type({ age: 82 })
  await pass()
  expect(of.states.at(-1)).toMatchObject({ kind: 'clash', fields: ['age'] })
  of.no = undefined
  type({ course: '安定' })
  await pass(60_000)
  expect([of.saves.length, state(), values().age]).toEqual([0, 'clash', 82])
  saver.resume(of.latest)
  await pass()
  expect([of.saves.at(-1)?.age, of.saves.at(-1)?.course, state()]).toEqual([82, '安定', 'saved'])
})

it('a draft that a colleague has sent is never changed by typing on', async () => {
  const { of, type, state, pass } = stage(caseOf({}))
  of.no = refusal('version_conflict')
  of.latest = caseOf({}, { version: 5, status: 'recruiting' })
  type({ course: '安定' })
  await pass()
  of.no = undefined
  type({ course: '安定しない' })
  await pass(60_000)
  expect([of.saves.length, state()]).toEqual([0, 'sent'])
})

it('a draft that a colleague has thrown away can become a new one', async () => {
  const { of, saver, type, state, pass } = stage(caseOf({}))
  of.no = refusal('not_found')
  type({ course: '安定', age: 80 })
  await pass()
  expect(state()).toBe('gone')
  of.no = undefined
  saver.resume(undefined)
  await pass()
  expect([of.saves.at(-1)?.course, state()]).toEqual(['安定', 'saved'])
})
