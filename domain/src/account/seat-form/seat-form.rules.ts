import { addMonths, fiscalYearOf, monthOf } from '../../base/month'
import { accepted, refused, type Result } from '../../base/result'
import { isMailAddress, mailAddressOf, mailboxOf } from '../../base/mail-address'
import { addDays } from '../../base/working-time'
import { isSharingAllowed } from './mailbox.rules'
import { earliestStartMonth, type OfficeCalendar, openDayFrom } from '../seat/seat-deadline.rules'
import { readSeatCount } from '../seat/seat-fee.rules'
import type { SeatFormContent, SeatFormState, SeatLeaverLine, SeatPersonLine, SeatStarterLine } from './seat-form.contract'

/** What the hospital may write into. */
export const isFormOpen = (state: SeatFormState): boolean => state === 'draft' || state === 'returned'

/** Nothing is issued before it is accepted, so a form can be taken back until then (要綱10条4項). */
export const isFormWithdrawable = (state: SeatFormState): boolean => state === 'submitted' || state === 'returned'

/** The people who start, whatever the sheet; in 様式2 they start with its seats. */
export const startersOf = (content: SeatFormContent): readonly (SeatPersonLine & Partial<Pick<SeatStarterLine, 'firstDay'>>)[] => (content.kind === 3 ? content.starters : content.users)

export const leaversOf = (content: SeatFormContent): readonly SeatLeaverLine[] => (content.kind === 3 ? content.leavers : [])

/**
 * Who leaves if the form is accepted today: not before today, for until then they act, and one seat has one person on any
 * day, as its history tells it (要綱6条2号, 7条).
 */
export const stopsIfAccepted = (content: SeatFormContent, today: string): { personId: string; lastDay: string; line: number }[] =>
  leaversOf(content).flatMap(({ personId, lastDay }, line) => (lastDay === null ? [] : [{ personId, lastDay: lastDay < today ? today : lastDay, line }]))

/** From when those who start want to, if the form is accepted today: as soon as may be (null) where they named no day, or it has come while the form waited. */
export const startsIfAccepted = (content: SeatFormContent, of: { handedInOn: string; today: string }): (string | null)[] =>
  startersOf(content).map(({ firstDay = null }) => (firstDay !== null && firstDay <= of.today && of.handedInOn < of.today ? null : firstDay))

/** The path of the starters' lines, as refusals name their fields. */
const linesName = (content: SeatFormContent): 'users' | 'starters' => (content.kind === 3 ? 'starters' : 'users')

const isBlank = (text: string): boolean => text.trim() === ''

/** What the sheet asks for, by its path. */
const missingFields = (content: SeatFormContent): string[] => {
  const head = { address: content.address, hospitalName: content.hospitalName, representativeName: content.representativeName, 'contact.phone': content.contact.phone, 'contact.email': content.contact.email }
  const bill = content.kind === 2 ? { 'billTo.department': content.billTo.department, 'billTo.phone': content.billTo.phone, 'billTo.email': content.billTo.email } : {}
  const said = Object.entries({ ...head, ...bill }).flatMap(([path, text]) => (isBlank(text) ? [path] : []))
  const lines = startersOf(content).flatMap((line, at) =>
    (['department', 'name', 'kana', 'email'] as const).flatMap((field) => (isBlank(line[field]) ? [`${linesName(content)}.${at}.${field}`] : [])),
  )
  const leaving = leaversOf(content).flatMap((line, at) => (line.lastDay === null ? [`leavers.${at}.lastDay`] : []))
  const nobody = content.kind !== 2 && startersOf(content).length + leaversOf(content).length === 0 ? [linesName(content)] : []
  return [...said, ...nobody, ...lines, ...leaving]
}

const isWritable = (typed: string): boolean => isMailAddress(mailAddressOf(typed))

const wrongMailboxes = (content: SeatFormContent): string[] => [
  ...(isWritable(content.contact.email) ? [] : ['contact.email']),
  ...(content.kind !== 2 || isWritable(content.billTo.email) ? [] : ['billTo.email']),
  ...startersOf(content).flatMap((line, at) => (isWritable(line.email) ? [] : [`${linesName(content)}.${at}.email`])),
]

