import { readFile } from 'node:fs/promises'
import { simpleParser } from 'mailparser'
import type { Transaction } from '../platform/db/transaction'
import { dangerouslyAsSystem } from '../platform/db/transaction'
import { mailFileOf } from '../platform/mail/folder-transport'
import { selectSentMailIds } from './mail.store'

const SHOWN = 50

export type DemoMail = { id: string; at: string; to: string; subject: string; text: string }

const readMail = async (folder: string, { id, at }: { id: string; at: Date }): Promise<DemoMail[]> => {
  try {
    const mail = await simpleParser(await readFile(mailFileOf(folder, id)), { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true })
    const to = Array.isArray(mail.to) ? mail.to : mail.to ? [mail.to] : []
    return [{ id, at: at.toISOString(), to: to.map(({ text }) => text).join(', '), subject: mail.subject ?? '', text: mail.text ?? '' }]
  } catch {
    // Somebody tidied the folder.
    return []
  }
}

/** 「送信したメール（デモ）」: to the own hospital's people and department, as the files they were written to. */
export const listDemoMails = async (tx: Transaction, folder: string): Promise<DemoMail[]> => {
  const hospitalId = tx.actor.kind === 'member' ? tx.actor.hospitalId : null
  const sent = await dangerouslyAsSystem(tx, 'what was sent to colleagues is shown in a demonstration only', () => selectSentMailIds(tx, hospitalId, SHOWN))
  return (await Promise.all(sent.map((mail) => readMail(folder, mail)))).flat()
}
