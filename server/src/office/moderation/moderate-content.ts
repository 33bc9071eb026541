import { REGISTER_READERS } from '@tasuki/domain/account/actor'
import type { UnsuitableCategory } from '@tasuki/domain/names/hidden-mark'
import { deletionMarkOf } from '@tasuki/domain/names/hidden-mark'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { NoticeKind } from '@tasuki/domain/account/notice-kind'
import type { ModeratedContent } from '@tasuki/domain/office/moderation/moderation.contract'
import { actOnModeration, checkAnswerBy, stateAfterLine, withoutQuotes } from '@tasuki/domain/office/moderation/moderation.rules'
import { nameOfActor } from '../../account/name-of-actor'
import { spokespeopleOf } from '../../account/people/spokespeople'
import { refuseNames } from '../../names/refuse-names'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { announce } from '../../platform/live/announce'
import { queueNotice } from '../../platform/notices/queue-notice'
import { orRefuse, refuse } from '../../platform/refused'
import { findOpenModeration, insertModeration, insertModerationLine, lockModeration, type ModerationLine, type ModerationRow, selectMattersAbout, selectModerationLines, updateLineWords, updateModeration } from './moderation.store'
import { contactIfUnheard, type HospitalContact } from './unheard-hospital'
import { deleteUnsuitableContent, findUnsuitableContent, type UnsuitableContent } from './unsuitable-content'

const officerOf = (tx: Transaction): string => (tx.actor.kind === 'officer' ? tx.actor.personId : refuse('not_permitted'))

const speak = async (tx: Transaction, moderationId: string, line: Omit<ModerationLine, 'personName'>): Promise<void> =>
  insertModerationLine(tx, moderationId, { ...line, personName: await nameOfActor(tx) })

const contentOf = (of: ModerationRow): ModeratedContent => ({ kind: of.subject_kind, id: of.subject_id, field: of.field })

type Told = { id: string; hospitalId: string; content: ModeratedContent; act: string; notice: NoticeKind; data?: Record<string, unknown> }

/** Audited by ids and codes; the representatives, or where there is none everybody of the hospital, are told that there is something, and both sides' open pages. */
const tellHospital = async (tx: Transaction, of: Told): Promise<void> => {
  const { kind, id, field } = of.content
  await audit(tx, { act: of.act, subjectKind: 'moderation', subjectId: of.id, concerns: [of.hospitalId], data: { contentKind: kind, contentId: id, ...(field !== '' && { field }), ...of.data } })
  queueNotice(tx, { kind: of.notice, ...(await spokespeopleOf(tx, of.hospitalId)), subject: { kind: 'moderation', id: of.id } })
  announce(tx, { topic: 'moderation', id: of.id, hospitalIds: [of.hospitalId], prefecture: REGISTER_READERS })
}

/** Row by row, in every matter there was about it: what was said repeats nothing of what is gone. As the system. */
export const scrubMatters = async (tx: Transaction, content: ModeratedContent, texts: readonly string[]): Promise<void> => {
  for (const moderationId of await selectMattersAbout(tx, content))
    for (const line of await selectModerationLines(tx, moderationId)) {
      const body = withoutQuotes(line.body, texts)
      if (body !== line.body) await updateLineWords(tx, { moderationId, seq: line.seq, body })
    }
}

type Deletion = { id: string; content: ModeratedContent; found: UnsuitableContent; category: UnsuitableCategory }

const deleteAndTell = async (tx: Transaction, { id, content, found, category }: Deletion): Promise<void> => {
  const mark = deletionMarkOf({ category, day: japanDay(tx.now) })
  const texts = await deleteUnsuitableContent(tx, content, { found, mark })
  await dangerouslyAsSystem(tx, 'what both sides said doesn’t repeat what is deleted', () => scrubMatters(tx, content, texts))
  await tellHospital(tx, { id, hospitalId: found.hospitalId, content, act: 'moderation.deleted', notice: 'moderation_deleted', data: { category, ...(found.caseId !== null && { caseId: found.caseId }) } })
}

type Opening = { content: ModeratedContent; category: UnsuitableCategory; reason: string }

/** The matter with its first words; one that is open about the same thing goes on where it is. */
const open = async (tx: Transaction, opening: Opening & { answerBy: string | null }): Promise<{ id: string; found: UnsuitableContent }> => {
  const personId = officerOf(tx)
  const { content, category, reason, answerBy } = opening
  await refuseNames(tx, { reason })
  const found = await findUnsuitableContent(tx, content)
  const standing = await findOpenModeration(tx, content)
  if (standing !== undefined) refuse('moderation_exists', { moderationId: standing })
  const { hospitalId, caseId, caseCode, roomId, lineSeq } = found
  const id = (await insertModeration(tx, { content, hospitalId, caseId, caseCode, roomId, lineSeq, category, answerBy, personId })) ?? refuse('moderation_exists')
  await speak(tx, id, { side: 'prefecture', act: answerBy === null ? 'deleted' : 'said', personId, body: reason })
  return { id, found }
}

