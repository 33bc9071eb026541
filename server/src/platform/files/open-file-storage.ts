import type { Config } from '../config'
import type { FileStorage } from './file-storage'
import { createFolderStorage } from './folder-storage'
import { createS3Storage } from './s3-storage'

/** A folder of this machine, or a bucket: what the settings say. */
export const openFileStorage = async (files: Config['files']): Promise<FileStorage> => ('s3' in files ? createS3Storage(files.s3) : createFolderStorage(files.folder))
