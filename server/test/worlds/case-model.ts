import type { RefusalCode } from '@tasuki/domain/base/refusal'
import { CASE_STATUS, type CaseStatus, type CaseVisibility, INQUIRY_STATE, type InquiryState } from '@tasuki/domain/transfer/case-status'
import { answerInquiry, chooseCandidate, closeInquiries, confirmCandidate, type InquiryMove, makeReverseOffer, releaseHold, withdrawInquiry } from '@tasuki/domain/transfer/inquiry.rules'
import { relationToCase } from '@tasuki/domain/transfer/transfer.policy'
import { completeCase, endCase, hasReader, mayDo } from '@tasuki/domain/transfer/transfer.rules'
import type { Result } from '@tasuki/domain/base/result'
import { ACCEPTED, DECLINED } from './transfer-world'

/** A case as the rules see it. A reverse offer's inquiry is called `offer of <hospital>` until its id is known. */
export type ModelCase = {
  status: CaseStatus
  visibility: CaseVisibility
  version: number
  inquiries: { id: string; hospitalId: string; state: InquiryState; pausedFrom: InquiryState | null; version: number }[]
}

/** What everybody tries at the same moment, with what stood on their screens. */
export type Act =
  | { by: 'sender'; kind: 'choose'; version: number; inquiryId: string }
  | { by: 'sender'; kind: 'release' | 'end' | 'narrow' | 'widen'; version: number }
  | { by: 'sender'; kind: 'complete'; version: number; destinationHospitalId: string | null }
  | { by: 'sender'; kind: 'withdraw'; inquiryId: string }
  | { by: 'asked'; kind: 'confirm' | 'take back' | 'accept' | 'decline'; inquiryId: string; version: number }
  | { by: 'area'; kind: 'offer'; hospitalId: string }

/** The line that the act leaves in the case's history. */
export const EVENT_OF = {
  choose: 'chosen', release: 'hold_released', end: 'ended', narrow: 'visibility_changed', widen: 'visibility_changed', complete: 'completed', withdraw: 'withdrawn',
  confirm: 'confirmed', 'take back': 'taken_back', accept: 'answered', decline: 'answered', offer: 'reverse_offer',
} as const satisfies Record<Act['kind'], string>

export type ModelWorld = { senderHospitalId: string; areaHospitalIds: readonly string[]; now: Date }
export type Outcome = 'done' | RefusalCode
/** Refused, more than one reason may be true: whoever lost the record while it waited is told what became of the case. */
type Step = { outcomes: readonly Outcome[]; next: ModelCase }

/** The day of the tests' clock. */
export const TODAY = '2026-11-24'
const NO_DETAILS = { transferDate: null, destinationHospitalId: null, destinationText: '' }
const AREA = '14101'

const moved = (of: ModelCase, moves: readonly InquiryMove[]): ModelCase => ({
  ...of,
  inquiries: of.inquiries.map((inquiry) => {
    const move = moves.find((one) => one.id === inquiry.id)
    return move ? { ...inquiry, state: move.state, pausedFrom: move.pausedFrom, version: inquiry.version + 1 } : inquiry
  }),
})
const unchanged = (of: ModelCase, ...outcomes: RefusalCode[]): Step => ({ outcomes, next: of })
const orUnchanged = <T>(of: ModelCase, result: Result<T>, then: (value: T) => ModelCase): Step => (result.ok ? { outcomes: ['done'], next: then(result.value) } : unchanged(of, result.refusal.code))
const changed = (of: ModelCase, to: Partial<ModelCase>): ModelCase => ({ ...of, ...to, version: of.version + 1 })

const bySender = (of: ModelCase, act: Extract<Act, { by: 'sender' }>, world: ModelWorld): Step => {
  if (act.kind === 'withdraw') {
    const inquiry = of.inquiries.find((one) => one.id === act.inquiryId)
    if (!inquiry) return unchanged(of, 'not_found')
    return orUnchanged(of, withdrawInquiry(of.status, inquiry.state), () => moved(of, [{ id: inquiry.id, state: 'withdrawn', pausedFrom: null }]))
  }
  if (act.version !== of.version) return unchanged(of, 'version_conflict')
  switch (act.kind) {
    case 'choose':
      return orUnchanged(of, chooseCandidate(of.status, of.inquiries, { inquiryId: act.inquiryId, transferDate: TODAY, today: TODAY }), ({ moves }) => changed(moved(of, moves), { status: 'held' }))
    case 'release':
      return orUnchanged(of, releaseHold(of.status, of.inquiries, 'sender'), ({ moves }) => changed(moved(of, moves), { status: 'recruiting' }))
    case 'complete': {
      const facts = { status: of.status, registeredAt: world.now, now: world.now }
      const details = { transferDate: TODAY, destinationHospitalId: act.destinationHospitalId, destinationText: act.destinationHospitalId === null ? '県外の病院' : '' }
      return orUnchanged(of, completeCase(facts, details), () => changed(moved(of, closeInquiries(of.inquiries, act.destinationHospitalId)), { status: 'completed' }))
    }
    case 'end':
      return orUnchanged(of, endCase(of.status, 'home', { ...NO_DETAILS, note: '' }), () => changed(moved(of, closeInquiries(of.inquiries, null)), { status: 'ended' }))
    case 'narrow':
    case 'widen': {
      const visibility = act.kind === 'narrow' ? 'S1' : 'S2'
      const allowed = mayDo('changeVisibility', of.status)
      if (!allowed.ok) return unchanged(of, allowed.refusal.code)
      const readers = of.inquiries.filter((inquiry) => INQUIRY_STATE[inquiry.state].seesRecord).length
      return orUnchanged(of, hasReader(visibility, readers), () => changed(of, { visibility }))
    }
  }
}

