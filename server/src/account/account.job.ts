import { isMailAddress } from '@tasuki/domain/base/mail-address'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../platform/db/database'
import { withActor } from '../platform/db/transaction'
import type { Job } from '../platform/jobs/job-runner'
import { composeMail } from '../platform/mail/compose-mail'
import type { MailTransport } from '../platform/mail/mail-transport'
import { dropOldCodes, hasHandedCode, lockCodeHolder } from './sign-in/access-code.store'
import { dropOldUses } from './people/account-holder.store'
import { invitationMail } from './people/invitation-mail'
import { canBeMailed, MAIL_INVITATION } from './people/invite-person'
import { makeAccessCode } from './sign-in/issue-access-code'
import { TELL_RESET_WISHES, tellResetWishesCommand } from './sign-in/wish-reset'

/** Undefined where e-mail doesn't leave the house: codes then go from hand to hand. */
export type InvitationOutlet = { transport: MailTransport; from: string; baseUrl: string } | undefined

const DAY_MS = 86_400_000
const CODES_KEPT_DAYS = 30
const REPORTS_KEPT_DAYS = 90

/** An order from before the instant was noted gives way to any code from hand to hand. */
const asked = z.object({ personId: z.uuid(), askedAt: z.coerce.date().default(new Date(0)) })
type Asked = z.infer<typeof asked>

const system = (name: string) => ({ kind: 'system', name }) as const

/**
 * A code drawn for this attempt, and its link on the way: tried again by the queue until the mail server takes it, each
 * time with another code. Who left, has begun, got a shared address or was given a code by hand meanwhile is sent nothing.
 */
const mailInvitation = async (database: Database, outlet: NonNullable<InvitationOutlet>, { personId, askedAt }: Asked): Promise<void> => {
  const made = await withActor(database, system(MAIL_INVITATION), async (tx) => {
    const holder = await lockCodeHolder(tx, personId)
    if (await hasHandedCode(tx, { personId, since: askedAt })) return undefined
    if (holder === undefined || !holder.acts || holder.signed_in_at !== null || !isMailAddress(holder.email) || !(await canBeMailed(tx, holder))) return undefined
    return { to: holder.email, date: tx.now, ...(await makeAccessCode(tx, holder, 'linked')) }
  })
  if (made === undefined) return
  const text = invitationMail({ link: `${outlet.baseUrl}/invitation#${made.code}`, expiresAt: made.expiresAt })
  const mail = await composeMail({ id: randomUUID(), from: outlet.from, to: made.to, host: new URL(outlet.baseUrl).hostname, date: made.date, language: 'ja', settingsUrl: outlet.baseUrl, ...text })
  const outcome = await outlet.transport.send(mail, async () => undefined)
  await outlet.transport.rest()
  if (outcome.kind === 'later') throw new Error(`the invitation could not be sent: ${outcome.trouble}`)
}

export const accountJobs = (database: Database, outlet: InvitationOutlet): Job[] => [
  { name: MAIL_INVITATION, run: async (payload) => (outlet === undefined ? undefined : mailInvitation(database, outlet, asked.parse(payload))) },
  { name: TELL_RESET_WISHES, run: () => withActor(database, system(TELL_RESET_WISHES), tellResetWishesCommand) },
  {
    name: 'purge_access_codes',
    dailyAt: '3:25',
    run: () =>
      withActor(database, system('purge_access_codes'), async (tx) => {
        await dropOldCodes(tx, new Date(tx.now.getTime() - CODES_KEPT_DAYS * DAY_MS))
        await dropOldUses(tx, new Date(tx.now.getTime() - REPORTS_KEPT_DAYS * DAY_MS))
      }),
  },
]
