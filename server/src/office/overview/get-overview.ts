import { APPLICATION_LATE_AFTER_DAYS } from '@tasuki/domain/office/application/hospital-application.rules'
import type { Overview } from '@tasuki/domain/office/overview/overview.contract'
import { caseAgeBands } from '@tasuki/domain/office/overview/overview.rules'
import { addDays, japanDay, japanInstant } from '@tasuki/domain/base/working-time'
import { countWaitingForms } from '../../account/seat-form/find-forms'
import { countWaitingInvoices } from '../../account/invoice/list-invoices'
import { countWaitingRenewals } from '../../account/seat/renew-seats'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { countOpenCasesBetween } from '../../transfer/case-age'
import { countWaitingApplications } from '../application/hospital-application.store'
import { countDueModerations } from '../moderation/moderation.store'
import { summariseHospitals } from '../register/hospital-register'
import { summariseRetention } from '../retention/list-retention'

const asWaiting = ({ count, late, since }: { count: number; late: number; since: Date | null }) => ({ count, late, since: since?.toISOString() ?? null })

const openCasesByAge = async (tx: Transaction): Promise<Overview['openCases']> => {
  const bands = caseAgeBands(japanDay(tx.now))
  const times = bands.map(({ from, until }) => ({ from: from === null ? null : japanInstant(from, '00:00'), before: until === null ? null : japanInstant(addDays(until, 1), '00:00') }))
  const counts = await dangerouslyAsSystem(tx, 'how many cases are open, no case of anybody', () => countOpenCasesBetween(tx, times))
  return bands.map((band, at) => ({ ...band, count: counts[at] ?? 0 }))
}

const waitingInvoices = async (tx: Transaction) => {
  const { unsent, dueSoon, overdue } = await countWaitingInvoices(tx)
  return { unsent, dueSoon, overdue }
}

const waitingApplications = async (tx: Transaction) => {
  const { setAside, ...waiting } = await countWaitingApplications(tx, japanInstant(addDays(japanDay(tx.now), -APPLICATION_LATE_AFTER_DAYS), '00:00'))
  return { ...asWaiting(waiting), setAside }
}

const dueModerations = async (tx: Transaction) => {
  const { since, ...counts } = await countDueModerations(tx, japanDay(tx.now))
  return { ...counts, since: since?.toISOString() ?? null }
}

/** Numbers alone, and names of hospitals: no case, talk or form is read here, and so nothing is written into the trail. */
export const getOverview = async (tx: Transaction): Promise<Overview> => {
  const { kind } = tx.actor
  const today = japanDay(tx.now)
  return {
    today,
    hospitals: await summariseHospitals(tx),
    openCases: await openCasesByAge(tx),
    accounts:
      kind === 'officer' || kind === 'auditor'
        ? {
            applications: await waitingApplications(tx),
            forms: asWaiting(await countWaitingForms(tx)),
            renewals: asWaiting(await countWaitingRenewals(tx)),
            moderations: await dueModerations(tx),
            invoices: await waitingInvoices(tx),
          }
        : null,
    office: kind === 'officer' ? { retention: await summariseRetention(tx) } : null,
  }
}
