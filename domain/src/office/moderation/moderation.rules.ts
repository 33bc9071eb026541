import { addDays } from '../../base/working-time'
import { accepted, refused, type Result } from '../../base/result'

/** What hospitals write and others read, as the prefecture asks about it or deletes it (要綱24条). */
export const MODERATED_KINDS = ['message', 'event', 'record_text', 'answer', 'closing', 'document', 'facility_text'] as const
export type ModeratedKind = (typeof MODERATED_KINDS)[number]

/** `asked`: the hospital is to answer; `answered`: the prefecture is to decide. The other two are ends. */
export const MODERATION_STATES = ['asked', 'answered', 'closed', 'deleted'] as const
export type ModerationState = (typeof MODERATION_STATES)[number]

const isOpen = (state: ModerationState): boolean => state === 'asked' || state === 'answered'

/** Saying something more, closing and deleting: each only while it isn't decided. */
export const actOnModeration = (state: ModerationState): Result<true> => (isOpen(state) ? accepted(true) : refused('moderation_decided'))

/** Whose turn it is after one side has said something. */
export const stateAfterLine = (side: 'prefecture' | 'hospital'): ModerationState => (side === 'prefecture' ? 'asked' : 'answered')

const MOST_ANSWER_DAYS = 90

/** A day that the hospital can still keep: from tomorrow on, and no further than a quarter away. */
export const checkAnswerBy = (answerBy: string, today: string): Result<true> =>
  answerBy > today && answerBy <= addDays(today, MOST_ANSWER_DAYS) ? accepted(true) : refused('answer_day_invalid', { fields: ['answerBy'] })

/** The day itself still counts. */
export const isAnswerLate = (of: { state: ModerationState; answerBy: string | null }, today: string): boolean => of.state === 'asked' && of.answerBy !== null && of.answerBy < today

/** What stands where an exchange repeated words that were deleted. */
export const DELETED_WORDS = '（削除した内容）'

const SHORTEST_QUOTE = 4

/** An exchange about something deleted repeats none of it: neither the whole nor a sentence or line of it (rule 60). */
export const withoutQuotes = (text: string, deleted: readonly string[]): string => {
  const whole = deleted.map((one) => one.trim()).filter((one) => one !== '')
  const parts = whole.flatMap((one) => one.split(/[\n。．！？!?、]/)).map((one) => one.trim()).filter((one) => [...one].length >= SHORTEST_QUOTE)
  return [...whole.filter((one) => [...one].length >= SHORTEST_QUOTE || text.trim() === one), ...parts]
    .sort((one, other) => other.length - one.length)
    .reduce((left, words) => left.replaceAll(words, DELETED_WORDS), text)
}
