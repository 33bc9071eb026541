import { describe, expect, it } from 'vitest'
import { inquiryAnswer, missingInAnswer } from './inquiry-answer'

const offer = { admissionDate: null, waitingWeeks: null, ward: '', roomFee: '', note: '' }
const missing = (answer: unknown) => missingInAnswer(inquiryAnswer.parse(answer))
const isAnswer = (answer: unknown) => inquiryAnswer.safeParse(answer).success

describe('rule 68: what an answer must carry', () => {
  it('受入可: a day or a waiting time', () => {
    expect(missing({ kind: 'accepted', ...offer })).toEqual(['admissionDate', 'waitingWeeks'])
    expect(missing({ kind: 'accepted', ...offer, admissionDate: '2026-12-01' })).toEqual([])
    expect(missing({ kind: 'accepted', ...offer, waitingWeeks: 0 })).toEqual([])
  })
  it('条件付き: its conditions too', () => {
    expect(missing({ kind: 'conditional', ...offer, conditions: ' 　\n' })).toEqual(['admissionDate', 'waitingWeeks', 'conditions'])
    expect(missing({ kind: 'conditional', ...offer, waitingWeeks: 2, conditions: '酸素3Lまで' })).toEqual([])
  })
  it('受入不可: その他 says why', () => {
    expect(missing({ kind: 'declined', reason: 'other', possibleIf: '', note: '' })).toEqual(['note'])
    expect(missing({ kind: 'declined', reason: 'full', possibleIf: '', note: '' })).toEqual([])
  })
  it('検討中: nothing more', () => expect(missing({ kind: 'considering', until: '2026-11-23T06:00:00Z', waitsFor: 'bed', note: '' })).toEqual([]))
})

describe('the union', () => {
  it.each([
    ['an unknown kind', { kind: 'maybe' }],
    ['no kind', offer],
    ['a field of another kind', { kind: 'declined', reason: 'full', possibleIf: '', note: '', ward: '3階' }],
    ['an acceptance with conditions', { kind: 'accepted', ...offer, conditions: 'x' }],
    ['a conditional one without', { kind: 'conditional', ...offer }],
    ['an uncoded reason', { kind: 'declined', reason: 'dislike', possibleIf: '', note: '' }],
    ['a time that is none', { kind: 'considering', until: '15時', waitsFor: 'bed', note: '' }],
    ['a time without UTC', { kind: 'considering', until: '2026-11-23T15:00:00', waitsFor: 'bed', note: '' }],
    ['a day that doesn’t exist', { kind: 'accepted', ...offer, admissionDate: '2026-02-30' }],
    ['53 weeks', { kind: 'accepted', ...offer, waitingWeeks: 53 }],
    ['half a week', { kind: 'accepted', ...offer, waitingWeeks: 0.5 }],
    ['−1 weeks', { kind: 'accepted', ...offer, waitingWeeks: -1 }],
    ['a missing field', { kind: 'accepted', ...offer, ward: undefined }],
    ['an array', [{ kind: 'accepted', ...offer }]],
    ['null', null],
  ])('refuses %s', (_what, answer) => expect(isAnswer(answer)).toBe(false))
  it('accepts 29 February of a leap year only', () => {
    expect(isAnswer({ kind: 'accepted', ...offer, admissionDate: '2028-02-29' })).toBe(true)
    expect(isAnswer({ kind: 'accepted', ...offer, admissionDate: '2027-02-29' })).toBe(false)
  })
})