/** 確認を求める (要綱24条; rule 60): nothing of the content changes; its hospital is to say what it means, by a day. */
export const askToConfirmCommand = async (tx: Transaction, asked: Opening & { answerBy: string }): Promise<{ id: string; hospitalId: string }> => {
  officerOf(tx)
  orRefuse(checkAnswerBy(asked.answerBy, japanDay(tx.now)))
  const { id, found } = await open(tx, asked)
  await tellHospital(tx, { id, hospitalId: found.hospitalId, content: asked.content, act: 'moderation.asked', notice: 'moderation_asked', data: { category: asked.category, answerBy: asked.answerBy } })
  return { id, hospitalId: found.hospitalId }
}

/** What was opened, and how the hospital is reached where nobody of it would answer. */
export const viewAsked = async (tx: Transaction, { id, hospitalId }: { id: string; hospitalId: string }): Promise<{ id: string; unheard: HospitalContact | null }> => ({ id, unheard: await contactIfUnheard(tx, hospitalId) })

/** 削除 without asking first (要綱24条; rule 60). */
export const deleteContentCommand = async (tx: Transaction, given: Opening): Promise<string> => {
  const { id, found } = await open(tx, { ...given, answerBy: null })
  await deleteAndTell(tx, { id, content: given.content, found, category: given.category })
  return id
}

const lockOpenMatter = async (tx: Transaction, moderationId: string): Promise<ModerationRow> => {
  const row = (await lockModeration(tx, moderationId)) ?? refuse('not_found')
  orRefuse(actOnModeration(row.state))
  return row
}

export const deleteAskedContentCommand = async (tx: Transaction, given: { moderationId: string; category: UnsuitableCategory; reason: string }): Promise<void> => {
  const personId = officerOf(tx)
  await refuseNames(tx, { reason: given.reason })
  const row = await lockOpenMatter(tx, given.moderationId)
  const found = await findUnsuitableContent(tx, contentOf(row))
  await updateModeration(tx, row.id, { state: 'deleted', category: given.category, decidedBy: personId })
  await speak(tx, row.id, { side: 'prefecture', act: 'deleted', personId, body: given.reason })
  await deleteAndTell(tx, { id: row.id, content: contentOf(row), found, category: given.category })
}

/** What is said where a back-up that still held it was restored; the hospital is told as it was the first time. */
const RESTORED = 'バックアップからの復旧により、削除した内容が戻ったため、改めて削除しました。'

/** It was deleted after the back-up was made that has been restored (要綱24条): it goes again, in the matter that waits about it or in a new one. */
export const deleteContentAgainCommand = async (tx: Transaction, given: Omit<Opening, 'reason'>): Promise<void> => {
  const standing = await findOpenModeration(tx, given.content)
  if (standing === undefined) await deleteContentCommand(tx, { ...given, reason: RESTORED })
  else await deleteAskedContentCommand(tx, { moderationId: standing, category: given.category, reason: RESTORED })
}

/** More is asked; the hospital has until the new day. */
export const askAgainCommand = async (tx: Transaction, given: { moderationId: string; body: string; answerBy: string }): Promise<void> => {
  const personId = officerOf(tx)
  orRefuse(checkAnswerBy(given.answerBy, japanDay(tx.now)))
  await refuseNames(tx, { body: given.body })
  const row = await lockOpenMatter(tx, given.moderationId)
  await updateModeration(tx, row.id, { state: stateAfterLine('prefecture'), answerBy: given.answerBy })
  await speak(tx, row.id, { side: 'prefecture', act: 'said', personId, body: given.body })
  await tellHospital(tx, { id: row.id, hospitalId: row.hospital_id, content: contentOf(row), act: 'moderation.asked', notice: 'moderation_asked', data: { answerBy: given.answerBy } })
}

/** Settled: what was written stays as it is. */
export const closeModerationCommand = async (tx: Transaction, given: { moderationId: string; note: string }): Promise<void> => {
  const personId = officerOf(tx)
  await refuseNames(tx, { note: given.note })
  const row = await lockOpenMatter(tx, given.moderationId)
  await updateModeration(tx, row.id, { state: 'closed', decidedBy: personId })
  await speak(tx, row.id, { side: 'prefecture', act: 'closed', personId, body: given.note })
  await tellHospital(tx, { id: row.id, hospitalId: row.hospital_id, content: contentOf(row), act: 'moderation.closed', notice: 'moderation_closed' })
}

/** The representative answers for the hospital; the prefecture is told, without a word of it. */
export const answerModerationCommand = async (tx: Transaction, given: { moderationId: string; body: string }): Promise<void> => {
  if (tx.actor.kind !== 'member' || tx.actor.role !== 'representative') return refuse('not_permitted')
  const { personId, hospitalId } = tx.actor
  await refuseNames(tx, { body: given.body })
  const row = await dangerouslyAsSystem(tx, 'whose turn it is is kept by the system', async () => {
    const locked = await lockModeration(tx, given.moderationId)
    if (locked?.hospital_id !== hospitalId) return refuse('not_found')
    orRefuse(actOnModeration(locked.state))
    await updateModeration(tx, locked.id, { state: stateAfterLine('hospital') })
    return locked
  })
  await speak(tx, row.id, { side: 'hospital', act: 'said', personId, body: given.body })
  await audit(tx, { act: 'moderation.answered', subjectKind: 'moderation', subjectId: row.id })
  queueNotice(tx, { kind: 'moderation_answered', toPrefecture: true, subject: { kind: 'moderation', id: row.id } })
  announce(tx, { topic: 'moderation', id: row.id, hospitalIds: [hospitalId], prefecture: REGISTER_READERS })
}
