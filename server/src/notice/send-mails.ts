import { noticeKind } from '@tasuki/domain/account/notice-kind'
import { channelsFor, mailDueAt, retryAfterMs } from '@tasuki/domain/notice/notice.rules'
import { noticePath } from '@tasuki/domain/notice/notice-path'
import { readNoticeSettings } from '@tasuki/domain/notice/notice-settings'
import { isMailAddress } from '@tasuki/domain/base/mail-address'
import type { Database } from '../platform/db/database'
import { type Transaction, withActor, withReader } from '../platform/db/transaction'
import type { Log } from '../platform/log'
import { composeMail } from '../platform/mail/compose-mail'
import type { ComposedMail, MailOutcome, MailTransport } from '../platform/mail/mail-transport'
import { officeCalendar } from '../account/seat/office-holiday'
import { claimMail, type ClaimedMail, findMailReader, gatherMails, giveUpHandedOver, listMailItems, markHandedOver, settleMail } from './mail.store'
import { type MailLine, noticeMail } from './notice-mail'
import { readerActor } from './notice-reader'
import { findSeenSubjects, type NoticeSubjects } from './notice-subject'

export type MailSetup = {
  transport: MailTransport
  from: string
  baseUrl: string
  subjects: readonly NoticeSubjects[]
  /** A hospital's department address as its facility record says; run as the system. */
  departmentAddress: (tx: Transaction, hospitalId: string) => Promise<string | undefined>
}

const SYSTEM = { kind: 'system', name: 'send_mails' } as const
const MAILS_GATHERED = 100
/** What one e-mail lists. */
const ITEMS_PER_MAIL = 30
/** Longer than an attempt can take: connecting, each reply and the message have their time-outs. */
const LEASE_MS = 10 * 60_000
/** After that an e-mail is no news; what it told is in the page. */
const GIVE_UP_MS = 3 * 86_400_000
const MAILS_PER_RUN = 500

type Prepared = { kind: 'mail'; mail: ComposedMail } | { kind: 'later'; at: Date } | { kind: 'drop' } | { kind: 'fail'; trouble: string }

/** Made anew for each attempt: who left, what was read or hidden meanwhile and what is no longer wanted isn't sent. */
const prepare = async (database: Database, setup: MailSetup, claimed: ClaimedMail): Promise<Prepared> => {
  const known = await withReader(database, SYSTEM, async (tx) => {
    const reader = await findMailReader(tx, claimed)
    const department = claimed.hospitalId === null ? undefined : await setup.departmentAddress(tx, claimed.hospitalId)
    return { reader, items: await listMailItems(tx, claimed.id), address: claimed.hospitalId === null ? reader?.email : department, now: tx.now }
  })
  const actor = known.reader && readerActor(known.reader)
  if (known.reader === undefined || actor === undefined) return { kind: 'drop' }
  const settings = readNoticeSettings(known.reader.settings)
  const isPersonal = claimed.personId !== null
  const dueAt = isPersonal ? mailDueAt(settings.quiet, known.now, officeCalendar) : known.now
  if (dueAt > known.now) return { kind: 'later', at: dueAt }
  const items = known.items.filter(({ kind }) => noticeKind.safeParse(kind).success && (!isPersonal || channelsFor(settings, noticeKind.parse(kind)).mail))
  const seen = await withReader(database, actor, (tx) => findSeenSubjects(tx, setup.subjects, items))
  const lines = items.flatMap((item): MailLine[] => {
    const subject = seen(item)
    return subject === undefined ? [] : [{ ...subject, kind: noticeKind.parse(item.kind), at: item.at, path: item.noticeId === null ? subject.path : noticePath.notice(item.noticeId) }]
  })
  if (lines.length === 0 || known.address === undefined || known.address === '') return { kind: 'drop' }
  if (!isMailAddress(known.address)) return { kind: 'fail', trouble: 'bad_address' }
  const language = isPersonal ? settings.language : 'ja'
  const text = noticeMail(lines, { language, baseUrl: setup.baseUrl })
  const mail = await composeMail({ id: claimed.id, from: setup.from, to: known.address, host: new URL(setup.baseUrl).hostname, date: claimed.createdAt, language, ...text })
  return { kind: 'mail', mail }
}

const endOf = (outcome: MailOutcome, mail: ClaimedMail, now: Date): Parameters<typeof settleMail>[2] => {
  if (outcome.kind === 'accepted') return { state: 'sent' }
  if (outcome.kind === 'refused') return { state: 'failed', trouble: outcome.trouble }
  if (outcome.kind === 'unknown') return { state: 'unknown', trouble: outcome.trouble }
  if (now.getTime() - mail.createdAt.getTime() > GIVE_UP_MS) return { state: 'failed', trouble: outcome.trouble }
  return { state: 'waiting', nextAt: new Date(now.getTime() + retryAfterMs(mail.attempts)), trouble: outcome.trouble }
}

const attempt = async (database: Database, setup: MailSetup, claimed: ClaimedMail): Promise<MailOutcome | undefined> => {
  const settle = (end: Parameters<typeof settleMail>[2]) => withActor(database, SYSTEM, (tx) => settleMail(tx, claimed, end))
  const prepared = await prepare(database, setup, claimed)
  if (prepared.kind === 'drop') return void (await settle({ state: 'dropped' }))
  if (prepared.kind === 'fail') return void (await settle({ state: 'failed', trouble: prepared.trouble }))
  if (prepared.kind === 'later') return void (await settle({ state: 'waiting', nextAt: prepared.at, trouble: 'quiet_hours' }))
  const outcome = await setup.transport.send(prepared.mail, async () => {
    if (!(await withActor(database, SYSTEM, (tx) => markHandedOver(tx, claimed)))) throw new Error('the claim has passed to another process')
  })
  await settle(endOf(outcome, claimed, database.clock()))
  return outcome
}

const runSending = async (database: Database, setup: MailSetup): Promise<void> => {
  const staleBefore = () => new Date(database.clock().getTime() - LEASE_MS)
  await withActor(database, SYSTEM, (tx) => giveUpHandedOver(tx, staleBefore()))
  await withActor(database, SYSTEM, (tx) => gatherMails(tx, { mails: MAILS_GATHERED, items: ITEMS_PER_MAIL }))
  for (let sent = 0; sent < MAILS_PER_RUN; sent++) {
    const claimed = await withActor(database, SYSTEM, (tx) => claimMail(tx, staleBefore()))
    if (claimed === undefined) return
    const outcome = await attempt(database, setup, claimed)
    // The server can't be talked to: the others wait for the next minute instead of each waiting here.
    if (outcome?.kind === 'later' && !outcome.reached) return
  }
}

export type MailRun = () => Promise<void>

/**
 * Sends what is due. Each e-mail is claimed, written to, marked as handed over right before its first byte, and settled.
 * Up to the mark it is tried again, by anybody; from the mark on it is sent at most once: where no answer came it is
 * noted as unknown and not sent again, since the page has what it told. One run at a time in a process; a call during
 * one makes it begin once more.
 */
export const createMailRun = (database: Database, setup: MailSetup, log: Log): MailRun => {
  let running: Promise<void> | undefined
  let again = false
  const loop = async (): Promise<void> => {
    do {
      again = false
      await runSending(database, setup)
    } while (again)
  }
  return async () => {
    if (running !== undefined) {
      again = true
      return
    }
    running = loop()
      .catch((error: unknown) => log.error({ err: error }, 'e-mails could not be sent'))
      .finally(async () => {
        running = undefined
        await setup.transport.rest()
      })
    await running
  }
}
