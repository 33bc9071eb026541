import { Readable } from 'node:stream'
import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import { documentKindText } from '@tasuki/domain/document/document-words'
import { quantityText } from '@tasuki/domain/facility/quantity-text'
import { answerDetails, readAnswer } from '@tasuki/domain/transfer/answer-text'
import { caseEventText } from '@tasuki/domain/transfer/case-event-text'
import { EMPTY_CASE_RECORD } from '@tasuki/domain/transfer/case-record'
import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { CASE_WORDS } from '@tasuki/domain/transfer/case-words'
import { EVENT_WORDS } from '@tasuki/domain/transfer/event-words'
import { fieldLabel } from '@tasuki/domain/transfer/field-text'
import { differingFields } from '@tasuki/domain/transfer/record-fields'
import { RECORD_WORDS } from '@tasuki/domain/transfer/record-words'
import { roomEventText, type RoomVocabulary } from '@tasuki/domain/transfer/room-event-text'
import { listCareNeeds } from '../facility/care-needs'
import { markOnPaper } from '../names/mark-on-paper'
import type { Transaction } from '../platform/db/transaction'
import { type CsvColumn, csvBytes } from '../platform/files/csv-export'
import { clockOnPaper, dayOnPaper, instantOnPaper } from '../platform/files/paper-time'
import { findTransferCases } from './case.store'
import { fieldOnPaper } from './committee.sheet'
import { hiddenFieldsOf } from './hidden-fields'
import { listCaseEvents } from './list-case-events'
import { listInquiriesOfCase } from './inquiry.store'

const WORDS = RECORD_WORDS.ja

const readNeeds = async (tx: Transaction) => new Map((await listCareNeeds(tx)).map((need) => [need.code, need]))
type Needs = Awaited<ReturnType<typeof readNeeds>>

type RecordLine = { field: string; value: string }
type Recorded = Pick<CaseDetail, 'record' | 'hiddenFields' | 'destinationLabel'>

const needText = ({ record, hiddenFields }: Recorded, code: string, needs: Needs): string => {
  const need = record.needs[code]
  const mark = hiddenFields[`needs.${code}.detail`]
  const quantity = need === undefined || need.quantity === null ? '' : quantityText(need.quantity, needs.get(code)?.quantityUnit ?? '')
  return [WORDS[`presence_${need?.presence ?? 'unknown'}`], quantity, mark === undefined ? (need?.detail ?? '') : markOnPaper(mark)].filter((part) => part !== '').join(' ')
}

/** Everything that was entered, in the words of its page; what was deleted, that it was (rule 60). */
const recordLines = (of: Recorded, needs: Needs): RecordLine[] => {
  const labels = new Map([...needs].map(([code, { label }]) => [code, label]))
  const deleted = Object.keys(of.hiddenFields).map((path) => path.replace(/\.detail$/, '')).filter((path) => fieldLabel(path, WORDS, labels) !== path)
  return [...new Set([...differingFields(EMPTY_CASE_RECORD, of.record), ...deleted])].map((path) => ({
    field: fieldLabel(path, WORDS, labels),
    value: path.startsWith('needs.') ? needText(of, path.slice('needs.'.length), needs) : path === 'destination' ? of.destinationLabel : (fieldOnPaper(of, path) ?? WORDS.presence_unknown),
  }))
}

const RECORD_COLUMNS: readonly CsvColumn<RecordLine>[] = [
  { heading: '項目', cell: ({ field }) => field },
  { heading: '内容', cell: ({ value }) => value },
]

/** As history and talk say it, with days and times that paper keeps. */
const readVocabulary = async (tx: Transaction): Promise<RoomVocabulary> => ({
  cases: CASE_WORDS.ja,
  events: EVENT_WORDS.ja,
  record: WORDS,
  needs: new Map([...(await readNeeds(tx))].map(([code, { label }]) => [code, label])),
  day: dayOnPaper,
  time: (instant) => instantOnPaper(new Date(instant)),
  clock: (instant) => clockOnPaper(new Date(instant)),
  documentKind: (kind) => documentKindText(kind, 'ja'),
})

/** What an answer says besides its line, which on a page stands in its card. */
const detailsOf = (data: Record<string, unknown>, of: RoomVocabulary): string[] => {
  const answer = readAnswer(data.answer)
  if (answer === undefined) return []
  const said = answer.kind === 'conditional' ? `${of.cases.conditions}：${answer.conditions}` : answer.kind === 'declined' ? of.events.possibleIf(answer.possibleIf) : ''
  return answerDetails(answer, of).filter((line) => line !== said)
}

type EventLine = Awaited<ReturnType<typeof listCaseEvents>>['answer']['events'][number]
const eventColumns = (of: RoomVocabulary): readonly CsvColumn<EventLine>[] => [
  { heading: '日時', cell: ({ at }) => instantOnPaper(new Date(at)) },
  { heading: '出来事', cell: (event) => [caseEventText(event, of), ...detailsOf(event.data, of)].join('　') },
  { heading: '病院', cell: ({ hospital, kind }) => hospital?.name ?? (kind === 'prefecture_read' ? of.events.prefecture : of.events.system) },
  { heading: '相手', cell: ({ concerns, hospital }) => (concerns === null || concerns.id === hospital?.id ? '' : concerns.name) },
  { heading: '氏名', cell: ({ personName }) => personName ?? '' },
]

/** A table as bytes for an archive; it is opened by spreadsheets. */
const tableOf = <R>(columns: readonly CsvColumn<R>[], rows: readonly R[]): Readable => Readable.from(csvBytes({ columns, rows, encoding: 'utf-8' }), { objectMode: false })

/** The record of a case as a table. */
export const archiveRecord = async (tx: Transaction, caseId: string): Promise<Readable> => {
  const of = (await findTransferCases(tx, [caseId])).get(caseId)
  return tableOf(RECORD_COLUMNS, of === undefined ? [] : recordLines({ record: of.record, hiddenFields: hiddenFieldsOf(of), destinationLabel: of.destination_label }, await readNeeds(tx)))
}

/** Its history as a table. */
export const archiveEvents = async (tx: Transaction, caseId: string): Promise<Readable> => tableOf(eventColumns(await readVocabulary(tx)), (await listCaseEvents(tx, caseId)).answer.events)

/** How an event line of its rooms reads. */
export const roomEventReader = async (tx: Transaction): Promise<(event: NonNullable<RoomMessage['event']>) => string> => {
  const of = await readVocabulary(tx)
  return (event) => [roomEventText(event, of), ...detailsOf(event.data, of)].join('　')
}

/** The rooms of a case in which a hospital has talked, as far as the actor sees them, each with the other side. */
export const listCaseRooms = async (tx: Transaction, { caseId, hospitalId }: { caseId: string; hospitalId: string }): Promise<{ roomId: string; otherHospitalId: string }[]> => {
  return (await listInquiriesOfCase(tx, caseId))
    .filter((inquiry) => inquiry.hospital_id === hospitalId || inquiry.sender_hospital_id === hospitalId)
    .map((inquiry) => ({ roomId: inquiry.room_id, otherHospitalId: inquiry.hospital_id === hospitalId ? inquiry.sender_hospital_id : inquiry.hospital_id }))
}
