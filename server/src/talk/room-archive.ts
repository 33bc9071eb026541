import { Readable } from 'node:stream'
import { documentKindText } from '@tasuki/domain/document/document-words'
import type { HiddenMark } from '@tasuki/domain/names/hidden-mark'
import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import { markOnPaper } from '../names/mark-on-paper'
import type { Transaction } from '../platform/db/transaction'
import { type CsvColumn, csvBytes } from '../platform/files/csv-export'
import { instantOnPaper } from '../platform/files/paper-time'
import { listMessages } from './list-messages'
import { findRoomState } from './room.store'

const PAGE = 200

type EventReader = (event: NonNullable<RoomMessage['event']>) => string

const textOf = ({ body, event, deletedAt, hidden, documents }: RoomMessage, sayEvent: EventReader): string => {
  if (hidden !== null) return [...(event === null ? [] : [sayEvent(event)]), markOnPaper(hidden)].join('　')
  if (deletedAt !== null) return WITHDRAWN
  if (event !== null) return sayEvent(event)
  return [body, ...documents.map(({ kind, gone }) => `［${documentKindText(kind, 'ja')}］${gone !== null && gone.startsWith('deleted ') ? markOnPaper(gone as HiddenMark) : ''}`)].filter((part) => part !== '').join('　')
}

const WITHDRAWN = '（書いた病院が取り消しました）'

/** `sayEvent`: what the lines say that nobody wrote; whose talk it is knows. */
const columnsOf = (sayEvent: EventReader): readonly CsvColumn<RoomMessage>[] => [
  { heading: '日時', cell: ({ sentAt }) => instantOnPaper(new Date(sentAt)) },
  { heading: '病院', cell: ({ author }) => author?.hospitalName ?? '' },
  { heading: '氏名', cell: ({ author }) => author?.personName ?? '' },
  { heading: '本文', cell: (line) => textOf(line, sayEvent) },
]

/** Whether the reader's hospital still reads the room; one that was asked no longer does some time after its inquiry. */
export const isRoomReadable = async (tx: Transaction, roomId: string): Promise<boolean> => (await findRoomState(tx, roomId)) !== undefined

/** A room's talk as a table, as far as the reader sees it; page by page, so that a long one takes no memory. */
export const archiveRoom = (read: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>, of: { roomId: string; sayEvent: EventReader }): Readable => {
  const lines = async function* () {
    for (let after = 0; ; ) {
      const from = after
      const { messages, lastSeq } = await read((tx) => listMessages(tx, { roomId: of.roomId, after: from, before: undefined, editedAfter: undefined, limit: PAGE }))
      yield* messages
      after = messages.at(-1)?.seq ?? lastSeq
      if (after >= lastSeq) return
    }
  }
  return Readable.from(csvBytes({ columns: columnsOf(of.sayEvent), rows: lines(), encoding: 'utf-8' }), { objectMode: false })
}
