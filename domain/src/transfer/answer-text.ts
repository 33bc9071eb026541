import type { CASE_WORDS } from './case-words'
import type { EVENT_WORDS } from './event-words'
import { inquiryAnswer, type InquiryAnswer, type OfferAnswer } from './inquiry-answer'

/** The words of one language, and how it writes days and instants where they are read. */
export type TransferVocabulary = {
  cases: (typeof CASE_WORDS)['ja']
  events: (typeof EVENT_WORDS)['ja']
  day: (day: string) => string
  time: (instant: string) => string
}

/** 12月5日(土)から入院可能; 待機 約2週間. Its dates are read again on later days. */
export const offerText = (offer: Pick<OfferAnswer, 'admissionDate' | 'waitingWeeks'>, of: TransferVocabulary): string => {
  if (offer.admissionDate !== null) return of.events.admissionOn(of.day(offer.admissionDate))
  return offer.waitingWeeks === null || offer.waitingWeeks === 0 ? of.events.atOnce : of.events.waitsAbout(offer.waitingWeeks)
}

/** An answer in one line: 受入可（12月5日(土)から入院可能）. */
export const answerText = (answer: InquiryAnswer, of: TransferVocabulary): string => {
  const { cases, events } = of
  switch (answer.kind) {
    case 'considering':
      return events.answer_considering(
        of.time(answer.until),
        cases.waitsForText(cases[`waitsFor_${answer.waitsFor}`]),
      )
    case 'accepted':
      return events.answer_accepted(offerText(answer, of))
    case 'conditional':
      return events.answer_conditional(offerText(answer, of), answer.conditions)
    case 'declined': {
      const reason = events.answer_declined(cases[`decline_${answer.reason}`])
      return answer.possibleIf === '' ? reason : `${reason} ${events.possibleIf(answer.possibleIf)}`
    }
  }
}

/** What the hospital adds to its answer, line by line. */
export const answerDetails = (answer: InquiryAnswer, { cases, events }: TransferVocabulary): string[] => {
  const named = (label: string, value: string): string => (value === '' ? '' : `${label}：${value}`)
  const added = (): string[] => {
    if (answer.kind === 'considering') return []
    if (answer.kind === 'declined') return [answer.possibleIf === '' ? '' : events.possibleIf(answer.possibleIf)]
    return [answer.kind === 'conditional' ? named(cases.conditions, answer.conditions) : '', named(cases.ward, answer.ward), named(cases.roomFee, answer.roomFee)]
  }
  return [...added(), answer.note].filter((line) => line !== '')
}

/** Event data comes from the append-only log: what an older version wrote may not parse, and then stays unsaid. */
export const readAnswer = (value: unknown): InquiryAnswer | undefined => {
  const parsed = inquiryAnswer.safeParse(value)
  return parsed.success ? parsed.data : undefined
}
