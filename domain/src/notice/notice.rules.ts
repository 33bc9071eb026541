import type { NoticeKind } from '../account/notice-kind'
import { addDays, japanDay, japanInstant, weekdayOf } from '../base/working-time'
import { ALWAYS_IN_PAGE, type NoticeChannels, type NoticeSettings, type QuietHours } from './notice-settings'

/** By which ways a person is told of this kind. */
export const channelsFor = (settings: NoticeSettings, kind: NoticeKind): NoticeChannels => {
  const chosen = settings.channels[kind]
  return ALWAYS_IN_PAGE.has(kind) ? { ...chosen, page: true } : chosen
}

const JAPAN_OFFSET_MS = 9 * 3_600_000
const wallTimeOf = (at: Date): string => new Date(at.getTime() + JAPAN_OFFSET_MS).toISOString().slice(11, 16)

type Calendar = { isHoliday: (day: string) => boolean }

const isClosedDay = (day: string, { isHoliday }: Calendar): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6 || isHoliday(day)

/** Whether nothing is to be sent at this instant. The hours may run over midnight; their end is no longer quiet. */
export const isQuiet = (quiet: QuietHours | null, at: Date, calendar: Calendar): boolean => {
  if (quiet === null) return false
  const time = wallTimeOf(at)
  const inHours = quiet.from < quiet.until ? time >= quiet.from && time < quiet.until : time >= quiet.from || time < quiet.until
  return inHours || (quiet.closedDays && isClosedDay(japanDay(at), calendar))
}

/** No row of closed days is longer. */
const SEARCH_DAYS = 40

/** When an e-mail about something that happened now may go: at once, or when the quiet hours end. */
export const mailDueAt = (quiet: QuietHours | null, at: Date, calendar: Calendar): Date => {
  if (quiet === null || !isQuiet(quiet, at, calendar)) return at
  for (let day = japanDay(at), ahead = 0; ahead < SEARCH_DAYS; day = addDays(day, 1), ahead++) {
    // Quiet ends with the hours, or with the last closed day where no hours follow it.
    for (const time of ['00:00', quiet.until]) {
      const end = japanInstant(day, time)
      if (end >= at && !isQuiet(quiet, end, calendar)) return end
    }
  }
  return at
}

const FIRST_RETRY_MS = 60_000
const LONGEST_RETRY_MS = 3_600_000

/** After the n-th failed attempt (1, 2, …): a minute, two, four … an hour at most. */
export const retryAfterMs = (attempts: number): number => Math.min(FIRST_RETRY_MS * 2 ** Math.min(Math.max(attempts - 1, 0), 10), LONGEST_RETRY_MS)

const LABEL_LIMIT = 40
/** Control characters, line and direction marks, what would read as markup or an address. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>@\\]|:\/\//u

/** A hospital's short name or a case's code as an e-mail may show it: one plain short line, else nothing. */
export const mailLabel = (text: string): string | undefined => {
  const label = text.normalize('NFC').trim()
  return label === '' || [...label].length > LABEL_LIMIT || UNFIT.test(label) ? undefined : label
}
