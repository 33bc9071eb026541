import { z } from 'zod'
import { day } from '../base/id'

/** Why the prefecture holds something to be unsuitable (要綱24条). Closed, so that what is told about it repeats nothing of it. */
export const UNSUITABLE_CATEGORIES = ['personal_data', 'insult', 'unrelated', 'incorrect', 'rights', 'other'] as const
export const unsuitableCategory = z.enum(UNSUITABLE_CATEGORIES)
export type UnsuitableCategory = z.infer<typeof unsuitableCategory>

/** What stands where the prefecture has deleted something: why in a word, and on which day (rule 60). */
export const deletionMark = z.templateLiteral(['deleted ', unsuitableCategory, ' ', z.iso.date()])
export type DeletionMark = z.infer<typeof deletionMark>

/** What stands where a text was: hidden or removed because somebody saw a name in it (rule 85), or deleted as unsuitable (rule 60). */
export const hiddenMark = z.union([z.enum(['hidden', 'removed']), deletionMark])
export type HiddenMark = z.infer<typeof hiddenMark>

export const deletionMarkOf = (of: { category: UnsuitableCategory; day: string }): DeletionMark => `deleted ${of.category} ${of.day}` as DeletionMark

/** Undefined for a mark of another kind. */
export const readDeletionMark = (mark: string): { category: UnsuitableCategory; day: string } | undefined => {
  const parts = deletionMark.safeParse(mark).success ? mark.split(' ') : []
  const category = unsuitableCategory.safeParse(parts[1])
  const on = day.safeParse(parts[2])
  return category.success && on.success ? { category: category.data, day: on.data } : undefined
}
