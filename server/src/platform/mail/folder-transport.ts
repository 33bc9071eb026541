import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { MailTransport } from './mail-transport'

export const mailFileOf = (folder: string, id: string): string => path.join(folder, `${id}.eml`)

/** A demonstration's e-mails leave no machine: each is a file, named by its id, so that twice is once. */
export const folderTransport = (folder: string): MailTransport => ({
  send: async (mail, onHandingOver) => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = mailFileOf(folder, mail.id)
      await onHandingOver()
      await writeFile(`${file}.part`, mail.raw, { mode: 0o600 })
      await rename(`${file}.part`, file)
      return { kind: 'accepted' }
    } catch {
      return { kind: 'later', reached: false, trouble: 'folder' }
    }
  },
  rest: async () => undefined,
})
