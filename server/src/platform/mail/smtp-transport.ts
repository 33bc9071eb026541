import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { ComposedMail, MailOutcome, MailTransport } from './mail-transport'

export type SmtpServer = {
  host: string
  port: number
  /** TLS from the first byte; else STARTTLS, which must succeed unless `plain`. */
  secure: boolean
  plain: boolean
  user: string | undefined
  password: string | undefined
}

const CONNECT_MS = 10_000
const SILENCE_MS = 30_000

type SmtpError = Error & { code?: string; responseCode?: number }

/** The number or our own word for it: what a server says in words quotes addresses. */
const troubleOf = (error: SmtpError): string => (error.responseCode === undefined ? (error.code ?? 'connection') : String(error.responseCode)).slice(0, 40)

const connect = (server: SmtpServer, name: string): Promise<SMTPConnection> =>
  new Promise((resolve, reject) => {
    const connection = new SMTPConnection({
      host: server.host,
      port: server.port,
      secure: server.secure,
      requireTLS: !server.secure && !server.plain,
      ignoreTLS: server.plain,
      name,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      dnsTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      tls: { minVersion: 'TLSv1.2' },
    })
    const fail = (error: unknown): void => {
      connection.close()
      reject(error instanceof Error ? error : new Error('connection'))
    }
    connection.once('error', fail)
    connection.connect((error) => {
      if (error) return fail(error)
      if (server.user === undefined) return resolve(connection)
      connection.login({ credentials: { user: server.user, pass: server.password ?? '' } }, (refused) => (refused ? fail(refused) : resolve(connection)))
    })
  })

/** E-mail by SMTP, several over one connection. `name` is what this machine calls itself. */
export const smtpTransport = (server: SmtpServer, name: string): MailTransport => {
  let open: SMTPConnection | undefined
  const dropConnection = (): void => {
    open?.close()
    open = undefined
  }
  const hand = (connection: SMTPConnection, mail: ComposedMail, onHandingOver: () => Promise<void>): Promise<MailOutcome> =>
    new Promise((resolve) => {
      let handed = false
      const broken = (error: SmtpError): void => {
        dropConnection()
        resolve(handed ? { kind: 'unknown', trouble: troubleOf(error) } : { kind: 'later', reached: false, trouble: troubleOf(error) })
      }
      const onEnd = (): void => broken(new Error('closed'))
      let begun = false
      const message = new Readable({
        read() {
          if (begun) return
          begun = true
          onHandingOver().then(
            () => {
              handed = true
              this.push(mail.raw)
              this.push(null)
            },
            () => {
              dropConnection()
              resolve({ kind: 'later', reached: true, trouble: 'not_ours_any_more' })
            },
          )
        },
      })
      connection.once('error', broken)
      connection.once('end', onEnd)
      connection.send({ from: mail.from, to: [mail.to] }, message, (error) => {
        connection.off('error', broken)
        connection.off('end', onEnd)
        if (!error) return resolve({ kind: 'accepted' })
        const failure = error as SmtpError
        if (failure.responseCode === undefined) return broken(failure)
        // What the server has in mind of this message is forgotten with the connection.
        dropConnection()
        resolve(failure.responseCode >= 500 ? { kind: 'refused', trouble: troubleOf(failure) } : { kind: 'later', reached: true, trouble: troubleOf(failure) })
      })
    })

  return {
    send: async (mail, onHandingOver) => {
      try {
        if (open === undefined) {
          const connected = await connect(server, name)
          // Between two messages a broken line is no error of anybody.
          connected.on('error', () => undefined)
          connected.once('end', () => {
            if (open === connected) open = undefined
          })
          open = connected
        }
      } catch (error) {
        return { kind: 'later', reached: false, trouble: troubleOf(error as SmtpError) }
      }
      return hand(open, mail, onHandingOver)
    },
    rest: async () => {
      const ending = open
      open = undefined
      ending?.quit()
    },
  }
}
