import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REFUSAL_KIND, REFUSAL_STATUS, type RefusalCode } from '../base/refusal'
import type { Result } from '../base/result'
import { addDays, japanInstant } from '../base/working-time'
import { type CaseRecord, EMPTY_CASE_RECORD } from './case-record'
import { CASE_STATUS, type CaseStatus } from './case-status'
import {
  acceptCandidates,
  CASE_ACTS,
  type CaseAct,
  changeRecord,
  type ClosingDetails,
  completeCase,
  endCase,
  hasReader,
  mayDo,
  readyToSend,
  refusalOfCaseAct,
  refuseUrgent,
  reopenCase,
  transferDateOverdue,
} from './transfer.rules'

const STATUSES = Object.keys(CASE_STATUS) as CaseStatus[]
const codeOf = (result: Result<unknown>): RefusalCode | 'ok' => (result.ok ? 'ok' : result.refusal.code)
const statusOf = (result: Result<unknown>): number => (result.ok ? 200 : REFUSAL_STATUS[REFUSAL_KIND[result.refusal.code]])

const complete: CaseRecord = {
  ...EMPTY_CASE_RECORD,
  sex: 'female',
  age: 82,
  setting: 'inpatient',
  mainDisease: '大腿骨頸部骨折術後',
  purpose: 'recovery_rehab',
  destination: { municipalities: ['14101'], secondaryAreas: [] },
  medicalCategory: '2',
  transferableFrom: '2026-11-30',
  urgent: false,
  needs: { ventilator: { presence: 'absent', quantity: null, detail: '' } },
}

describe('the life of a case', () => {
  it('every status and act is either allowed or refused with a conflict', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CASE_ACTS), fc.constantFrom(...STATUSES), (act, status) => {
        const refusal = refusalOfCaseAct(act, status)
        expect(mayDo(act, status)).toEqual(refusal === undefined ? { ok: true, value: true } : { ok: false, refusal })
        if (refusal !== undefined) expect(REFUSAL_STATUS[REFUSAL_KIND[refusal.code]]).toBe(409)
      }),
      { numRuns: 400 },
    )
  })
  it.each<[CaseStatus, CaseAct[]]>([
    ['draft', ['changeRecord', 'changeVisibility', 'send', 'end', 'discard']],
    ['recruiting', ['changeRecord', 'changeVisibility', 'addCandidates', 'choose', 'complete', 'end']],
    ['held', ['changeRecord', 'changeVisibility', 'releaseHold', 'complete', 'end']],
    ['completed', ['reopen']],
    ['ended', ['reopen']],
  ])('%s allows %j', (status, acts) => expect(CASE_ACTS.filter((act) => refusalOfCaseAct(act, status) === undefined)).toEqual(acts))

  it.each<[string, CaseAct, CaseStatus, RefusalCode]>([
    ['rule 67', 'addCandidates', 'held', 'case_held'],
    ['rule 67', 'addCandidates', 'draft', 'case_not_recruiting'],
    ['rule 61', 'choose', 'held', 'case_held'],
    ['rule 62', 'end', 'completed', 'case_closed'],
    ['rule 62', 'complete', 'ended', 'case_closed'],
    ['rule 72', 'releaseHold', 'recruiting', 'case_not_held'],
    ['rule 80', 'reopen', 'recruiting', 'case_not_closed'],
    ['rule 66', 'send', 'recruiting', 'case_not_draft'],
    ['rule 64', 'discard', 'held', 'case_not_draft'],
    ['rule 78', 'complete', 'draft', 'case_not_recruiting'],
  ])('%s: %s while %s is %s', (_rule, act, status, code) => expect(refusalOfCaseAct(act, status)?.code).toBe(code))
})

