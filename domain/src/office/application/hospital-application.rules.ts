import { checkMailbox, type MailboxTicks } from '../../account/seat-form/mailbox.rules'
import { accepted, refused, type Result } from '../../base/result'
import { addDays, addYears } from '../../base/working-time'

/** 利用申込 (要綱7条): sent, sent back, taken back, decided. */
export const APPLICATION_STATES = ['submitted', 'returned', 'withdrawn', 'accepted', 'refused'] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]

export const MOST_WISHED_SEATS = 500
/** More than a prefecture has hospitals to join in a day: what comes beyond it within 24 hours is set aside (別受付), not refused. */
const MOST_A_DAY = 100

/** Whoever floods the office so keeps no hospital from applying: that one waits among those set aside, where the office finds it. */
export const isSetAside = (sentInADay: number): boolean => sentInADay >= MOST_A_DAY

/** An application that has waited longer is late. */
export const APPLICATION_LATE_AFTER_DAYS = 7

type Filled = {
  hospitalId: string | null
  hospitalName: string
  municipalityCode: string
  contact: { name: string; phone: string; email: string }
  representative: MailboxTicks & { name: string; email: string }
  wishedFrom: string | null
}

/** What is needed to decide: which hospital, whom to ask, who begins and by which mailbox (rule 38); and the terms in force, agreed to. */
export const checkApplication = (application: Filled, of: { today: string; termsAgreed: number | null; termsInForce: number | null }): Result<true> => {
  const { hospitalId, contact, representative } = application
  const needed: [string, string][] = [
    ...(hospitalId === null ? ([['hospitalName', application.hospitalName], ['municipalityCode', application.municipalityCode]] as [string, string][]) : []),
    ['contact.name', contact.name],
    ['contact.phone', contact.phone],
    ['contact.email', contact.email],
    ['representative.name', representative.name],
    ['representative.email', representative.email],
  ]
  const missing = needed.filter(([, text]) => text.trim() === '').map(([field]) => `application.${field}`)
  if (of.termsInForce !== null && of.termsAgreed === null) missing.push('termsVersion')
  if (missing.length > 0) return refused('required_fields_missing', { fields: missing })
  if (of.termsAgreed !== of.termsInForce) return refused('terms_superseded', { fields: ['termsVersion'] })
  if (application.wishedFrom !== null && application.wishedFrom < of.today) return refused('day_past', { fields: ['application.wishedFrom'] })
  return checkMailbox(representative, { isColleagues: false, field: 'application.representative.email' })
}

const ACTS = {
  correct: ['submitted', 'returned'],
  withdraw: ['submitted', 'returned'],
  decide: ['submitted'],
} as const satisfies Record<string, readonly ApplicationState[]>

/** The applicant corrects and withdraws until it is decided; the prefecture decides what was sent. */
export const checkApplicationAct = (act: keyof typeof ACTS, state: ApplicationState): Result<true> =>
  (ACTS[act] as readonly ApplicationState[]).includes(state) ? accepted(true) : refused('application_not_open', { state })

/** Who would speak for the hospital if its use began: nobody, whom the application names, or others. */
export const REPRESENTED_BY = ['nobody', 'named', 'others'] as const
export type RepresentedBy = (typeof REPRESENTED_BY)[number]

/**
 * An application brings a hospital its first 代表者 (要綱7条), or begins its use again with the one it had. Where others act
 * already, and be it because its use was ended and they act again with it, whom else it names is theirs and the office's to enter.
 */
export const checkUnrepresented = (by: RepresentedBy): Result<true> => (by === 'others' ? refused('hospital_represented') : accepted(true))

export const isApplicationLate = (of: { state: ApplicationState; changedOn: string }, today: string): boolean => of.state === 'submitted' && addDays(of.changedOn, APPLICATION_LATE_AFTER_DAYS) < today

/** A year for what came to nothing; an accepted one is a record of the office, kept for five. What waits is kept, what was set aside for a quarter. */
const KEPT_YEARS = { submitted: null, returned: 1, withdrawn: 1, refused: 1, accepted: 5 } as const satisfies Record<ApplicationState, number | null>

const SET_ASIDE_DAYS = 90

/** The first day on which it may be deleted, counted from its last change; null: it waits for a decision. */
export const applicationDeletedFrom = (of: { state: ApplicationState; setAside: boolean; changedOn: string }): string | null => {
  if (of.setAside) return addDays(of.changedOn, SET_ASIDE_DAYS + 1)
  const years = KEPT_YEARS[of.state]
  return years === null ? null : addDays(addYears(of.changedOn, years), 1)
}

/** Those that changed last before this day go. */
export const applicationsKeptSince = (state: ApplicationState, today: string): string | null => {
  const years = KEPT_YEARS[state]
  return years === null ? null : addYears(today, -years)
}

/** Those set aside that changed last before this day go. */
export const setAsideKeptSince = (today: string): string => addDays(today, -SET_ASIDE_DAYS)
