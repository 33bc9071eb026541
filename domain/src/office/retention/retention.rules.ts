import type { Refusal } from '../../base/refusal'
import { accepted, refused, type Result } from '../../base/result'
import { addDays, addYears } from '../../base/working-time'

/** 要綱25条1項. */
const RETENTION_YEARS = 3
/** How long before a deletion the hospitals are told at the latest (25条2項 names no number; the prefecture keeps to this). */
const NOTICE_DAYS = 30
/** How far ahead the prefecture looks. */
export const AHEAD_DAYS = 90

/**
 * The first day on which data may be deleted that was entered on a day (要綱25条1項; rules 56, 57). The first day isn't
 * counted (民法140条): the years run from the next one on and end with the eve of its like three years later; where that
 * year has no such day, with the end of the month (143条2項).
 */
export const firstDeletionDay = (entered: string): string => {
  const counted = addDays(entered, 1)
  const like = addYears(counted, RETENTION_YEARS)
  return like.slice(5) === counted.slice(5) ? like : addDays(like, 1)
}

/** Of entries on or before this day the years are over on `today`. */
export const lastDueEntryDay = (today: string): string => {
  let day = addDays(addYears(today, -RETENTION_YEARS), 1)
  while (firstDeletionDay(day) > today) day = addDays(day, -1)
  return day
}

/** The first day after a whole notice; the day of the notice isn't counted. */
export const dayAfterNotice = (noticedOn: string): string => addDays(noticedOn, NOTICE_DAYS + 1)

/** A case with everything in it, as its deletion is decided. `noticedOn`: when its hospital was told of this very end of its years. */
export type RetainedCase = { newestEntryOn: string; noticedOn: string | null; held: boolean }

/** When a case goes, as things stand: never before its years and a whole notice are over. Null while nobody was told, or it is held. */
export const deletionDay = (of: RetainedCase): string | null => {
  if (of.noticedOn === null || of.held) return null
  const [years, notice] = [firstDeletionDay(of.newestEntryOn), dayAfterNotice(of.noticedOn)]
  return years > notice ? years : notice
}

/** May the case be deleted today (要綱25条; rules 56–58)? A hold with a reason keeps it whatever its age. */
export const mayDelete = (of: RetainedCase, today: string): Result<true> => {
  if (firstDeletionDay(of.newestEntryOn) > today) return refused('retention_not_over')
  if (of.held) return refused('case_held_back')
  if (of.noticedOn === null) return refused('deletion_not_announced')
  return dayAfterNotice(of.noticedOn) > today ? refused('deletion_notice_running') : accepted(true)
}

/** What became of a case in a run: deleted, kept and why, or there still since the deletion itself went wrong. */
export const RUN_OUTCOMES = ['deleted', 'new_entry', 'held', 'no_notice', 'notice_running', 'failed'] as const
export type RunOutcome = (typeof RUN_OUTCOMES)[number]

/** How many cases the report of a run lists, over all its pages. */
export const reportLines = (run: { deleted: number; kept: number; failed: number }): number => run.deleted + run.kept + run.failed

/** A run's report says why a case stayed. */
export const keptBecause = (code: Refusal['code']): Exclude<RunOutcome, 'deleted' | 'failed'> => {
  if (code === 'retention_not_over') return 'new_entry'
  if (code === 'case_held_back') return 'held'
  return code === 'deletion_not_announced' ? 'no_notice' : 'notice_running'
}