describe('sending', () => {
  it('rule 55: an urgent transfer is refused, and before anything else is asked for', () => {
    expect(refuseUrgent({ ...complete, urgent: true })).toEqual({ ok: false, refusal: { code: 'urgent_transfer', details: { fields: ['urgent'] } } })
    expect(statusOf(readyToSend({ ...EMPTY_CASE_RECORD, urgent: true }))).toBe(422)
    expect(codeOf(readyToSend({ ...EMPTY_CASE_RECORD, urgent: true }))).toBe('urgent_transfer')
    expect(codeOf(refuseUrgent({ ...complete, urgent: null }))).toBe('ok')
  })
  it('a complete record can be sent, an empty one names all that is missing', () => {
    expect(codeOf(readyToSend(complete))).toBe('ok')
    expect(readyToSend(EMPTY_CASE_RECORD)).toMatchObject({
      refusal: {
        code: 'required_fields_missing',
        details: { fields: ['sex', 'age', 'setting', 'mainDisease', 'purpose', 'destination', 'medicalCategory', 'needs.ventilator', 'transferableFrom', 'urgent'] },
      },
    })
  })
  it('rule 65: with no candidate S1 is refused, S2 accepted', () => {
    expect(codeOf(hasReader('S1', 0))).toBe('no_reader')
    expect(codeOf(hasReader('S2', 0))).toBe('ok')
    expect(codeOf(hasReader('S1', 1))).toBe('ok')
  })
  it('rule 47: a hospital that isn’t a user can’t be chosen', () => {
    for (const use of ['non_user', 'ended'] as const)
      expect(acceptCandidates('A', [], [{ hospitalId: 'B', use }])).toEqual({ ok: false, refusal: { code: 'candidate_not_user', details: { fields: ['hospitalIds'], hospitalId: 'B' } } })
    expect(codeOf(acceptCandidates('A', [], [{ hospitalId: 'B', use: 'active' }, { hospitalId: 'C', use: 'active' }]))).toBe('ok')
  })
  it('rule 66: one bad candidate refuses all; the sender and one already asked are bad ones', () => {
    const good = { hospitalId: 'B', use: 'active' as const }
    expect(codeOf(acceptCandidates('A', [], [good, { hospitalId: 'A', use: 'active' }]))).toBe('candidate_is_sender')
    expect(codeOf(acceptCandidates('A', ['C'], [good, { hospitalId: 'C', use: 'active' }]))).toBe('candidate_already_asked')
    expect(codeOf(acceptCandidates('A', [], [good, good]))).toBe('candidate_already_asked')
  })
})

describe('changing the record', () => {
  it('rule 76: tells field by field what changed', () => {
    expect(changeRecord('recruiting', complete, { ...complete, age: 83, course: '解熱' })).toEqual({ ok: true, value: { changed: ['age', 'course'] } })
  })
  it('rule 76: after sending it stays complete; a draft may have gaps', () => {
    const gap = { ...complete, sex: null }
    expect(codeOf(changeRecord('draft', complete, gap))).toBe('ok')
    expect(codeOf(changeRecord('recruiting', complete, gap))).toBe('required_fields_missing')
    expect(codeOf(changeRecord('held', complete, { ...complete, urgent: true }))).toBe('urgent_transfer')
    expect(codeOf(changeRecord('ended', complete, complete))).toBe('case_closed')
  })
})

const registeredAt = japanInstant('2026-06-10', '10:00')
const now = japanInstant('2026-11-23', '00:10')
const details: ClosingDetails = { transferDate: '2026-11-22', destinationHospitalId: null, destinationText: '県外の病院' }
const finish = (of: Partial<ClosingDetails>, status: CaseStatus = 'held') =>
  completeCase({ status, registeredAt, now }, { ...details, ...of })

describe('転院完了', () => {
  it('rule 52: without date or destination it names what is missing, with 422', () => {
    const both = finish({ transferDate: null, destinationText: ' 　' })
    expect(both).toMatchObject({ refusal: { code: 'transfer_details_missing', details: { fields: ['transferDate', 'destination'] } } })
    expect(statusOf(both)).toBe(422)
    expect(finish({ transferDate: null })).toMatchObject({ refusal: { details: { fields: ['transferDate'] } } })
    expect(finish({ destinationText: '' })).toMatchObject({ refusal: { details: { fields: ['destination'] } } })
  })
  it('rule 53: not in the future, counted in Japan; not more than a year before it was registered', () => {
    expect(codeOf(finish({ transferDate: '2026-11-23' }))).toBe('ok')
    expect(codeOf(finish({ transferDate: '2026-11-24' }))).toBe('transfer_date_in_future')
    expect(codeOf(finish({ transferDate: '2025-06-10' }))).toBe('ok')
    expect(codeOf(finish({ transferDate: '2025-06-09' }))).toBe('transfer_date_too_early')
  })
  it('rule 78: from held or straight from 募集中, to a system hospital or a free-text destination', () => {
    expect(codeOf(finish({}, 'recruiting'))).toBe('ok')
    expect(codeOf(finish({ destinationHospitalId: 'B', destinationText: '' }))).toBe('ok')
    expect(codeOf(finish({}, 'completed'))).toBe('case_closed')
  })
})

