import { createHash, randomUUID } from 'node:crypto'
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { DocumentKind, DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import type { NamedPlace } from '@tasuki/domain/document/document-check'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import { attachDocument, type DocumentHouse } from '../src/document/attach-document'
import { dangerouslyConcludeCheck } from '../src/document/check-documents'
import { releaseDocumentCommand } from '../src/document/release-document'
import type { InspectFile } from '../src/document/run-inspection'
import type { Transaction } from '../src/platform/db/transaction'
import { roomDocuments } from '../src/talk/room-documents'
import { caseDocuments } from '../src/transfer/case-documents'
import { drawDemoPaper } from './demo-papers'

/** Where the demonstration keeps its documents: as the program does. */
export type DemoStorage = Omit<DocumentHouse, 'subjects'>

/** A paper that several patients have is looked into once. */
const inspectOnce = (inspect: InspectFile, within: string): InspectFile => {
  const known = new Map<string, { done: ReturnType<InspectFile>; kept: { clean: string; thumbnail: string } }>()
  return async (file, to) => {
    const hash = createHash('sha256').update(await readFile(file)).digest('hex')
    const folder = path.join(within, hash)
    const kept = { clean: path.join(folder, 'clean'), thumbnail: path.join(folder, 'thumbnail') }
    const first = known.get(hash) ?? { done: mkdir(folder, { recursive: true }).then(() => inspect(file, kept)), kept }
    known.set(hash, first)
    const found = await first.done
    if (found.ok) await copyFile(first.kept.clean, to.clean)
    if (found.ok && found.hasThumbnail) await copyFile(first.kept.thumbnail, to.thumbnail)
    return found
  }
}

export type DemoSubject = { kind: DocumentSubjectKind; id: string }

/** Let out, sent back to its uploader, or let out by its uploader after that. */
export type DemoCheck = 'out' | 'sentBack' | 'answeredFor'

/** The words in the name's cell, which say that it is blacked out. */
const NAME_CELL: NamedPlace = { page: 1, reason: 'label', box: { left: 0.2, top: 0.1, width: 0.3, height: 0.025 } }

export type DemoPaper = { kind: DocumentKind; record: CaseRecord }

export type DemoDesk = {
  /** Draws a paper and has it looked into: seconds of work, and not while a transaction holds its connection. */
  prepare(paper: DemoPaper): Promise<void>
  attach(tx: Transaction, to: DemoPaper & { subject: DemoSubject; title: string; check: DemoCheck }): Promise<string>
  close(): Promise<void>
}

/** Papers come in as by a person's upload, at the time of their step; what was looked into is thrown away at the end. */
export const openDemoDesk = (storage: DemoStorage): DemoDesk => {
  const folder = path.join(storage.incoming, `demo-${randomUUID()}`)
  const inspect = inspectOnce(storage.inspect, folder)
  const subjects = [caseDocuments, roomDocuments]
  const attachFile = attachDocument({ ...storage, inspect, subjects })
  const drawn = new Map<string, Promise<Buffer>>()
  const draw = ({ kind, record }: DemoPaper): Promise<Buffer> => {
    const key = `${kind} ${kind === 'referral_letter' ? JSON.stringify(record) : ''}`
    const paper = drawn.get(key) ?? drawDemoPaper(kind, record)
    drawn.set(key, paper)
    return paper
  }
  return {
    prepare: async (paper) => {
      await mkdir(folder, { recursive: true })
      const file = path.join(folder, randomUUID())
      await writeFile(file, await draw(paper))
      await inspect(file, { clean: `${file}.clean`, thumbnail: `${file}.thumbnail` })
    },
    attach: async (tx, { subject, title, check, ...paper }) => {
      const bytes = await draw(paper)
      const { id } = await attachFile({
        params: { subjectKind: subject.kind, subjectId: subject.id },
        query: { kind: paper.kind, ...(title !== '' && { title }), masked: '1' },
        body: Readable.from([bytes]),
        declaredBytes: bytes.length,
        actor: tx.actor,
        runQuery: (work) => work(tx),
        runAndView: async (_hash, act, view) => view(tx, await act(tx)),
      })
      // What is made here names nobody: it isn't read, but stands as after its check.
      await dangerouslyConcludeCheck(tx, subjects, { documentId: id, places: check === 'out' ? [] : [NAME_CELL], reason: 'the demonstration’s own papers are drawn without a name' })
      if (check === 'answeredFor') await releaseDocumentCommand(tx, subjects, { documentId: id, reason: 'misread', note: '「氏名は黒塗りしています」の文字です' })
      return id
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}
