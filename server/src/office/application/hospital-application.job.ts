import { randomUUID } from 'node:crypto'
import { noticePath } from '@tasuki/domain/notice/notice-path'
import { APPLICATION_STATES, applicationsKeptSince, setAsideKeptSince } from '@tasuki/domain/office/application/hospital-application.rules'
import { hospitalApplication } from '@tasuki/domain/office/application/hospital-application.contract'
import { japanDay, japanInstant } from '@tasuki/domain/base/working-time'
import { isMailAddress } from '@tasuki/domain/base/mail-address'
import { z } from 'zod'
import type { InvitationOutlet } from '../../account/account.job'
import type { NoticeSubjects } from '../../notice/notice-subject'
import { audit } from '../../platform/audit/write-audit'
import type { Database } from '../../platform/db/database'
import { withActor } from '../../platform/db/transaction'
import type { Job } from '../../platform/jobs/job-runner'
import { composeMail } from '../../platform/mail/compose-mail'
import { queueNotice } from '../../platform/notices/queue-notice'
import { applicationMail } from './application-mail'
import { deleteApplications, deleteSetAside, findApplication, findApplications } from './hospital-application.store'

/** The job that tells the prefecture of an application: who sends it is nobody who may order notices. */
export const TELL_APPLICATION = 'tell_application'
/** The job that tells the applicant that it has arrived, or that there is an answer. */
export const MAIL_APPLICATION = 'mail_application'
const PURGE_APPLICATIONS = 'purge_applications'

const system = (name: string) => ({ kind: 'system', name }) as const
const told = z.object({ applicationId: z.uuid() })
const mailed = z.object({ applicationId: z.uuid(), about: z.enum(['received', 'answered']) })

/** Number and address alone: what was asked and answered is read on the page, with the code. */
const mailApplicant = async (database: Database, outlet: NonNullable<InvitationOutlet>, { applicationId, about }: z.output<typeof mailed>): Promise<void> => {
  const row = await withActor(database, system(MAIL_APPLICATION), async (tx) => ({ now: tx.now, found: await findApplication(tx, applicationId) }))
  const to = row.found === undefined ? '' : hospitalApplication.parse(row.found.content).contact.email
  if (row.found === undefined || !isMailAddress(to)) return
  const text = applicationMail({ about, number: row.found.number, link: `${outlet.baseUrl}/join` })
  const mail = await composeMail({ id: randomUUID(), from: outlet.from, to, host: new URL(outlet.baseUrl).hostname, date: row.now, language: 'ja', settingsUrl: outlet.baseUrl, ...text })
  const outcome = await outlet.transport.send(mail, async () => undefined)
  await outlet.transport.rest()
  if (outcome.kind === 'later') throw new Error(`the answer could not be sent: ${outcome.trouble}`)
}

export const applicationJobs = (database: Database, outlet: InvitationOutlet): Job[] => [
  {
    name: TELL_APPLICATION,
    run: (payload) =>
      withActor(database, system(TELL_APPLICATION), async (tx) => {
        const { applicationId } = told.parse(payload)
        if ((await findApplication(tx, applicationId))?.state === 'submitted') queueNotice(tx, { kind: 'application_submitted', toPrefecture: true, subject: { kind: 'application', id: applicationId } })
      }),
  },
  { name: MAIL_APPLICATION, run: async (payload) => (outlet === undefined ? undefined : mailApplicant(database, outlet, mailed.parse(payload))) },
  {
    name: PURGE_APPLICATIONS,
    dailyAt: '3:50',
    run: () =>
      withActor(database, system(PURGE_APPLICATIONS), async (tx) => {
        const aside = await deleteSetAside(tx, japanInstant(setAsideKeptSince(japanDay(tx.now)), '00:00'))
        if (aside > 0) await audit(tx, { act: 'application.purged', subjectKind: 'application', data: { setAside: true, count: aside } })
        for (const state of APPLICATION_STATES) {
          const since = applicationsKeptSince(state, japanDay(tx.now))
          const count = since === null ? 0 : await deleteApplications(tx, { state, before: japanInstant(since, '00:00') })
          if (count > 0) await audit(tx, { act: 'application.purged', subjectKind: 'application', data: { state, count } })
        }
      }),
  },
]

/** An application as notices point at it: the office's alone. */
export const applicationNotices: NoticeSubjects = {
  kind: 'application',
  seen: async (tx, ids) => new Map(tx.actor.kind === 'officer' ? (await findApplications(tx, ids)).map(({ id }) => [id, { path: noticePath.officeApplication(id), caseCode: null, hospitalName: null }]) : []),
}
