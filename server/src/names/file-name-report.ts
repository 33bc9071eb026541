import { createHash } from 'node:crypto'
import { reportName } from '@tasuki/domain/names/name-report.rules'
import { audit } from '../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { queueNotice } from '../platform/notices/queue-notice'
import { orRefuse, refuse } from '../platform/refused'
import type { HiddenTexts } from './hidden-texts'
import { insertHiddenText, insertNameReport, listHiddenTextsOf, listHiddenTextsOfRoom, listReportsOf, type NameReportKind, type NewNameReport } from './name-report.store'

const digestOf = (texts: unknown): string => createHash('sha256').update(JSON.stringify(texts)).digest('base64url')

/** What is hidden, and everything the prefecture needs to decide about it. */
export type NameReport = Omit<NewNameReport, 'digest' | 'reporter'> & { hidden: HiddenTexts; concerns: readonly string[] }

/**
 * 「氏名が見えます」 by any reader (rule 85): the texts, which the feature has taken out of their rows, go where the
 * prefecture alone reads them; author and prefecture are told; who had opened it is kept. Once per text.
 */
export const fileNameReport = async (tx: Transaction, report: NameReport): Promise<string> => {
  if (!('personId' in tx.actor)) return refuse('not_permitted')
  const reporter = { personId: tx.actor.personId, hospitalId: tx.actor.kind === 'member' ? tx.actor.hospitalId : null }
  const digest = digestOf(report.hidden.texts)
  const { subject, author } = report
  const id = await dangerouslyAsSystem(tx, 'whoever reads a name hides it, whosever the text is', async () => {
    orRefuse(reportName(await listReportsOf(tx, subject), { digest }))
    const filed = (await insertNameReport(tx, { ...report, digest, reporter })) ?? refuse('name_already_reported')
    await insertHiddenText(tx, filed, report.hidden)
    return filed
  })
  await audit(tx, {
    act: 'name.reported',
    subjectKind: subject.kind,
    subjectId: subject.id,
    concerns: [...new Set(report.concerns)],
    data: { reportId: id, ...(subject.field !== '' && { field: subject.field }), ...(report.caseId !== null && { caseId: report.caseId }) },
  })
  queueNotice(tx, { kind: 'name_visible_reported', ...(author.hospitalId !== null && { hospitalIds: [author.hospitalId] }), toPrefecture: true, subject: { kind: 'report', id } })
  announce(tx, { topic: 'name_report', id, hospitalIds: author.hospitalId === null ? [] : [author.hospitalId] })
  return id
}

/** The very words that wait for a decision don't come in again by another save. */
export const refuseHiddenTexts = async (tx: Transaction, of: { kind: NameReportKind; id: string; textOf: (field: string) => string | undefined }): Promise<void> => {
  const waiting = await dangerouslyAsSystem(tx, 'what is hidden is compared with what is saved, and told to nobody', () => listHiddenTextsOf(tx, of))
  const again = waiting.flatMap(({ texts }) => Object.entries(texts)).filter(([field, text]) => of.textOf(field) === text)
  if (again.length > 0) refuse('text_hidden', { fields: again.map(([field]) => field) })
}

/** The same of words that were hidden in a room's event lines; `fieldOf` says to which field a line's path belongs. */
export const refuseHiddenEventTexts = async (tx: Transaction, of: { roomId: string; fieldOf: (path: string) => string; textOf: (field: string) => string | undefined }): Promise<void> => {
  const waiting = await dangerouslyAsSystem(tx, 'what is hidden is compared with what is saved, and told to nobody', () => listHiddenTextsOfRoom(tx, of.roomId))
  const texts = waiting.filter(({ kind }) => kind === 'event').flatMap((report) => Object.entries(report.texts))
  const again = texts.flatMap(([path, text]) => (of.textOf(of.fieldOf(path)) === text ? [of.fieldOf(path)] : []))
  if (again.length > 0) refuse('text_hidden', { fields: [...new Set(again)] })
}

/** Whether a field of one thing waits in another report than this one. As the system. */
export const findHiddenElsewhere = async (tx: Transaction, of: { kind: NameReportKind; id: string; field: string; exceptReportId: string }): Promise<boolean> =>
  (await listHiddenTextsOf(tx, of)).some(({ reportId, field }) => reportId !== of.exceptReportId && field === of.field)

/** Lines and answers of a room of which words still wait in another report than this one. As the system. */
export const findStillHidden = async (tx: Transaction, of: { roomId: string; exceptReportId: string }): Promise<ReadonlySet<string>> =>
  new Set((await listHiddenTextsOfRoom(tx, of.roomId)).filter(({ reportId }) => reportId !== of.exceptReportId).flatMap(({ subjectId, lines }) => [subjectId, ...lines.map((line) => line.messageId)]))
