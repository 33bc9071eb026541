import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REFUSAL_KIND, REFUSAL_STATUS, type RefusalCode } from '../base/refusal'
import type { Result } from '../base/result'
import { CASE_STATUS, type CaseStatus, INQUIRY_STATE, type InquiryState } from './case-status'
import type { InquiryAnswer } from './inquiry-answer'
import {
  answerInquiry,
  chooseCandidate,
  closeInquiries,
  confirmCandidate,
  type InquiryFacts,
  type InquiryMove,
  isAnswerOverdue,
  isAnswerStale,
  isConfirmationOverdue,
  makeReverseOffer,
  readInquiry,
  releaseHold,
  withdrawInquiry,
} from './inquiry.rules'
import { isLive } from './transfer.rules'

const STATES = Object.keys(INQUIRY_STATE) as InquiryState[]
const STATUSES = Object.keys(CASE_STATUS) as CaseStatus[]
const codeOf = (result: Result<unknown>): RefusalCode | 'ok' => (result.ok ? 'ok' : result.refusal.code)
const facts = (id: string, state: InquiryState, pausedFrom: InquiryState | null = null): InquiryFacts => ({ id, hospitalId: `hospital-${id}`, state, pausedFrom, version: 3 })
const apply = (inquiries: readonly InquiryFacts[], moves: readonly InquiryMove[]): InquiryFacts[] =>
  inquiries.map((inquiry) => ({ ...inquiry, ...moves.find((move) => move.id === inquiry.id) }))
const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

const offer = { admissionDate: '2026-12-01', waitingWeeks: null, ward: '', roomFee: '', note: '' }
const acceptance: InquiryAnswer = { kind: 'accepted', ...offer }
const decline: InquiryAnswer = { kind: 'declined', reason: 'full', possibleIf: '', note: '' }
const considering: InquiryAnswer = { kind: 'considering', until: '2026-11-23T06:00:00Z', waitsFor: 'doctor', note: '' }

/** Before anybody is chosen. */
const OPEN_STATES = STATES.filter((state) => !['chosen', 'confirmed', 'paused'].includes(state))
const world = fc
  .tuple(fc.array(fc.constantFrom(...OPEN_STATES), { maxLength: 6 }), fc.constantFrom<InquiryState>('accepted', 'conditional'), fc.nat(6))
  .map(([others, state, at]) => {
    const inquiries = others.map((of, i) => facts(`o${i}`, of))
    inquiries.splice(Math.min(at, inquiries.length), 0, facts('b', state))
    return inquiries
  })

const choice = (inquiryId: string, transferDate = '2026-11-27') => ({ inquiryId, transferDate, today: '2026-11-24' })

describe('an answer', () => {
  it('the first person of B who opens it turns 未読 into 閲覧済, and nothing else', () => {
    for (const state of STATES) expect(readInquiry(state)).toBe(state === 'unread' ? 'read' : state)
  })
  it('rule 68: is free to change until B is chosen', () => {
    for (const state of ['unread', 'read', 'considering', 'accepted', 'conditional', 'declined'] as const)
      for (const answer of [acceptance, decline, considering]) expect(valueOf(answerInquiry('recruiting', facts('b', state), { answer, version: 3 })).state).toBe(answer.kind)
    for (const state of ['chosen', 'confirmed', 'paused', 'withdrawn', 'ended'] as const)
      expect(answerInquiry('held', facts('b', state), { answer: decline, version: 3 })).toMatchObject({ refusal: { code: 'inquiry_not_answerable', details: { state } } })
  })
  it('rule 68: 受入可 carries a day or a waiting time', () => {
    const answer: InquiryAnswer = { ...acceptance, admissionDate: null }
    expect(answerInquiry('recruiting', facts('b', 'read'), { answer, version: 3 })).toMatchObject({ refusal: { code: 'required_fields_missing', details: { fields: ['admissionDate', 'waitingWeeks'] } } })
    expect(codeOf(answerInquiry('recruiting', facts('b', 'read'), { answer: { ...answer, waitingWeeks: 0 }, version: 3 }))).toBe('ok')
  })
  it('rule 83: the second of two at the same moment is told the answer that stands', () => {
    expect(answerInquiry('recruiting', { ...facts('b', 'declined'), version: 4 }, { answer: acceptance, version: 3 })).toEqual({
      ok: false,
      refusal: { code: 'answer_superseded', details: { state: 'declined', version: 4 } },
    })
  })
  it('on a closed case is refused', () => expect(codeOf(answerInquiry('completed', facts('b', 'ended'), { answer: decline, version: 3 }))).toBe('case_closed'))
})

