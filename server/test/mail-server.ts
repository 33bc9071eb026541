import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type ReceivedMail = { to: string; raw: string; parsed: ParsedMail }

/** What the server does with the next messages. `silent`: takes it and breaks the line before it says so. */
export type MailServerMood = 'fine' | 'busy' | 'silent' | 'broken before the message'

/** A real SMTP server of a test's own; what it took is what would have been delivered. */
export type TestMailServer = {
  port: number
  taken: ReceivedMail[]
  mood: MailServerMood
  /** Addresses it refuses. */
  refused: Set<string>
  /** How many sessions asked to hand something over. */
  tries: number
  close(): Promise<void>
}

const failure = (message: string, responseCode: number): Error => Object.assign(new Error(message), { responseCode })

export const startMailServer = async (): Promise<TestMailServer> => {
  const state: TestMailServer = { port: 0, taken: [], mood: 'fine', refused: new Set(), tries: 0, close: async () => undefined }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onMailFrom: (_address, session, done) => {
      state.tries += 1
      if (state.mood !== 'broken before the message') return done()
      for (const connection of server.connections) if ((connection as unknown as { session: unknown }).session === session) (connection as unknown as { close(): void }).close()
    },
    onRcptTo: ({ address }, _session, done) => done(state.refused.has(address) ? failure('no such mailbox', 550) : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        if (state.mood === 'busy') return done(failure('come again', 451))
        const raw = Buffer.concat(chunks)
        state.taken.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(','), raw: raw.toString('utf8'), parsed: await simpleParser(raw) })
        if (state.mood === 'fine') return done()
        for (const connection of server.connections) (connection as unknown as { close(): void }).close()
      })
    },
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  state.port = (server.server.address() as AddressInfo).port
  state.close = () => new Promise((resolve) => server.close(() => resolve()))
  return state
}
