import { accepted, refused, type Result } from '../../base/result'
import { japanDay } from '../../base/working-time'
import type { AnnouncementDraft, AnnouncementState } from './announcement.contract'

type Shown = { firstDay: string; lastDay: string | null; withdrawn: boolean }

/** Days are Japan's, both counted. */
export const announcementState = ({ firstDay, lastDay, withdrawn }: Shown, today: string): AnnouncementState => {
  if (withdrawn) return 'withdrawn'
  if (today < firstDay) return 'coming'
  return lastDay !== null && today > lastDay ? 'over' : 'shown'
}

type Days = Pick<AnnouncementDraft, 'firstDay' | 'lastDay'>

/** Title and text, and days that aren't over; a new one isn't dated back. `standing`: the days before a change, which may stay. */
export const planAnnouncement = (draft: Pick<AnnouncementDraft, 'title' | 'body'> & Days, of: { today: string; standing?: Days }): Result<true> => {
  const missing = (['title', 'body'] as const).filter((field) => draft[field].trim() === '')
  if (missing.length > 0) return refused('required_fields_missing', { fields: [...missing] })
  if (draft.firstDay < of.today && draft.firstDay !== of.standing?.firstDay) return refused('announcement_days_invalid', { fields: ['firstDay'] })
  const isLastStanding = of.standing !== undefined && draft.lastDay === of.standing.lastDay
  if (draft.lastDay !== null && (draft.lastDay < draft.firstDay || (draft.lastDay < of.today && !isLastStanding))) return refused('announcement_days_invalid', { fields: ['lastDay'] })
  return accepted(true)
}

type Remindable = Shown & { wantsAcknowledgement: boolean; remindedAt: Date | null }

/** Hospitals are reminded of what they can see and are to acknowledge, and not twice on one day. */
export const planReminder = (of: Remindable, now: Date): Result<true> => {
  if (!of.wantsAcknowledgement) return refused('acknowledgement_not_wanted')
  if (announcementState(of, japanDay(now)) !== 'shown') return refused('announcement_not_shown')
  return of.remindedAt !== null && japanDay(of.remindedAt) === japanDay(now) ? refused('reminded_already') : accepted(true)
}