/**
 * A mailbox is shared if the line says so, if two lines name it, or if a colleague has it: then both ticks are needed, on
 * each of its lines (様式の※; rule 38). With them it is accepted any number of times (rule 39).
 */
const sharedWithoutTicks = (content: SeatFormContent, ofColleagues: readonly string[]): string[] => {
  const lines = startersOf(content)
  const taken = new Set(ofColleagues.map(mailboxOf))
  return lines.flatMap((line, at) => {
    const mailbox = mailboxOf(line.email)
    const isShared = line.sharedMailbox || taken.has(mailbox) || lines.some((other, place) => place !== at && mailboxOf(other.email) === mailbox)
    return isShared && !isSharingAllowed(line) ? [`${linesName(content)}.${at}.email`] : []
  })
}

/** What a form must say whatever its hospital's seats: asked again when it is accepted. */
export const checkForm = (content: SeatFormContent, of: { mailboxes: readonly string[] }): Result<true> => {
  const missing = missingFields(content)
  if (missing.length > 0) return refused('required_fields_missing', { fields: missing })
  const wrong = wrongMailboxes(content)
  if (wrong.length > 0) return refused('mail_address_invalid', { fields: wrong })
  const shared = sharedWithoutTicks(content, of.mailboxes)
  if (shared.length > 0) return refused('shared_mailbox_not_allowed', { fields: shared })
  if (content.kind !== 2) return accepted(true)
  const seats = readSeatCount(content.seats)
  if (!seats.ok) return seats
  return content.users.length > seats.value ? refused('more_users_than_seats', { seats: seats.value, users: content.users.length, fields: ['users'] }) : accepted(true)
}

/** Days of 様式1 and 様式3 from today on; a person's last day at most a fiscal year ahead. */
export const checkFormDays = (content: SeatFormContent, today: string): Result<true> => {
  const latest = addDays(today, 366)
  const wrong = (day: string | null | undefined): boolean => day !== null && day !== undefined && (day < today || day > latest)
  const fields = [
    ...startersOf(content).flatMap((line, at) => (wrong(line.firstDay) ? [`${linesName(content)}.${at}.firstDay`] : [])),
    ...leaversOf(content).flatMap((line, at) => (wrong(line.lastDay) ? [`leavers.${at}.lastDay`] : [])),
  ]
  return fields.length > 0 ? refused('form_day_invalid', { fields }) : accepted(true)
}

/**
 * Until the end of which day the prefecture has a form done: 様式2 by the last open day before its seats begin, the others
 * by the last open day before the first change, in any case within a week of open days.
 */
export const formDueDay = (content: SeatFormContent, submittedOn: string, calendar: OfficeCalendar): string => {
  if (content.kind === 2) {
    const earliest = earliestStartMonth(submittedOn, { ...calendar, pauses: [] })
    const start = earliest.ok && (content.wishedStart ?? '') < earliest.value ? earliest.value : (content.wishedStart ?? addMonths(monthOf(submittedOn), 1))
    return lastOpenDayBefore(`${start}-01`, calendar)
  }
  const days = [...startersOf(content).map(({ firstDay }) => firstDay ?? null), ...leaversOf(content).map(({ lastDay }) => (lastDay === null ? null : addDays(lastDay, 1)))]
  const within = openDaysAfter(submittedOn, calendar)
  const first = days.filter((day) => day !== null).sort()[0]
  if (first === undefined || first > within) return within
  const due = lastOpenDayBefore(first, calendar)
  return due < submittedOn ? submittedOn : due
}

const DAYS_TO_DECIDE = 5

const openDaysAfter = (day: string, calendar: OfficeCalendar): string => {
  let at = day
  for (let open = 0; open < DAYS_TO_DECIDE; open++) at = openDayFrom(addDays(at, 1), 1, calendar)
  return at
}

const lastOpenDayBefore = (day: string, calendar: OfficeCalendar): string => openDayFrom(addDays(day, -1), -1, calendar)

/** 令和8年度-様式2-0012: told by year, kind and number. */
export const formFiscalYear = (submittedOn: string): number => fiscalYearOf(monthOf(submittedOn))
