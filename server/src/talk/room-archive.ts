import { Readable } from 'node:stream'
import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import type { Transaction } from '../platform/db/transaction'
import { type CsvColumn, csvBytes } from '../platform/files/csv-export'
import { instantOnPaper } from '../platform/files/paper-time'
import { listMessages } from './list-messages'
import { findRoomState } from './room.store'

const PAGE = 200

const COLUMNS: readonly CsvColumn<RoomMessage>[] = [
  { heading: '日時', cell: ({ sentAt }) => instantOnPaper(new Date(sentAt)) },
  { heading: '病院', cell: ({ author }) => author?.hospitalName ?? '' },
  { heading: '氏名', cell: ({ author }) => author?.personName ?? '' },
  { heading: '本文', cell: ({ body, event, deletedAt, hidden }) => (deletedAt !== null || hidden !== null ? '（削除されています）' : event === null ? body : `［${event.type}］${JSON.stringify(event.data)}`) },
]

/** Whether the reader's hospital still reads the room; one that was asked no longer does some time after its inquiry. */
export const isRoomReadable = async (tx: Transaction, roomId: string): Promise<boolean> => (await findRoomState(tx, roomId)) !== undefined

/** A room's talk as a table, as far as the reader sees it; page by page, so that a long one takes no memory. */
export const archiveRoom = (read: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>, roomId: string): Readable => {
  const lines = async function* () {
    for (let after = 0; ; ) {
      const from = after
      const { messages, lastSeq } = await read((tx) => listMessages(tx, { roomId, after: from, before: undefined, editedAfter: undefined, limit: PAGE }))
      yield* messages
      after = messages.at(-1)?.seq ?? lastSeq
      if (after >= lastSeq) return
    }
  }
  return Readable.from(csvBytes({ columns: COLUMNS, rows: lines(), encoding: 'utf-8' }), { objectMode: false })
}