const byAsked = (of: ModelCase, act: Extract<Act, { by: 'asked' }>): Step => {
  const inquiry = of.inquiries.find((one) => one.id === act.inquiryId)
  if (!inquiry) return unchanged(of, 'not_found')
  const isOver = !INQUIRY_STATE[inquiry.state].seesRecord
  if (act.kind === 'accept' || act.kind === 'decline') {
    if (isOver) return unchanged(of, 'inquiry_not_answerable', ...(CASE_STATUS[of.status].closed ? (['case_closed'] as const) : []))
    return orUnchanged(of, answerInquiry(of.status, inquiry, { answer: act.kind === 'accept' ? ACCEPTED : DECLINED, version: act.version }), ({ state }) =>
      moved(of, [{ id: inquiry.id, state, pausedFrom: inquiry.pausedFrom }]),
    )
  }
  if (isOver) return unchanged(of, 'inquiry_not_chosen', ...(act.kind === 'confirm' ? ([CASE_STATUS[of.status].closed ? 'case_closed' : 'case_not_held'] as const) : []))
  if (act.kind === 'confirm' && inquiry.state !== 'chosen') return unchanged(of, 'inquiry_not_chosen')
  if (act.kind === 'confirm' && act.version !== inquiry.version) return unchanged(of, 'version_conflict')
  if (act.kind === 'confirm') return orUnchanged(of, confirmCandidate(of.status, of.inquiries, inquiry.id), ({ moves }) => changed(moved(of, moves), {}))
  if (inquiry.state !== 'chosen' && inquiry.state !== 'confirmed') return unchanged(of, 'inquiry_not_chosen')
  return orUnchanged(of, releaseHold(of.status, of.inquiries, 'chosen hospital'), ({ moves }) => changed(moved(of, moves), { status: 'recruiting' }))
}

const byArea = (of: ModelCase, { hospitalId }: Extract<Act, { by: 'area' }>, world: ModelWorld): Step => {
  const isArea = world.areaHospitalIds.includes(hospitalId)
  const facts = { sent: true, senderHospitalId: world.senderHospitalId, visibility: of.visibility, destinationCodes: [AREA], inquiries: of.inquiries }
  const relation = relationToCase({ kind: 'member', personId: hospitalId, hospitalId, role: 'member' }, { municipalityCode: isArea ? AREA : '14102', active: true }, { ...facts, status: 'recruiting' })
  if (relation !== 'area' && relation !== 'candidate') return unchanged(of, 'not_found')
  const own = of.inquiries.find((inquiry) => inquiry.hospitalId === hospitalId && INQUIRY_STATE[inquiry.state].seesRecord)
  const way = makeReverseOffer({ relation, status: of.status })
  if (!way.ok) return unchanged(of, way.refusal.code)
  const isUnanswered = own?.state === 'unread' || own?.state === 'read'
  if (own) return orUnchanged(of, answerInquiry(of.status, own, { answer: ACCEPTED, version: isUnanswered ? own.version : -1 }), ({ state }) => moved(of, [{ id: own.id, state, pausedFrom: own.pausedFrom }]))
  return { outcomes: ['done'], next: { ...of, inquiries: [...of.inquiries, { id: `offer of ${hospitalId}`, hospitalId, state: 'accepted', pausedFrom: null, version: 1 }] } }
}

/** What the rules say to one act on the case as it stands. */
const applyAct = (of: ModelCase, act: Act, world: ModelWorld): Step => (act.by === 'sender' ? bySender(of, act, world) : act.by === 'asked' ? byAsked(of, act) : byArea(of, act, world))

/** States compared without the ids that a test can't know and without the versions of inquiries, which only count. */
export const pictureOf = (of: ModelCase): string =>
  JSON.stringify([of.status, of.visibility, of.version, of.inquiries.map((inquiry) => `${inquiry.hospitalId} ${inquiry.state} ${inquiry.pausedFrom}`).sort()])

/**
 * Whether some order of the acts, one after the other, explains what each was answered and what stands there now: the
 * meaning of "exactly one outcome, nothing half done".
 */
export const isExplained = (before: ModelCase, acts: readonly { act: Act; outcome: string }[], seen: { picture: string; world: ModelWorld }): boolean => {
  if (acts.length === 0) return pictureOf(before) === seen.picture
  return acts.some(({ act, outcome }, at) => {
    const step = applyAct(before, act, seen.world)
    return step.outcomes.includes(outcome as Outcome) && isExplained(step.next, acts.toSpliced(at, 1), seen)
  })
}