describe('募集終了', () => {
  const none = { transferDate: null, destinationHospitalId: null, destinationText: '', note: '' }
  it('rule 54: for death, home discharge or another reason; a destination must be empty', () => {
    for (const reason of ['death', 'home', 'facility', 'worsened', 'wish'] as const) expect(codeOf(endCase('recruiting', reason, none))).toBe('ok')
    expect(endCase('held', 'death', { ...none, destinationHospitalId: 'B' })).toMatchObject({ refusal: { code: 'destination_must_be_empty', details: { fields: ['destination'] } } })
    expect(endCase('held', 'home', { ...none, transferDate: '2026-11-22' })).toMatchObject({ refusal: { details: { fields: ['transferDate'] } } })
    expect(codeOf(endCase('held', 'home', { ...none, destinationText: '自宅' }))).toBe('destination_must_be_empty')
  })
  it('rule 79: その他 says why; from any state but a closed one', () => {
    expect(endCase('recruiting', 'other', { ...none, note: ' ' })).toMatchObject({ refusal: { code: 'end_reason_text_missing', details: { fields: ['note'] } } })
    for (const status of STATUSES) expect(codeOf(endCase(status, 'other', { ...none, note: '方針変更' }))).toBe(CASE_STATUS[status].closed ? 'case_closed' : 'ok')
  })
})

describe('rule 80: reopen', () => {
  const closedAt = japanInstant('2026-10-24', '23:59')
  const reopen = (of: Partial<Parameters<typeof reopenCase>[0]>) => reopenCase({ status: 'ended', statusBefore: 'recruiting', closedAt, confirmed: false, now, ...of })
  it('within 30 days, on the last of them still', () => {
    expect(codeOf(reopen({ now: japanInstant('2026-11-23', '23:59') }))).toBe('ok')
    expect(codeOf(reopen({ now: japanInstant('2026-11-24', '00:00') }))).toBe('reopen_period_over')
    expect(statusOf(reopen({ now: japanInstant('2026-11-24', '00:00') }))).toBe(409)
  })
  it('to the state before; a hold only with a hospital that had confirmed', () => {
    expect(reopen({ status: 'completed' })).toEqual({ ok: true, value: { status: 'recruiting' } })
    expect(reopen({ statusBefore: 'draft' })).toEqual({ ok: true, value: { status: 'draft' } })
    expect(reopen({ statusBefore: 'held' })).toEqual({ ok: true, value: { status: 'recruiting' } })
    expect(reopen({ statusBefore: 'held', confirmed: true })).toEqual({ ok: true, value: { status: 'held' } })
  })
  it('only what is closed', () => expect(codeOf(reopen({ status: 'held' }))).toBe('case_not_closed'))
  it('never into a closed state', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATUSES), fc.constantFrom('draft' as const, 'recruiting' as const, 'held' as const, null), fc.boolean(), (status, statusBefore, confirmed) => {
        const result = reopen({ status, statusBefore, confirmed })
        if (result.ok) expect(CASE_STATUS[result.value.status].closed).toBe(false)
        expect(result.ok).toBe(CASE_STATUS[status].closed)
      }),
    )
  })
})

describe('rule 74: the transfer date passes without 転院完了', () => {
  const overdue = (transferDate: string | null, status: CaseStatus = 'held') => transferDateOverdue({ status, transferDate, now })
  it('reminds from the day after, and comes onto the prefecture’s list after seven days', () => {
    expect(overdue('2026-11-23')).toBe('no')
    expect(overdue('2026-11-22')).toBe('remind')
    expect(overdue(addDays('2026-11-23', -7))).toBe('remind')
    expect(overdue(addDays('2026-11-23', -8))).toBe('escalate')
  })
  it('only while held', () => {
    expect(overdue(null)).toBe('no')
    for (const status of ['recruiting', 'completed', 'ended'] as const) expect(overdue('2026-01-01', status)).toBe('no')
  })
})
