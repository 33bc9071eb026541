import { japanDay } from '@tasuki/domain/base/working-time'
import type { exportForHospitalCall, exportRetainedCall } from '@tasuki/domain/office/retention/retention.contract'
import { findHospitalLabels } from '../../account/hospital/find-hospitals'
import type { DocumentHouse } from '../../document/attach-document'
import { listSeenDocuments } from '../../document/list-documents'
import { openDocument } from '../../document/open-document'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { dayInName } from '../../platform/files/paper-time'
import { type ArchiveEntry, zipArchive } from '../../platform/files/zip-archive'
import type { FileAnswer, FileRequest } from '../../platform/http/serve-file'
import { archiveRoom, isRoomReadable } from '../../talk/room-archive'
import { archiveEvents, archiveRecord, listCaseRooms, roomEventReader } from '../../transfer/case-archive'
import { expectToldOnPaper } from './announce-deletions'
import { getOwnRetention, listCasesToHandOver } from './list-retention'

type Request = Pick<FileRequest<typeof exportRetainedCall>, 'runQuery' | 'runCommand'>
type House = Pick<DocumentHouse, 'storage' | 'subjects'>
type Archived = { documentId: string; name: string }

const listFiles = async (tx: Transaction, of: { kind: 'case' | 'room'; id: string; folder: string }): Promise<Archived[]> => {
  const documents = (await listSeenDocuments(tx, of)).filter((one) => one.posted && !one.hidden && one.deletedUntil === null && one.check.state === 'released')
  return documents.map((one, place) => ({ documentId: one.id, name: `${of.folder}/${String(place + 1).padStart(2, '0')}_${japanDay(new Date(one.uploadedAt)).replaceAll('-', '')}.${one.contentType.split('/')[1] ?? 'bin'}` }))
}

type Planned = { caseId: string; code: string; side: 'sender' | 'asked' }

/** What stands in the archive of a hospital, without a byte of it: its own cases whole, of others' its own talk. */
const planCase = async (tx: Transaction, request: Request & { house: House; hospitalId: string }, one: Planned): Promise<ArchiveEntry[]> => {
  const { runQuery, runCommand, house } = request
  // What the prefecture reads of a talk is written down.
  const runReading = tx.actor.kind === 'member' ? runQuery : runCommand
  const isOwn = one.side === 'sender'
  const rooms = await listCaseRooms(tx, { caseId: one.caseId, hospitalId: request.hospitalId })
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
    talks.push({ name: `${name}.csv`, open: () => Promise.resolve(archiveRoom(runReading, { roomId, sayEvent })) })
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

type Archive = { of: readonly Planned[]; hospitalId: string; concerns: readonly string[] }

const archive = async (request: Request, house: House, choose: (tx: Transaction) => Promise<Archive>): Promise<FileAnswer> => {
  const { entries, at } = await request.runCommand(async (tx) => {
    const { of: cases, hospitalId, concerns } = await choose(tx)
    const planned: ArchiveEntry[] = []
    for (const one of cases) planned.push(...(await planCase(tx, { runQuery: request.runQuery, runCommand: request.runCommand, house, hospitalId }, one)))
    await audit(tx, { act: 'retention.exported', subjectKind: 'retention', concerns: [...concerns], data: { count: cases.length, caseIds: cases.map(({ caseId }) => caseId) } })
    return { entries: planned, at: tx.now }
  })
  return { contentType: 'application/zip', fileName: `削除予定の情報_${dayInName(at)}.zip`, body: zipArchive(entries, at) }
}

/** The data that is going to be deleted, for the hospital to keep (要綱25条2項): the statutory record is the hospital's own, not this system's. */
export const exportRetained = (request: Request, house: House): Promise<FileAnswer> =>
  archive(request, house, async (tx) => ({ of: (await getOwnRetention(tx)).cases, hospitalId: tx.actor.kind === 'member' ? tx.actor.hospitalId : '', concerns: [] }))

/** The same for a hospital in which nobody reads a notice: the office hands it over. */
export const exportForHospital = (request: FileRequest<typeof exportForHospitalCall>, house: House): Promise<FileAnswer> =>
  archive(request, house, async (tx) => {
    const { hospitalId } = request.params
    await expectToldOnPaper(tx, hospitalId)
    return { of: await listCasesToHandOver(tx, hospitalId), hospitalId, concerns: [hospitalId] }
  })
