import { addDays, japanDay, japanInstant, weekdayOf } from '@tasuki/domain/base/working-time'
import { type DeclineReason, type InquiryAnswer, missingInAnswer, type WaitsFor } from '@tasuki/domain/transfer/inquiry-answer'

export type AnswerKind = InquiryAnswer['kind']
export const ANSWER_KINDS = ['accepted', 'conditional', 'considering', 'declined'] as const satisfies readonly AnswerKind[]

/** What is typed on the answer sheets. One draft for all four: changing one's mind loses no word. */
export type AnswerDraft = {
  /** `YYYY-MM-DDTHH:MM`, Japan time, as the browser's own field has it. */
  until: string
  waitsFor: WaitsFor
  when: 'date' | 'weeks'
  admissionDate: string
  waitingWeeks: number
  ward: string
  roomFee: string
  conditions: string
  reason: DeclineReason | null
  possibleIf: string
  note: string
}

/** The field's text of an instant, and back. */
export const japanLocal = (instant: Date): string => `${japanDay(instant)}T${new Date(instant.getTime() + 9 * 3_600_000).toISOString().slice(11, 16)}`

export const instantOfLocal = (local: string): string | undefined => {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(local)
  const at = parts?.[1] === undefined || parts[2] === undefined ? undefined : japanInstant(parts[1], parts[2])
  return at === undefined || Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

const SOON_MS = 30 * 60_000

/** Times by which one usually answers: today's end of office, tomorrow noon, and noon of the next weekday after that. */
export const answerTimes = (now: Date): string[] => {
  const today = japanDay(now)
  const tomorrow = addDays(today, 1)
  let later = addDays(tomorrow, 1)
  while (weekdayOf(later) === 0 || weekdayOf(later) === 6) later = addDays(later, 1)
  const times = [japanInstant(today, '17:00'), japanInstant(tomorrow, '12:00'), japanInstant(tomorrow, '17:00'), japanInstant(later, '12:00')]
  return times.filter((time) => time.getTime() - now.getTime() > SOON_MS).map((time) => time.toISOString())
}

/** The sheet starts from the answer that stands; where there is none, from what is likeliest. */
export const draftFrom = (answer: InquiryAnswer | null, facts: { now: Date; transferableFrom: string | null }): AnswerDraft => {
  const tomorrow = addDays(japanDay(facts.now), 1)
  const offer = answer?.kind === 'accepted' || answer?.kind === 'conditional' ? answer : undefined
  const times = answerTimes(facts.now)
  const stillToCome = answer?.kind === 'considering' && Date.parse(answer.until) > facts.now.getTime() ? answer.until : undefined
  return {
    until: japanLocal(new Date(stillToCome ?? times[0] ?? facts.now.toISOString())),
    waitsFor: answer?.kind === 'considering' ? answer.waitsFor : 'doctor',
    when: offer !== undefined && offer.admissionDate === null ? 'weeks' : 'date',
    admissionDate: offer?.admissionDate ?? (facts.transferableFrom !== null && facts.transferableFrom > tomorrow ? facts.transferableFrom : tomorrow),
    waitingWeeks: offer?.waitingWeeks ?? 1,
    ward: offer?.ward ?? '',
    roomFee: offer?.roomFee ?? '',
    conditions: answer?.kind === 'conditional' ? answer.conditions : '',
    reason: answer?.kind === 'declined' ? answer.reason : null,
    possibleIf: answer?.kind === 'declined' ? answer.possibleIf : '',
    note: answer?.note ?? '',
  }
}

/** The answer a draft makes, or the inputs that are missing, by their path. */
export const answerFromDraft = (kind: AnswerKind, draft: AnswerDraft): { answer: InquiryAnswer; missing: [] } | { answer: undefined; missing: string[] } => {
  const offer = {
    admissionDate: draft.when === 'date' && draft.admissionDate !== '' ? draft.admissionDate : null,
    waitingWeeks: draft.when === 'weeks' ? draft.waitingWeeks : null,
    ward: draft.ward.trim(),
    roomFee: draft.roomFee.trim(),
    note: draft.note.trim(),
  }
  const until = instantOfLocal(draft.until)
  if (kind === 'considering' && until === undefined) return { answer: undefined, missing: ['until'] }
  if (kind === 'declined' && draft.reason === null) return { answer: undefined, missing: ['reason'] }
  const made: Record<AnswerKind, () => InquiryAnswer> = {
    considering: () => ({ kind: 'considering', until: until ?? '', waitsFor: draft.waitsFor, note: offer.note }),
    accepted: () => ({ kind: 'accepted', ...offer }),
    conditional: () => ({ kind: 'conditional', conditions: draft.conditions.trim(), ...offer }),
    declined: () => ({ kind: 'declined', reason: draft.reason ?? 'other', possibleIf: draft.possibleIf.trim(), note: offer.note }),
  }
  const answer = made[kind]()
  const missing = missingInAnswer(answer)
  return missing.length > 0 ? { answer: undefined, missing } : { answer, missing: [] }
}
