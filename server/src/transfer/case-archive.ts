import { Readable } from 'node:stream'
import { EMPTY_CASE_RECORD, type CaseRecord } from '@tasuki/domain/transfer/case-record'
import { fieldText } from '@tasuki/domain/transfer/field-text'
import { differingFields, fieldAt } from '@tasuki/domain/transfer/record-fields'
import { RECORD_WORDS } from '@tasuki/domain/transfer/record-words'
import { listCareNeeds } from '../facility/care-needs'
import type { Transaction } from '../platform/db/transaction'
import { type CsvColumn, csvBytes } from '../platform/files/csv-export'
import { dayOnPaper, instantOnPaper } from '../platform/files/paper-time'
import { findTransferCases } from './case.store'
import { listCaseEvents } from './list-case-events'
import { listInquiriesOfCase } from './inquiry.store'

const WORDS = RECORD_WORDS.ja
const PRESENCE = { present: 'あり', absent: 'なし', unknown: '未確認' } as const

type RecordLine = { field: string; value: string }

const labelOf = (path: string): string => {
  const word = (WORDS as Record<string, unknown>)[path]
  return typeof word === 'string' ? word : path
}

/** Everything that was entered, in words; what has no words of its own as it is stored. */
const recordLines = (record: CaseRecord, needs: ReadonlyMap<string, string>): RecordLine[] =>
  differingFields(EMPTY_CASE_RECORD, record).map((path) => {
    const code = path.startsWith('needs.') ? path.slice('needs.'.length) : undefined
    if (code === undefined) return { field: labelOf(path), value: fieldText(record, path, { words: WORDS, day: dayOnPaper }) ?? JSON.stringify(fieldAt(record, path)) }
    const need = record.needs[code]
    return { field: needs.get(code) ?? code, value: need === undefined ? '' : [PRESENCE[need.presence], need.quantity ?? '', need.detail].filter((part) => part !== '').join(' ') }
  })

const RECORD_COLUMNS: readonly CsvColumn<RecordLine>[] = [
  { heading: '項目', cell: ({ field }) => field },
  { heading: '内容', cell: ({ value }) => value },
]

type EventLine = Awaited<ReturnType<typeof listCaseEvents>>['answer']['events'][number]
const EVENT_COLUMNS: readonly CsvColumn<EventLine>[] = [
  { heading: '日時', cell: ({ at }) => instantOnPaper(new Date(at)) },
  { heading: '出来事', cell: ({ kind }) => kind },
  { heading: '病院', cell: ({ hospital }) => hospital?.name ?? '' },
  { heading: '相手', cell: ({ concerns }) => concerns?.name ?? '' },
  { heading: '氏名', cell: ({ personName }) => personName ?? '' },
  { heading: '詳細', cell: ({ data }) => (Object.keys(data).length === 0 ? '' : JSON.stringify(data)) },
]

/** A table as bytes for an archive; it is opened by spreadsheets. */
const tableOf = <R>(columns: readonly CsvColumn<R>[], rows: readonly R[]): Readable => Readable.from(csvBytes({ columns, rows, encoding: 'utf-8' }), { objectMode: false })

/** The record of a case as a table. */
export const archiveRecord = async (tx: Transaction, caseId: string): Promise<Readable> => {
  const of = (await findTransferCases(tx, [caseId])).get(caseId)
  const needs = new Map((await listCareNeeds(tx)).map((need) => [need.code, need.label]))
  return tableOf(RECORD_COLUMNS, of === undefined ? [] : recordLines(of.record, needs))
}

/** Its history as a table. */
export const archiveEvents = async (tx: Transaction, caseId: string): Promise<Readable> => tableOf(EVENT_COLUMNS, (await listCaseEvents(tx, caseId)).answer.events)

/** The rooms of a case in which a hospital has talked, as far as the actor sees them, each with the other side. */
export const listCaseRooms = async (tx: Transaction, { caseId, hospitalId }: { caseId: string; hospitalId: string }): Promise<{ roomId: string; otherHospitalId: string }[]> => {
  return (await listInquiriesOfCase(tx, caseId))
    .filter((inquiry) => inquiry.hospital_id === hospitalId || inquiry.sender_hospital_id === hospitalId)
    .map((inquiry) => ({ roomId: inquiry.room_id, otherHospitalId: inquiry.hospital_id === hospitalId ? inquiry.sender_hospital_id : inquiry.hospital_id }))
}
