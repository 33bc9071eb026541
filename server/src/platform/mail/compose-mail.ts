import { isMailAddress } from '@tasuki/domain/base/mail-address'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { ComposedMail } from './mail-transport'

export type MailText = {
  id: string
  from: string
  to: string
  /** The host in the Message-ID: the same at each attempt, so that whoever gets it twice sees that it is one. */
  host: string
  date: Date
  language: string
  subject: string
  text: string
  html: string
  settingsUrl: string
}

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

export const composeMail = async (mail: MailText): Promise<ComposedMail> => {
  if (!isMailAddress(mail.to) || !isMailAddress(mail.from)) throw new Error('not an e-mail address')
  const message = new MailComposer({
    from: { name: 'Tasuki', address: mail.from },
    to: { name: '', address: mail.to },
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    date: mail.date,
    messageId: `<${mail.id}@${mail.host}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': mail.language,
      'List-Unsubscribe': `<${mail.settingsUrl}>`,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  return { id: mail.id, from: mail.from, to: mail.to, raw: await message.build() }
}
