import type { Transaction } from '../platform/db/transaction'
import { addJob } from '../platform/jobs/add-job'

export const CHECK_DOCUMENTS_JOB = 'check_documents'

/** A document waits to be looked through: exactly if the transaction commits. */
export const orderCheck = (tx: Transaction): Promise<void> => addJob(tx, CHECK_DOCUMENTS_JOB)
