import { japanDay } from '@tasuki/domain/base/working-time'
import type { DeclineReason, InquiryAnswer, WaitsFor } from '@tasuki/domain/transfer/inquiry-answer'
import type { When } from './demo-time'

export type AnswerAt = (now: Date) => InquiryAnswer

type Offer = { ward?: string; roomFee?: string; note?: string }

const offer = ({ ward = '', roomFee = '', note = '' }: Offer) => ({ ward, roomFee, note })

export const accepting =
  (admission: When, of: Offer = {}): AnswerAt =>
  (now) => ({ kind: 'accepted', admissionDate: japanDay(admission(now)), waitingWeeks: null, ...offer(of) })

export const acceptingAfterWeeks =
  (weeks: number, of: Offer = {}): AnswerAt =>
  () => ({ kind: 'accepted', admissionDate: null, waitingWeeks: weeks, ...offer(of) })

export const acceptingIf =
  (conditions: string, admission: When, of: Offer = {}): AnswerAt =>
  (now) => ({ kind: 'conditional', conditions, admissionDate: japanDay(admission(now)), waitingWeeks: null, ...offer(of) })

export const considering =
  (until: When, waitsFor: WaitsFor, note = ''): AnswerAt =>
  (now) => ({ kind: 'considering', until: until(now).toISOString(), waitsFor, note })

export const declining =
  (reason: DeclineReason, of: { note?: string; possibleIf?: string } = {}): AnswerAt =>
  () => ({ kind: 'declined', reason, note: of.note ?? '', possibleIf: of.possibleIf ?? '' })
