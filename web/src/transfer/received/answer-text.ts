import type { InquiryAnswer, OfferAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import { inquiryAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import type { Language } from '../../ui/language'
import { datedDayText, datedTimeText } from '../../ui/time-text'
import type { caseMessages } from '../case.messages'
import type { eventMessages } from '../history/event.messages'

export type TransferVocabulary = {
  cases: (typeof caseMessages)['ja']
  events: (typeof eventMessages)['ja']
  language: Language
  now: Date
}

/** 12月5日(土)から入院可能; 待機 約2週間. Its dates are read again on later days. */
export const offerText = (offer: Pick<OfferAnswer, 'admissionDate' | 'waitingWeeks'>, of: TransferVocabulary): string => {
  if (offer.admissionDate !== null) return of.events.admissionOn(datedDayText(offer.admissionDate, of.now, of.language))
  return offer.waitingWeeks === null || offer.waitingWeeks === 0 ? of.events.atOnce : of.events.waitsAbout(offer.waitingWeeks)
}

/** An answer in one line: 受入可（12月5日(土)から入院可能）. */
export const answerText = (answer: InquiryAnswer, of: TransferVocabulary): string => {
  const { cases, events, language, now } = of
  switch (answer.kind) {
    case 'considering':
      return events.answer_considering(
        datedTimeText(answer.until, now, language),
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

/** Event data comes from the append-only log: what an older version wrote may not parse, and then stays unsaid. */
export const readAnswer = (value: unknown): InquiryAnswer | undefined => {
  const parsed = inquiryAnswer.safeParse(value)
  return parsed.success ? parsed.data : undefined
}
