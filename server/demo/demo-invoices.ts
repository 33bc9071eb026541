import type { Actor } from '@tasuki/domain/account/actor'
import { billMonthOf } from '@tasuki/domain/account/seat/seat-fee.rules'
import { addMonths, monthOf } from '@tasuki/domain/base/month'
import { PAGE_LINES } from '@tasuki/domain/base/page'
import { addDays, japanDay, japanInstant, weekdayOf } from '@tasuki/domain/base/working-time'
import { cancelInvoiceCommand } from '../src/account/invoice/cancel-invoice'
import { setInvoiceTermsCommand } from '../src/account/invoice/invoice-terms'
import { listOfficeInvoices } from '../src/account/invoice/list-invoices'
import { changeOfficeProfileCommand } from '../src/account/terms/office-profile'
import { payInvoiceCommand } from '../src/account/invoice/pay-invoice'
import { issueDueInvoices, runInvoicesCommand } from '../src/account/invoice/run-invoices'
import { sendInvoicesCommand } from '../src/account/invoice/send-invoices'
import { servedPrefecture } from '../src/facility/served-prefecture'
import type { Database } from '../src/platform/db/database'
import type { Transaction } from '../src/platform/db/transaction'
import { withActorAt } from './demo-clock'
import { FIRST_SEATS, LATER_SEATS } from './demo-form-scripts'
import type { DemoHouse } from './demo-house'
import type { OfficerActor } from './demo-officers'

type Played = { database: Database; house: DemoHouse; now: Date; officer: OfficerActor }

const OFFICE_PHONE = '045-000-1100'

/** Whom to ask, who runs the machines, and how a bill is paid: nothing of it exists. */
export const openDemoOffice = ({ database, now, officer: actor }: Played): Promise<void> =>
  withActorAt(database, { actor, when: japanInstant(`${addMonths(monthOf(japanDay(now)), FIRST_SEATS - 2)}-20`, '13:30') }, async (tx) => {
    await changeOfficeProfileCommand(tx, {
      infrastructureOperator: '見本クラウド株式会社',
      contact: { department: '医療課　転院調整担当', phone: OFFICE_PHONE, email: 'tasuki@demo.example', hours: '月曜日から金曜日（閉庁日を除く。）8時30分から17時15分まで', note: 'システムの障害は、夜間・休日も電話で受け付けます。' },
    })
    await setInvoiceTermsCommand(tx, { issuer: `${servedPrefecture().name}知事`, contact: `医療課　転院調整担当　${OFFICE_PHONE}`, payTo: '見本銀行　県庁支店　普通　0000000　会計管理者', registration: '', dueMonths: 1, dueDay: 31, whenClosed: 'after' })
  })

const SYSTEM: Actor = { kind: 'system', name: 'issue_invoices' }

/** From the day so many days into the month on, the first on which the office is at work. */
const workdayOf = (month: string, days: number): string => {
  let day = addDays(`${month}-01`, days)
  while (weekdayOf(day) === 0 || weekdayOf(day) === 6) day = addDays(day, 1)
  return day
}

const invoiceOf = async (tx: Transaction, hospitalId: string): Promise<string> => {
  const { invoices } = await listOfficeInvoices(tx, { state: 'all', hospitalId, limit: PAGE_LINES, offset: 0 })
  const found = invoices.find(({ state }) => state === 'issued' || state === 'sent')
  if (found === undefined) throw new Error('the run has made no bill')
  return found.id
}

/**
 * Of the first seats: one bill paid, one not paid in time, one sent with a mistake and taken back by a credit note. Of the
 * later ones: that one made anew and another sent, and one that waits to be sent.
 */
export const playDemoInvoices = async ({ database, house, now, officer }: Played): Promise<void> => {
  const month = monthOf(japanDay(now))
  const idOf = (key: string): string => house.get(key)?.hospitalId ?? ''
  const at = <T>(day: string, time: string, work: (tx: Transaction) => Promise<T>, actor: Actor = officer) => withActorAt(database, { actor, when: japanInstant(day, time) }, work)
  const send = (keys: readonly string[]) => async (tx: Transaction) => {
    const ids: string[] = []
    for (const key of keys) ids.push(await invoiceOf(tx, idOf(key)))
    await sendInvoicesCommand(tx, ids)
  }

  const first = billMonthOf(addMonths(month, FIRST_SEATS))
  await at(`${first}-01`, '06:10', issueDueInvoices, SYSTEM)
  await at(workdayOf(first, 1), '10:30', send(['a1', 'a2', 'c']))
  const paidOn = workdayOf(first, 18)
  await at(paidOn, '15:20', async (tx) => payInvoiceCommand(tx, { invoiceId: await invoiceOf(tx, idOf('a1')), paidOn }))
  await at(workdayOf(first, 20), '11:10', async (tx) => cancelInvoiceCommand(tx, { invoiceId: await invoiceOf(tx, idOf('c')), reason: '送付先の部署を誤ったため' }))

  const later = billMonthOf(addMonths(month, LATER_SEATS))
  if (later !== first) await at(`${later}-01`, '06:10', issueDueInvoices, SYSTEM)
  // What was cancelled is made anew by the office's hand; where both quarters' seats are billed in one month, the later ones with it.
  await at(workdayOf(later, later === first ? 23 : 0), '09:05', runInvoicesCommand)
  await at(workdayOf(later, later === first ? 24 : 1), '10:40', send(['a1', 'c']))
}
