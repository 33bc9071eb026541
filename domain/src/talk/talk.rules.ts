import type { Refusal } from '../base/refusal'
import type { HiddenMark } from '../names/hidden-mark'
import type { RoomState } from './talk.contract'

/** One's own words may be put right or taken back for so long; then they stand as they were said (要綱19条). */
export const CHANGE_WITHIN_MS = 5 * 60_000

/** A line says something: in words, or by what it carries. */
export const isSaying = (line: { body: string; documents: number }): boolean => line.body.trim() !== '' || line.documents > 0

export type ChangeableLine = {
  kind: 'text' | 'event'
  authorPersonId: string | null
  authorHospitalId: string | null
  sentAt: Date
  deleted: boolean
  /** By the prefecture, or because somebody saw a name in it. */
  hidden: HiddenMark | null
}

type LineChange = { act: 'edit' | 'delete'; personId: string; hospitalId: string; roomState: RoomState; now: Date }

/**
 * Why a line can't be changed, or undefined. Taking back also goes where the room has closed meanwhile: what was said by
 * mistake must not stay for that. What is hidden is nobody's to change but the system's (rules 60, 85). The database states the same.
 */
export const refusalToChangeLine = (line: ChangeableLine, change: LineChange): Refusal | undefined => {
  if (line.kind !== 'text' || line.authorPersonId !== change.personId || line.authorHospitalId !== change.hospitalId) return { code: 'message_not_own' }
  if (line.hidden === 'hidden') return { code: 'name_already_reported' }
  if (line.deleted || line.hidden !== null) return { code: 'message_deleted' }
  if (change.now.getTime() - line.sentAt.getTime() > CHANGE_WITHIN_MS) return { code: 'message_change_period_over' }
  return change.act === 'edit' && change.roomState !== 'open' ? { code: 'room_read_only' } : undefined
}
