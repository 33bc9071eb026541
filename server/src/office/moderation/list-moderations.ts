import type { PageAsked } from '@tasuki/domain/base/page'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { ModerationDetail, ModerationFilter, ModerationSummary } from '@tasuki/domain/office/moderation/moderation.contract'
import { isAnswerLate, MODERATION_STATES, type ModerationState } from '@tasuki/domain/office/moderation/moderation.rules'
import { findHospitalLabels } from '../../account/hospital/find-hospitals'
import type { Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import { contactIfUnheard } from './unheard-hospital'
import { countModerations, findModeration, type ModerationRow, selectModerationLines, selectModerations } from './moderation.store'

const STATES_OF = { open: ['asked', 'answered'], answered: ['answered'], ended: ['closed', 'deleted'], all: MODERATION_STATES } as const satisfies Record<ModerationFilter | 'all', readonly ModerationState[]>

const viewModerations = async (tx: Transaction, rows: readonly ModerationRow[]): Promise<ModerationSummary[]> => {
  const hospitals = await findHospitalLabels(tx, [...new Set(rows.map((row) => row.hospital_id))])
  const today = japanDay(tx.now)
  return rows.map((row) => ({
    id: row.id,
    kind: row.subject_kind,
    field: row.field,
    hospital: hospitals.get(row.hospital_id) ?? { id: row.hospital_id, name: '', shortName: '' },
    caseCode: row.case_code === '' ? null : row.case_code,
    state: row.state,
    category: row.category,
    answerBy: row.answer_by,
    late: isAnswerLate({ state: row.state, answerBy: row.answer_by }, today),
    openedAt: row.opened_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  }))
}

/** As row security leaves them: all for the prefecture and its auditor, the own hospital's for its representative, or where none is in service for all of its people. No word of what was said. */
export const listModerations = async (tx: Transaction, which: ModerationFilter | 'all', page: PageAsked): Promise<{ moderations: ModerationSummary[]; total: number }> => {
  const states = STATES_OF[which]
  return { moderations: await viewModerations(tx, await selectModerations(tx, { states, today: japanDay(tx.now), page })), total: await countModerations(tx, states) }
}

/** Where this reader finds it: the hospital that wrote an answer has it in its inbox, the prefecture in the case. */
const placeOf = (tx: Transaction, row: ModerationRow): ModerationDetail['place'] => {
  if (row.subject_kind === 'facility_text') return { kind: 'hospital', id: row.subject_id, line: null }
  if (row.subject_kind === 'answer' && tx.actor.kind === 'member') return { kind: 'inquiry', id: row.subject_id, line: null }
  if (row.room_id !== null && row.subject_kind !== 'answer') return { kind: 'room', id: row.room_id, line: row.line_seq }
  return row.case_id === null ? null : { kind: 'case', id: row.case_id, line: null }
}

export const getModeration = async (tx: Transaction, moderationId: string): Promise<ModerationDetail> => {
  const row = (await findModeration(tx, moderationId)) ?? refuse('not_found')
  const [summary] = await viewModerations(tx, [row])
  if (summary === undefined) return refuse('not_found')
  const lines = (await selectModerationLines(tx, row.id)).map((line) => ({
    seq: line.seq,
    side: line.side === 'hospital' ? ('hospital' as const) : ('prefecture' as const),
    act: line.act === 'said' || line.act === 'closed' ? (line.act as 'said' | 'closed') : ('deleted' as const),
    // To a hospital the prefecture speaks as an office.
    personName: line.side === 'prefecture' && tx.actor.kind === 'member' ? '' : line.person_name,
    body: line.body,
    at: line.at.toISOString(),
  }))
  return { ...summary, place: placeOf(tx, row), unheard: await contactIfUnheard(tx, row.hospital_id), lines }
}
