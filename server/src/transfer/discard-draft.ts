import { mayDo } from '@tasuki/domain/transfer/transfer.rules'
import { dropDocumentsOf } from '../document/post-documents'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse } from '../platform/refused'
import { deleteDraft } from './case.store'
import { announceCase } from './change-case'
import { lockOwnCase } from './own-case'

/** A draft nobody else ever saw is thrown away whole; that it was is audited. */
export const discardDraftCommand = async (tx: Transaction, caseId: string): Promise<void> => {
  const current = await lockOwnCase(tx, caseId)
  orRefuse(mayDo('discard', current.status))
  await announceCase(tx, current)
  await dropDocumentsOf(tx, { kind: 'case', id: current.id })
  await deleteDraft(tx, current.id)
  await audit(tx, { act: 'case.discarded', subjectKind: 'case', subjectId: current.id, data: { caseCode: current.code } })
}
