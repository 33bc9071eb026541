import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type MailBox = { port: number; mailsTo(address: string): ParsedMail[]; close(): Promise<void> }

/** An SMTP server of the journey's own, and what it was handed. */
export const openMailBox = async (): Promise<MailBox> => {
  const mails: { to: string; mail: ParsedMail }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const mail = await simpleParser(Buffer.concat(chunks))
        for (const { address } of session.envelope.rcptTo) mails.push({ to: address, mail })
        done()
      })
    },
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    mailsTo: (address) => mails.filter(({ to }) => to === address).map(({ mail }) => mail),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
