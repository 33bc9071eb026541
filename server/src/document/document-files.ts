import type { FileStorage } from '../platform/files/file-storage'
import type { Transaction } from '../platform/db/transaction'
import { addJob } from '../platform/jobs/add-job'

export const REMOVE_FILES_JOB = 'remove_document_files'

const FOLDER = 'documents'

/** Random, and spread over folders of a size that every file system takes. */
export const storageKeyOf = (documentId: string): string => `${FOLDER}/${documentId.slice(0, 2)}/${documentId}`
export const thumbnailKeyOf = (storageKey: string): string => `${storageKey}.thumbnail`

/** The row's key of a stored file, be it the document or its thumbnail; undefined for files of others. */
export const documentKeyOf = (key: string): string | undefined => (key.startsWith(`${FOLDER}/`) ? key.replace(/\.thumbnail$/, '') : undefined)

export const removeFiles = async (storage: FileStorage, storageKey: string): Promise<void> => {
  await storage.remove(storageKey)
  await storage.remove(thumbnailKeyOf(storageKey))
}

/** Files go exactly if the transaction that let go of them commits. */
export const orderFileRemoval = async (tx: Transaction, storageKeys: readonly string[]): Promise<void> => {
  for (const storageKey of storageKeys) await addJob(tx, REMOVE_FILES_JOB, { payload: { storageKey } })
}
