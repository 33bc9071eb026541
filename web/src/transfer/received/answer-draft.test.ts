import { inquiryAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import { describe, expect, test } from 'vitest'
import { ANSWER_KINDS, answerFromDraft, answerTimes, draftFrom, instantOfLocal, japanLocal } from './answer-draft'
import { inboxOrder } from './inbox-order'
import { byFit, needFits } from '@tasuki/domain/transfer/need-fit.rules'

const at = (text: string) => new Date(`${text}+09:00`)
const monday = { now: at('2026-04-13T10:00:00'), transferableFrom: null }

describe('times by which to answer', () => {
  test('today’s end of office while it is ahead, then tomorrow, then the next weekday', () => {
    expect(answerTimes(at('2026-04-13T10:00:00')).map((time) => japanLocal(new Date(time)))).toEqual(['2026-04-13T17:00', '2026-04-14T12:00', '2026-04-14T17:00', '2026-04-15T12:00'])
    expect(answerTimes(at('2026-04-13T16:45:00')).map((time) => japanLocal(new Date(time)))[0]).toBe('2026-04-14T12:00')
  })
  test('Friday’s last one is Monday', () => {
    expect(answerTimes(at('2026-04-17T10:00:00')).map((time) => japanLocal(new Date(time))).at(-1)).toBe('2026-04-20T12:00')
  })
  test('a field’s text and its instant are the same time in Japan', () => {
    expect(instantOfLocal('2026-04-13T17:00')).toBe('2026-04-13T08:00:00.000Z')
    expect(instantOfLocal('')).toBeUndefined()
    expect(instantOfLocal('2026-13-40T17:00')).toBeUndefined()
  })
})

describe('answer of a draft', () => {
  test('what was answered before comes back unchanged', () => {
    const answers = [
      { kind: 'considering', until: '2026-04-13T08:00:00.000Z', waitsFor: 'bed', note: 'x' },
      { kind: 'accepted', admissionDate: '2026-04-15', waitingWeeks: null, ward: '3階', roomFee: '', note: '' },
      { kind: 'conditional', conditions: '透析は月水金', admissionDate: null, waitingWeeks: 2, ward: '', roomFee: '5,000円', note: '' },
      { kind: 'declined', reason: 'full', possibleIf: '金曜以降', note: '' },
    ] as const
    for (const answer of answers) {
      const made = answerFromDraft(answer.kind, draftFrom(answer, monday)).answer
      expect(made).toEqual(answer)
      expect(inquiryAnswer.safeParse(made).success).toBe(true)
    }
  })
  test('changing one’s mind keeps what was typed', () => {
    const draft = { ...draftFrom(null, monday), note: '個室希望', reason: 'full' as const }
    for (const kind of ANSWER_KINDS) expect(answerFromDraft(kind, { ...draft, conditions: '家族面談後' }).answer?.note).toBe('個室希望')
  })
  test('rule 68: an acceptance carries a date or a waiting time', () => {
    expect(answerFromDraft('accepted', { ...draftFrom(null, monday), admissionDate: '' }).missing).toEqual(['admissionDate', 'waitingWeeks'])
    expect(answerFromDraft('accepted', { ...draftFrom(null, monday), when: 'weeks', waitingWeeks: 0 }).missing).toEqual([])
  })
  test('no reason, no decline; 「その他」 needs words', () => {
    expect(answerFromDraft('declined', draftFrom(null, monday)).missing).toEqual(['reason'])
    expect(answerFromDraft('declined', { ...draftFrom(null, monday), reason: 'other' }).missing).toEqual(['note'])
    expect(answerFromDraft('conditional', draftFrom(null, monday)).missing).toEqual(['conditions'])
  })
  test('the date offered first is not before the patient can go', () => {
    expect(draftFrom(null, { ...monday, transferableFrom: '2026-04-20' }).admissionDate).toBe('2026-04-20')
    expect(draftFrom(null, { ...monday, transferableFrom: '2026-04-01' }).admissionDate).toBe('2026-04-14')
  })
})

describe('what of the patient concerns us', () => {
  const point = (item: string) => ({ item, why: 'refused' as const, text: '', limit: null })
  test('× before △ before ○, each once', () => {
    const fits = needFits(['suction', 'dialysis', 'oxygen'], { mark: 'blocked', blocking: [point('dialysis')], open: [point('guarantor'), point('oxygen')] })
    expect(fits.map((fit) => `${fit.item} ${fit.mark}`)).toEqual(['dialysis blocked', 'guarantor conditional', 'oxygen conditional', 'suction fits'])
  })
  test('patients we can take come first, the longest waiting first among equals', () => {
    const of = (mark: 'fits' | 'conditional' | 'blocked', sentAt: string) => ({ judgement: { mark, blocking: [], open: [] }, sentAt })
    const sorted = [of('blocked', '1'), of('fits', '3'), of('fits', '2'), of('conditional', '0')].sort(byFit)
    expect(sorted.map((one) => one.sentAt)).toEqual(['2', '3', '0', '1'])
  })
})

test('the inbox: our turn first, settled last, the server’s order within', () => {
  const of = (state: 'unread' | 'confirmed' | 'considering' | 'accepted' | 'chosen', n: number, facts: { answerOverdue?: boolean; answerStale?: boolean } = {}) => ({
    n,
    inquiry: { state, answerOverdue: facts.answerOverdue ?? false, answerStale: facts.answerStale ?? false },
  })
  const list = [of('confirmed', 1), of('accepted', 2), of('considering', 3), of('unread', 4), of('accepted', 5, { answerStale: true }), of('chosen', 6), of('considering', 7, { answerOverdue: true })]
  expect(inboxOrder(list).map((one) => one.n)).toEqual([4, 5, 6, 7, 3, 2, 1])
})
