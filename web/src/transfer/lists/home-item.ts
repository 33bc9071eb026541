import type { WaitingItem } from '@tasuki/domain/transfer/home.contract'
import type { homeMessages } from './home.messages'
import { patientLine, type RecordWords } from '../record/record-text'

export type HomeWords = (typeof homeMessages)['ja']

/** What waits, and what one does about it. */
export const sayWaiting = (item: WaitingItem, words: HomeWords): { what: string; act: string } => {
  const ours = item.side === 'receiver'
  switch (item.kind) {
    case 'confirm_overdue':
      return ours ? { what: words.confirm_overdue_receiver, act: words.act_confirm } : { what: words.confirm_overdue_sender, act: words.act_open }
    case 'confirm_due':
      return ours ? { what: words.confirm_due_receiver, act: words.act_confirm } : { what: words.confirm_due_sender, act: words.act_open }
    case 'transfer_date_passed':
      return item.side === 'prefecture' ? { what: words.prefecture_passed, act: words.act_open } : { what: words.transfer_date_passed, act: words.act_complete }
    case 'answer_overdue':
      return ours ? { what: words.answer_overdue_receiver, act: words.act_answer } : { what: words.answer_overdue_sender, act: words.act_open }
    case 'inquiry_unread':
      return { what: words.inquiry_unread, act: words.act_answer }
    case 'acceptance_waiting':
      return { what: words.acceptance_waiting(item.count), act: words.act_choose }
    case 'answer_stale':
      return { what: words.answer_stale, act: words.act_check }
    case 'inquiry_considering':
      return { what: words.inquiry_considering, act: words.act_answer }
    case 'taken_over':
      return { what: words.taken_over(item.label, item.count), act: words.act_handover }
    case 'nobody_took_over':
      return { what: words.nobody_took_over(item.label, item.count), act: words.act_handover }
    case 'returned':
      return { what: words.returned(item.label, item.count), act: words.act_handover }
    case 'messages_unread':
      return { what: words.messages_unread(item.count), act: words.act_talk }
    case 'draft_expiring':
      return { what: words.draft_expiring, act: words.act_draft }
    case 'vacancy_old':
      return { what: words.vacancy_old, act: words.act_vacancy }
    case 'name_hidden':
      return { what: words.name_hidden(item.count), act: words.act_name_hidden }
    case 'names_to_check':
      return { what: words.names_to_check(item.count), act: words.act_names }
  }
}

/** Which patient: 84歳 女 誤嚥性肺炎後. What a colleague left behind names itself in its sentence. */
export const waitingLabel = ({ patient, handoverId, label }: WaitingItem, words: RecordWords): string => {
  if (patient === null) return handoverId === null ? label : ''
  return patientLine(patient, words)
}

/** Several hospitals that could take one patient are one decision: one row, at the place of the first, with how many. */
export const withAcceptancesTogether = (items: readonly WaitingItem[]): WaitingItem[] => {
  const acceptances = items.filter((item) => item.kind === 'acceptance_waiting' && item.caseId !== null)
  return items.flatMap((item) => {
    const together = acceptances.includes(item) ? acceptances.filter(({ caseId }) => caseId === item.caseId) : []
    if (together.length < 2) return [item]
    return together[0] === item ? [{ ...item, inquiryId: null, roomId: null, count: together.length }] : []
  })
}

/** The place where one does it. */
export const placeOfWaiting = (item: WaitingItem) => {
  if (item.kind === 'vacancy_old') return { to: '/facility', search: { tab: 'vacancy' } } as const
  if (item.kind === 'names_to_check') return { to: '/office/names' } as const
  if (item.kind === 'name_hidden' && item.roomId !== null) return { to: '/talk/$roomId', params: { roomId: item.roomId } } as const
  if (item.handoverId !== null) return { to: '/team' } as const
  if (item.kind === 'messages_unread') return item.roomId === null ? ({ to: '/talk', search: { unread: true } } as const) : ({ to: '/talk/$roomId', params: { roomId: item.roomId } } as const)
  if (item.side === 'receiver' && item.inquiryId !== null) return { to: '/inbox/$inquiryId', params: { inquiryId: item.inquiryId } } as const
  if (item.caseId === null) return { to: '/cases' } as const
  return { to: '/cases/$caseId', params: { caseId: item.caseId }, search: item.inquiryId === null ? {} : { inquiry: item.inquiryId } } as const
}
