import { japanDay } from '@tasuki/domain/base/working-time'
import type { exportRetainedCall } from '@tasuki/domain/office/retention.contract'
import { findHospitalLabels } from '../account/find-hospitals'
import type { DocumentHouse } from '../document/attach-document'
import { listSeenDocuments } from '../document/list-documents'
import { openDocument } from '../document/open-document'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { dayInName } from '../platform/files/paper-time'
import { type ArchiveEntry, zipArchive } from '../platform/files/zip-archive'
import type { FileAnswer, FileRequest } from '../platform/http/serve-file'
import { archiveRoom, isRoomReadable } from '../talk/room-archive'
import { archiveEvents, archiveRecord, listCaseRooms, roomEventReader } from '../transfer/case-archive'
import { getOwnRetention } from './list-retention'

type Request = FileRequest<typeof exportRetainedCall>
type House = Pick<DocumentHouse, 'storage' | 'subjects'>
type Archived = { documentId: string; name: string }

const listFiles = async (tx: Transaction, of: { kind: 'case' | 'room'; id: string; folder: string }): Promise<Archived[]> => {
  const documents = (await listSeenDocuments(tx, of)).filter((one) => one.posted && !one.hidden && one.deletedUntil === null && one.check.state === 'released')
  return documents.map((one, place) => ({ documentId: one.id, name: `${of.folder}/${String(place + 1).padStart(2, '0')}_${japanDay(new Date(one.uploadedAt)).replaceAll('-', '')}.${one.contentType.split('/')[1] ?? 'bin'}` }))
}

/** What stands in the archive, without a byte of it: the own cases whole, of others' the own talk. */
const planCase = async (tx: Transaction, request: Request & { house: House }, one: { caseId: string; code: string; side: 'sender' | 'asked' }): Promise<ArchiveEntry[]> => {
  const { runQuery, runCommand, house } = request
  const isOwn = one.side === 'sender'
  const rooms = await listCaseRooms(tx, one.caseId)
  const names = await findHospitalLabels(tx, rooms.map(({ otherHospitalId }) => otherHospitalId))
  const documents: Archived[] = isOwn ? await listFiles(tx, { kind: 'case', id: one.caseId, folder: `${one.code}/書類` }) : []
  const talks: ArchiveEntry[] = []
  const sayEvent = await roomEventReader(tx)
  const nameOf = ({ otherHospitalId }: (typeof rooms)[number]): string => names.get(otherHospitalId)?.name ?? ''
  const inOrder = rooms.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'ja') || a.roomId.localeCompare(b.roomId))
  for (const [place, room] of inOrder.entries()) {
    const { roomId } = room
    if (!(await isRoomReadable(tx, roomId))) continue
    const name = `${one.code}/トーク_${String(place + 1).padStart(2, '0')}_${nameOf(room).replaceAll(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '')}`
    talks.push({ name: `${name}.csv`, open: () => Promise.resolve(archiveRoom(runQuery, { roomId, sayEvent })) })
    documents.push(...(await listFiles(tx, { kind: 'room', id: roomId, folder: name })))
  }
  return [
    ...(isOwn ? [{ name: `${one.code}/記録.csv`, open: () => runQuery((reader) => archiveRecord(reader, one.caseId)) }, { name: `${one.code}/経過.csv`, open: () => runQuery((reader) => archiveEvents(reader, one.caseId)) }] : []),
    ...talks,
    ...documents.map(({ documentId, name }): ArchiveEntry => ({
      name,
      stored: true,
      open: async () => {
        const { body } = await runCommand((reader) => openDocument(reader, house, documentId))
        if (Buffer.isBuffer(body) || !('open' in body)) return body
        return body.open(undefined)
      },
    })),
  ]
}

/** The data that is going to be deleted, for the hospital to keep (要綱25条2項): the statutory record is the hospital's own, not this system's. */
export const exportRetained = async (request: Request, house: House): Promise<FileAnswer> => {
  const { entries, at } = await request.runCommand(async (tx) => {
    const { cases } = await getOwnRetention(tx)
    const planned: ArchiveEntry[] = []
    for (const one of cases) planned.push(...(await planCase(tx, { ...request, house }, one)))
    await audit(tx, { act: 'retention.exported', subjectKind: 'retention', data: { count: cases.length, caseIds: cases.map(({ caseId }) => caseId) } })
    return { entries: planned, at: tx.now }
  })
  return { contentType: 'application/zip', fileName: `削除予定の情報_${dayInName(at)}.zip`, body: zipArchive(entries, at) }
}
