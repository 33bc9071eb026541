import { dueReminderStep, planRenewalReminder, type ReminderStep } from '@tasuki/domain/account/seat/renewal-reminder.rules'
import { renewalPeriod } from '@tasuki/domain/account/seat/renewal.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import { audit } from '../../platform/audit/write-audit'
import type { Database } from '../../platform/db/database'
import { dangerouslyAsSystem, type Transaction, withActor, withReader } from '../../platform/db/transaction'
import type { Job } from '../../platform/jobs/job-runner'
import { queueNotice } from '../../platform/notices/queue-notice'
import { orRefuse, refuse } from '../../platform/refused'
import { lockHospital } from '../account.store'
import { spokespeopleOf } from '../people/spokespeople'
import { listSeatRenewals, readSeatRenewal } from './renew-seats'
import { insertRenewalReminder } from './renewal-reminder.store'
import { readSeatSettings } from './seat-terms'
import { tellOfSeats } from './tell-of-seats'

/** Whoever speaks for the hospital is told; where nobody does, all of its people. */
const remind = async (tx: Transaction, of: { hospitalId: string; fiscalYear: number; step: ReminderStep | null }): Promise<void> => {
  if (!(await insertRenewalReminder(tx, of))) return
  const { hospitalId, fiscalYear, step } = of
  await audit(tx, { act: 'seat_renewal.reminded', subjectKind: 'hospital', subjectId: hospitalId, concerns: [hospitalId], data: { fiscalYear, ...(step !== null && { step }) } })
  queueNotice(tx, { kind: 'renewal_due', ...(await spokespeopleOf(tx, hospitalId)), subject: { kind: 'renewal', id: hospitalId } })
  tellOfSeats(tx, hospitalId)
}

/** By hand, under the hospital's lock: what it answers at that moment counts, and two officers remind once. */
export const remindSeatRenewalCommand = async (tx: Transaction, hospitalId: string): Promise<void> => {
  await dangerouslyAsSystem(tx, 'only the system locks hospitals', () => lockHospital(tx, hospitalId))
  const { renewals, fiscalYear, today } = await listSeatRenewals(tx)
  const renewal = renewals.find(({ hospital }) => hospital.id === hospitalId) ?? refuse('not_found')
  orRefuse(planRenewalReminder(renewal, { remindedOn: renewal.remindedAt === null ? null : japanDay(new Date(renewal.remindedAt)), today }))
  await remind(tx, { hospitalId, fiscalYear, step: null })
}

const actor = { kind: 'system', name: 'remind_renewals' } as const

/** The step of the day, for every hospital that has answered nothing and uses the system; each in a transaction of its own, once whatever restarts. */
export const remindRenewalsJob = (database: Database): Job => ({
  name: actor.name,
  dailyAt: '9:20',
  run: async () => {
    const { step, fiscalYear, due } = await withReader(database, actor, async (tx) => {
      const today = japanDay(tx.now)
      const period = renewalPeriod(today)
      const at = dueReminderStep(period, { today, calendar: (await readSeatSettings(tx)).calendar })
      return { step: at, fiscalYear: period.fiscalYear, due: at === undefined ? [] : (await listSeatRenewals(tx)).renewals.filter(({ state }) => state === 'unanswered').map(({ hospital }) => hospital.id) }
    })
    if (step === undefined) return
    const failed: unknown[] = []
    for (const hospitalId of due) {
      await withActor(database, actor, async (tx) => {
        const hospital = await lockHospital(tx, hospitalId)
        if (hospital?.use === 'active' && (await readSeatRenewal(tx, hospitalId)).state === 'unanswered') await remind(tx, { hospitalId, fiscalYear, step })
      }).catch((error: unknown) => void failed.push(error))
    }
    if (failed.length > 0) throw new AggregateError(failed, 'some hospitals could not be reminded')
  },
})