describe('choosing', () => {
  it('rule 70: only from 受入可 or 条件付き; the others turn 他院で調整中 and remember what they were', () => {
    for (const state of STATES) {
      const result = chooseCandidate('recruiting', [facts('b', state)], choice('b'))
      expect(codeOf(result)).toBe(state === 'accepted' || state === 'conditional' ? 'ok' : 'inquiry_not_choosable')
    }
    const inquiries = [facts('b', 'accepted'), facts('c', 'considering'), facts('d', 'withdrawn'), facts('e', 'accepted')]
    expect(valueOf(chooseCandidate('recruiting', inquiries, choice('b'))).moves).toEqual([
      { id: 'b', state: 'chosen', pausedFrom: 'accepted' },
      { id: 'c', state: 'paused', pausedFrom: 'considering' },
      { id: 'e', state: 'paused', pausedFrom: 'accepted' },
    ])
    expect(codeOf(chooseCandidate('recruiting', inquiries, choice('unknown')))).toBe('not_found')
  })
  it('rule 61: of two choices at the same moment the second meets a held case: 409', () => {
    const inquiries = [facts('b', 'accepted'), facts('c', 'accepted')]
    const first = valueOf(chooseCandidate('recruiting', inquiries, choice('b'))).moves
    const second = chooseCandidate('held', apply(inquiries, first), choice('c'))
    expect(second).toMatchObject({ refusal: { code: 'case_held' } })
    expect(REFUSAL_STATUS[REFUSAL_KIND.case_held]).toBe(409)
  })
  it('rule 70: exactly one is chosen, nobody else stays open', () => {
    fc.assert(
      fc.property(world, (inquiries) => {
        const after = apply(inquiries, valueOf(chooseCandidate('recruiting', inquiries, choice('b'))).moves)
        expect(after.filter((inquiry) => inquiry.state === 'chosen').map((inquiry) => inquiry.id)).toEqual(['b'])
        for (const inquiry of after) expect(INQUIRY_STATE[inquiry.state].answerable).toBe(false)
      }),
    )
  })
  it('rule 71: B confirms, and the others end', () => {
    fc.assert(
      fc.property(world, (inquiries) => {
        const held = apply(inquiries, valueOf(chooseCandidate('recruiting', inquiries, choice('b'))).moves)
        const after = apply(held, valueOf(confirmCandidate('held', held, 'b')).moves)
        expect(after.filter((inquiry) => isLive(inquiry.state)).map((inquiry) => [inquiry.id, inquiry.state])).toEqual([['b', 'confirmed']])
        expect(after.filter((inquiry) => inquiry.state === 'withdrawn').length).toBe(inquiries.filter((inquiry) => inquiry.state === 'withdrawn').length)
      }),
    )
  })
  it('rule 71: only the chosen one confirms, once, and only while held', () => {
    const held = [facts('b', 'chosen', 'accepted'), facts('c', 'paused', 'read')]
    expect(codeOf(confirmCandidate('held', held, 'c'))).toBe('inquiry_not_chosen')
    expect(codeOf(confirmCandidate('held', [facts('b', 'confirmed', 'accepted')], 'b'))).toBe('inquiry_not_chosen')
    expect(codeOf(confirmCandidate('recruiting', held, 'b'))).toBe('case_not_held')
    expect(codeOf(confirmCandidate('ended', held, 'b'))).toBe('case_closed')
  })
  it('rule 72: when A cancels, every inquiry is exactly as before', () => {
    fc.assert(
      fc.property(world, (inquiries) => {
        const held = apply(inquiries, valueOf(chooseCandidate('recruiting', inquiries, choice('b'))).moves)
        const { moves, released } = valueOf(releaseHold('held', held, 'sender'))
        expect(apply(held, moves)).toEqual(inquiries)
        expect(released?.id).toBe('b')
      }),
      { numRuns: 500 },
    )
  })
  it('rule 72: when B takes back, B has declined and all others are exactly as before', () => {
    fc.assert(
      fc.property(world, (inquiries) => {
        const held = apply(inquiries, valueOf(chooseCandidate('recruiting', inquiries, choice('b'))).moves)
        const after = apply(held, valueOf(releaseHold('held', held, 'chosen hospital')).moves)
        expect(after).toEqual(inquiries.map((inquiry) => (inquiry.id === 'b' ? { ...inquiry, state: 'declined' } : inquiry)))
      }),
    )
  })
  it('rule 72: choosing and releasing again and again leaves no trace', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 5 }), (inquiries, times) => {
        let now: InquiryFacts[] = [...inquiries]
        for (let i = 0; i < times; i++) {
          const held = apply(now, valueOf(chooseCandidate('recruiting', now, choice('b'))).moves)
          now = apply(held, valueOf(releaseHold('held', held, 'sender')).moves)
        }
        expect(now).toEqual(inquiries)
      }),
    )
  })
  it('rule 72: after B confirmed, its answer comes back; those told good-bye aren’t asked again by themselves', () => {
    const held = [facts('b', 'confirmed', 'conditional'), facts('c', 'ended', 'read')]
    expect(valueOf(releaseHold('held', held, 'sender')).moves).toEqual([{ id: 'b', state: 'conditional', pausedFrom: null }])
    for (const status of STATUSES.filter((of) => of !== 'held')) expect(codeOf(releaseHold(status, held, 'sender'))).toBe(CASE_STATUS[status].closed ? 'case_closed' : 'case_not_held')
  })
})

