import { answerText, readAnswer, type TransferVocabulary } from './answer-text'
import type { CaseEvent } from './case.contract'
import { caseVisibility, endReason, inquiryState } from './case-status'
import { fieldLabel } from './field-text'
import { declineReason } from './inquiry-answer'
import { PREFECTURE_READ_WAYS } from './prefecture-read.rules'

/** `record`: the words of its fields by their paths; `clock`: the time of day alone. */
export type HistoryVocabulary = TransferVocabulary & { record: object; needs: ReadonlyMap<string, string>; clock: (instant: string) => string }

const KINDS = [
  'registered',
  'sent',
  'visibility_changed',
  'assigned',
  'side_assigned',
  'passed_on',
  'name_reported',
  'name_decided',
  'inquiry_sent',
  'reverse_offer',
  'inquiry_read',
  'answered',
  'chosen',
  'confirmed',
  'hold_released',
  'taken_back',
  'withdrawn',
  'inquiry_ended',
  'completed',
  'ended',
  'reopened',
  'draft_notice',
  'handed_over',
  'confirm_overdue',
  'transfer_overdue',
  'document_added',
  'document_deleted',
  'document_restored',
  'document_hidden',
] as const

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** 県が閲覧：記録 2回・トーク 1回（10:02から） */
const prefectureReadText = ({ at, data }: CaseEvent, { events, clock }: HistoryVocabulary): string => {
  const ways = typeof data.ways === 'object' && data.ways !== null ? (data.ways as Record<string, unknown>) : {}
  const said = PREFECTURE_READ_WAYS.flatMap((way) => (typeof ways[way] === 'number' ? [{ way, times: ways[way] }] : []))
  const from = text(data.from)
  // A line is one day's: the time of day is enough.
  const since = from === '' || clock(from) === clock(at) ? '' : events.readSince(clock(from))
  return events.event_prefecture_read(said.map(({ way, times }) => events.readTimes(events[`read_${way}`], times)).join('・')) + since
}

/** One line of the history. The log is append-only: what an older version wrote is said as far as it is understood. */
export const caseEventText = (event: CaseEvent, of: HistoryVocabulary): string => {
  const { events, cases } = of
  const { data } = event
  if (event.kind === 'record_changed') {
    const fields = Array.isArray(data.fields) ? data.fields.filter((field) => typeof field === 'string') : []
    return events.event_record_changed(fields.map((field) => fieldLabel(field, of.record, of.needs)).join('、'))
  }
  if (event.kind === 'prefecture_read') return prefectureReadText(event, of)
  const kind = KINDS.find((one) => one === event.kind)
  if (kind === undefined) return events.room_unknown
  const answer = readAnswer(data.answer)
  const visibility = caseVisibility.safeParse(data.visibility)
  const ended = endReason.safeParse(data.reason)
  const declined = declineReason.safeParse(data.reason)
  const day = text(data.transferDate)
  const given = inquiryState.safeParse(data.kind)
  const assigned = kind === 'assigned' || kind === 'side_assigned'
  const details = [
    assigned && data.how === 'taken_over' ? events.takenOverBySelf : '',
    assigned ? [text(data.personInCharge), text(data.deputy) === '' ? '' : events.deputyIs(text(data.deputy))].filter((part) => part !== '').join(' ') : '',
    kind === 'passed_on' ? events.passedOn({ from: text(data.from), to: text(data.personInCharge), left: data.because === 'left' }) : '',
    kind === 'registered' && text(data.copiedFrom) !== '' ? events.copiedFrom(text(data.copiedFrom)) : '',
    text(data.hospitalName),
    answer === undefined ? '' : answerText(answer, of),
    visibility.success ? cases[`visibility_${visibility.data}`] : '',
    /^\d{4}-\d{2}-\d{2}$/.test(day) ? of.day(day) : '',
    kind === 'ended' && ended.success ? cases[`end_${ended.data}`] : '',
    kind === 'answered' && given.success ? cases[`state_${given.data}`] : '',
    (kind === 'taken_back' || kind === 'answered') && declined.success ? cases[`decline_${declined.data}`] : '',
    kind === 'withdrawn' || kind === 'hold_released' ? text(data.reason) : '',
  ].filter((part) => part !== '')
  const title = events[`event_${kind}`]
  return details.length === 0 ? title : `${title}：${details.join('・')}`
}
