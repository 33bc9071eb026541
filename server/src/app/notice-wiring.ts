import path from 'node:path'
import type { InvitationOutlet } from '../account/account.job'
import { facilityNotices, findDepartmentAddress } from '../facility/notice-facility'
import { type NoticeWork, noticeJobs } from '../notice/notice.job'
import { personNotices } from '../notice/notice-people'
import { renewalNotices } from '../notice/notice-renewals'
import type { NoticeSetup } from '../notice/notice.routes'
import type { NoticeSubjects } from '../notice/notice-subject'
import { createMailRun } from '../notice/send-mails'
import type { Config } from '../platform/config'
import type { Database } from '../platform/db/database'
import type { Job } from '../platform/jobs/job-runner'
import type { Log } from '../platform/log'
import { folderTransport } from '../platform/mail/folder-transport'
import type { MailTransport } from '../platform/mail/mail-transport'
import { smtpTransport } from '../platform/mail/smtp-transport'
import type { PushRules } from '../platform/push/push-endpoint'
import { createPushSender } from '../platform/push/send-push'
import { formNotices } from '../office/seat-form/notice-forms'
import { invoiceNotices } from '../office/invoice/notice-invoices'
import { reportNotices } from '../office/name-report/notice-reports'
import { announcementNotices } from '../office/announcement/tell-announcement'
import { moderationNotices } from '../office/moderation/notice-moderation'
import { applicationNotices } from '../office/application/hospital-application.job'
import { retentionNotices } from '../office/retention/notice-retention'
import { roomNotices } from '../talk/notice-rooms'
import { caseNotices, inquiryNotices } from '../transfer/notice-cases'

/** What notices can be about, each told by its own feature. */
const SUBJECTS: readonly NoticeSubjects[] = [facilityNotices, roomNotices, caseNotices, inquiryNotices, reportNotices, formNotices, invoiceNotices, personNotices, renewalNotices, announcementNotices, retentionNotices, moderationNotices, applicationNotices]

const DEMO_FROM = 'tasuki@demo.example'
const MAIL_FOLDER = 'mail'

/** A test's own ways out of the house. */
export type NoticeOutlets = { transport?: MailTransport; push?: { rules: PushRules; ca: string } }

type Wired = { setup: NoticeSetup; jobs: Job[]; invitations: InvitationOutlet }

/** A demonstration's e-mails go to a folder whatever SMTP is set: its people don't exist. */
export const wireNotices = (of: { config: Config; database: Database; log: Log; isDemo: boolean; outlets?: NoticeOutlets | undefined }): Wired => {
  const { config, database, log, isDemo, outlets = {} } = of
  const folder = path.join(config.dataDir, MAIL_FOLDER)
  const host = new URL(config.baseUrl).hostname
  const smtp = config.mail && smtpTransport(config.mail.smtp, host)
  const transport = isDemo ? folderTransport(folder) : (outlets.transport ?? smtp)
  const from = isDemo ? DEMO_FROM : (config.mail?.from ?? DEMO_FROM)
  const sendMails = transport && createMailRun(database, { transport, from, baseUrl: config.baseUrl, subjects: SUBJECTS, departmentAddress: findDepartmentAddress }, log)
  const contact = config.baseUrl.startsWith('https://') ? config.baseUrl : `mailto:${from}`
  const work: NoticeWork = { database, subjects: SUBJECTS, sendMails, push: createPushSender({ contact, ...outlets.push }) }
  return {
    setup: { subjects: SUBJECTS, mailConfigured: transport !== undefined, demoFolder: isDemo ? folder : undefined, departmentAddress: findDepartmentAddress, pushRules: outlets.push?.rules },
    jobs: noticeJobs(work),
    invitations: transport && { transport, from, baseUrl: config.baseUrl },
  }
}