describe('withdrawing', () => {
  it('rule 75: as long as it is answerable and nobody is chosen', () => {
    for (const state of STATES) expect(codeOf(withdrawInquiry('recruiting', state))).toBe(INQUIRY_STATE[state].answerable ? 'ok' : 'inquiry_not_withdrawable')
    expect(codeOf(withdrawInquiry('held', 'paused'))).toBe('case_held')
    expect(codeOf(withdrawInquiry('ended', 'ended'))).toBe('case_closed')
  })
})

describe('closing', () => {
  const anyInquiries = fc
    .array(fc.tuple(fc.constantFrom(...STATES), fc.constantFrom(...OPEN_STATES)), { maxLength: 7 })
    .map((list) => list.map(([state, before], i) => facts(`i${i}`, state, state === 'paused' || state === 'chosen' || state === 'confirmed' ? before : null)))

  it('rules 78, 79: nothing stays live but the destination', () => {
    fc.assert(
      fc.property(anyInquiries, fc.nat(8), (inquiries, at) => {
        const destination = inquiries[at]?.hospitalId ?? null
        const after = apply(inquiries, closeInquiries(inquiries, destination))
        after.forEach((inquiry, i) => {
          const before = inquiries[i] as InquiryFacts
          if (!isLive(before.state)) expect(inquiry).toEqual(before)
          else expect(inquiry.state).toBe(inquiry.hospitalId === destination ? 'confirmed' : 'ended')
        })
      }),
      { numRuns: 500 },
    )
  })
  it('rule 79: ended for a reason of its own, every live inquiry ends', () => {
    fc.assert(
      fc.property(anyInquiries, (inquiries) => {
        const after = apply(inquiries, closeInquiries(inquiries, null))
        expect(after.filter((inquiry) => isLive(inquiry.state))).toEqual([])
      }),
    )
  })
  it('remembers what each was before', () => {
    expect(closeInquiries([facts('b', 'paused', 'declined'), facts('c', 'accepted'), facts('d', 'confirmed', 'accepted')], 'hospital-d')).toEqual([
      { id: 'b', state: 'ended', pausedFrom: 'declined' },
      { id: 'c', state: 'ended', pausedFrom: 'accepted' },
      { id: 'd', state: 'confirmed', pausedFrom: 'accepted' },
    ])
  })
})

describe('reverse offers', () => {
  it('rule 42, 77: by a hospital of the area it is an offer', () => expect(makeReverseOffer({ relation: 'area', status: 'recruiting' })).toEqual({ ok: true, value: 'offer' }))
  it('rule 44: by a candidate it is its normal answer, by the sender 400', () => {
    expect(makeReverseOffer({ relation: 'candidate', status: 'recruiting' })).toEqual({ ok: true, value: 'answer' })
    expect(codeOf(makeReverseOffer({ relation: 'sender', status: 'recruiting' }))).toBe('own_case')
    expect(REFUSAL_STATUS[REFUSAL_KIND.own_case]).toBe(400)
  })
  it('rule 45: on a closed case 409, and on a held one', () => {
    for (const status of ['completed', 'ended'] as const) expect(codeOf(makeReverseOffer({ relation: 'candidate', status }))).toBe('case_closed')
    expect(codeOf(makeReverseOffer({ relation: 'area', status: 'held' }))).toBe('case_held')
    expect(REFUSAL_STATUS[REFUSAL_KIND.case_closed]).toBe(409)
  })
})

describe('clocks', () => {
  const until = new Date('2026-11-23T06:00:00Z')
  const later = new Date(until.getTime() + 1)
  it('rule 69: 検討中 past its announced time is overdue; nothing else is', () => {
    expect(isAnswerOverdue({ state: 'considering', answer: considering, now: until })).toBe(false)
    expect(isAnswerOverdue({ state: 'considering', answer: considering, now: later })).toBe(true)
    expect(isAnswerOverdue({ state: 'paused', answer: considering, now: later })).toBe(false)
    expect(isAnswerOverdue({ state: 'considering', answer: null, now: later })).toBe(false)
  })
  it('rule 73: the time to confirm runs out only for who is chosen and hasn’t confirmed', () => {
    expect(isConfirmationOverdue({ state: 'chosen', confirmDueAt: until, now: until })).toBe(false)
    expect(isConfirmationOverdue({ state: 'chosen', confirmDueAt: until, now: later })).toBe(true)
    expect(isConfirmationOverdue({ state: 'confirmed', confirmDueAt: until, now: later })).toBe(false)
    expect(isConfirmationOverdue({ state: 'chosen', confirmDueAt: null, now: later })).toBe(false)
  })
  it('rule 76: an answer given before the last change is 「変更前の回答」 until given again', () => {
    expect(isAnswerStale({ answeredRevision: 1, revision: 2 })).toBe(true)
    expect(isAnswerStale({ answeredRevision: 2, revision: 2 })).toBe(false)
    expect(isAnswerStale({ answeredRevision: null, revision: 2 })).toBe(false)
  })
})
