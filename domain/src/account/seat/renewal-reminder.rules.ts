import { accepted, refused, type Result } from '../../base/result'
import { addDays } from '../../base/working-time'
import { type OfficeCalendar, openDayFrom } from './seat-deadline.rules'
import type { SeatRenewal } from './seat.contract'

/** What hospitals that haven't answered about their seats are reminded of by itself: once each (要綱10条5項). */
export const REMINDER_STEPS = ['opened', 'closing'] as const
export type ReminderStep = (typeof REMINDER_STEPS)[number]

/** Before the last day on which an answer counts. */
const CLOSING_DAYS = 14

type Period = Pick<SeatRenewal, 'firstDay' | 'lastDay' | 'open'>
type Calendar = Pick<OfficeCalendar, 'isHoliday' | 'closedDays'>

/** Two weeks in which an answer still counts. */
export const closingReminderDay = (lastDay: string): string => addDays(lastDay, -CLOSING_DAYS)

/** The first day on which the prefecture is open and takes answers, and two weeks before the last one. */
export const reminderDays = ({ firstDay, lastDay }: Pick<Period, 'firstDay' | 'lastDay'>, calendar: Calendar): Record<ReminderStep, string> => ({ opened: openDayFrom(firstDay, 1, calendar), closing: closingReminderDay(lastDay) })

/** The step that has come; where both have, because nothing ran for long, only the later one is of use. */
export const dueReminderStep = (period: Period, of: { today: string; calendar: Calendar }): ReminderStep | undefined => {
  const days = reminderDays(period, of.calendar)
  return period.open ? REMINDER_STEPS.findLast((step) => days[step] <= of.today) : undefined
}

/** By hand: as long as an answer counts and none is there, once a day. */
export const planRenewalReminder = (renewal: Pick<SeatRenewal, 'firstDay' | 'lastDay' | 'open' | 'state'>, of: { remindedOn: string | null; today: string }): Result<true> => {
  if (!renewal.open) return refused('renewal_not_open', { from: renewal.firstDay, until: renewal.lastDay })
  if (renewal.state !== 'unanswered') return refused('renewal_answered')
  return of.remindedOn === of.today ? refused('renewal_reminded_today') : accepted(true)
}
