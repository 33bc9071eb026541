import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import { EMPTY_CASE_RECORD, VENTILATOR } from '@tasuki/domain/transfer/case-record'
import type { CaseVisibility } from '@tasuki/domain/transfer/case-status'
import type { CareNeed, CaseNeeds, NeedState } from '@tasuki/domain/facility/care-need'
import { CARE_NEED_GROUPS } from '@tasuki/domain/facility/care-need'
import type { MatchingQuery } from '@tasuki/domain/transfer/matching.contract'

/** What the form holds: the record by its own paths, so that a missing `needs.ventilator` finds its field. */
export type CaseFormValues = CaseRecord & { visibility: CaseVisibility }

export const EMPTY_CASE_FORM: CaseFormValues = { ...EMPTY_CASE_RECORD, visibility: 'S1' }

export const UNKNOWN_NEED: NeedState = { presence: 'unknown', quantity: null, detail: '' }

/** The record as it is sent: what was typed under an item that isn't 有 any more doesn't go along. */
export const recordOfForm = (values: CaseFormValues): CaseRecord => {
  const { visibility: _visibility, ...record } = values
  const needs: CaseNeeds = {}
  for (const [code, state] of Object.entries(record.needs)) {
    if (state !== undefined) needs[code] = state.presence === 'present' ? state : { ...state, quantity: null, detail: '' }
  }
  return { ...record, needs }
}

/** Without words: what is typed beside an item weighs nothing in the matching, and doesn't go along while it is typed. */
export const matchingQueryOf = (record: Pick<CaseRecord, 'needs' | 'age' | 'sex' | 'guarantor' | 'bedKinds' | 'destination'>): MatchingQuery => ({
  needs: Object.fromEntries(Object.entries(record.needs).flatMap(([code, state]) => (state === undefined ? [] : [[code, { ...state, detail: '' }]]))),
  age: record.age,
  sex: record.sex,
  guarantor: record.guarantor,
  bedKinds: record.bedKinds,
  destination: record.destination,
})

export type NeedGroup = { group: CareNeed['group']; needs: CareNeed[] }

/** The catalogue as the form asks it: without retired items, and without the ventilator, which stands under 基本. */
export const needGroups = (careNeeds: readonly CareNeed[]): NeedGroup[] =>
  CARE_NEED_GROUPS.map((group) => ({
    group,
    needs: careNeeds.filter((need) => need.group === group && !need.retired && need.code !== VENTILATOR).sort((a, b) => a.position - b.position),
  })).filter(({ needs }) => needs.length > 0)

/** Codes of these items that nobody has said 有 or 無 about. */
export const unknownNeeds = (needs: CaseNeeds, asked: readonly CareNeed[]): string[] =>
  asked.filter((need) => (needs[need.code]?.presence ?? 'unknown') === 'unknown').map((need) => need.code)

export const withAbsent = (needs: CaseNeeds, codes: readonly string[]): CaseNeeds => ({
  ...needs,
  ...Object.fromEntries(codes.map((code) => [code, { presence: 'absent', quantity: null, detail: '' } satisfies NeedState])),
})

/** A hospital chosen to be asked; the order of choosing is the order of asking. */
export type HospitalPick = { hospitalId: string; name: string }

export const togglePick = (picks: readonly HospitalPick[], pick: HospitalPick): HospitalPick[] =>
  picks.some((one) => one.hospitalId === pick.hospitalId) ? picks.filter((one) => one.hospitalId !== pick.hospitalId) : [...picks, { hospitalId: pick.hospitalId, name: pick.name }]
