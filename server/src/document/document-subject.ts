import type { DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'

/** `released`: others than its uploader's hospital see the document, or did until now. */
export type DocumentChange = { kind: 'added' | 'deleted' | 'restored' | 'hidden' | 'replaced'; documentId: string; documentKind: string; released: boolean; /** Whose place it takes. */ replaces?: string; /** Who has attached what the check lets out later. */ by?: { hospitalId: string; personName: string } }

/** What a feature says of its subjects, since documents know them only as kind and id; `app` hands it in. */
export type DocumentSubject = {
  kind: DocumentSubjectKind
  /** Refuses whoever may not attach now; a subject the actor doesn't see is not found. Asked before a byte is read (then nothing is locked) and again in the transaction. */
  expectAttachable(tx: Transaction, id: string, options: { lock: boolean }): Promise<void>
  /** The hospitals whose subject it is: each is shown who opened a document of it. */
  concerned(tx: Transaction, id: string): Promise<readonly string[]>
  /** The hospitals of whichever side, as the system: their people may be named in it (要綱6条1号; rule 50). */
  parties(tx: Transaction, id: string): Promise<readonly string[]>
  /** Whether a document is seen at once, or only with the message it is uploaded for. */
  postsAtOnce: boolean
  /** The subject's own history and hints, and who is told. */
  onChanged(tx: Transaction, id: string, change: DocumentChange): Promise<void>
}

export const subjectOf = (subjects: readonly DocumentSubject[], kind: DocumentSubjectKind): DocumentSubject => subjects.find((one) => one.kind === kind) ?? refuse('not_found')
