import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'
import { useNow } from '../ui/clock'
import { Countdown } from '../ui/Duration'
import { useLanguage, useMessages } from '../ui/language'
import { dayText, durationText } from '../ui/time-text'
import { caseMessages } from './case.messages'

/** Until when an answer is promised, how long one took, or how long nobody has said anything. */
export const CandidateClock = ({ inquiry }: { inquiry: Inquiry }) => {
  const words = useMessages(caseMessages)
  const { language } = useLanguage()
  const now = useNow()
  switch (inquiry.state) {
    case 'considering':
      return inquiry.answer?.kind === 'considering' ? <Countdown until={inquiry.answer.until} /> : null
    case 'chosen':
      return inquiry.confirmDueAt === null ? null : (
        <>
          {words.confirmIn} <Countdown until={inquiry.confirmDueAt} />
        </>
      )
    case 'confirmed':
      return inquiry.transferDate === null ? null : (
        <>
          {words.transferDate} {dayText(inquiry.transferDate, now, language)}
        </>
      )
    case 'accepted':
    case 'conditional':
    case 'declined':
      return inquiry.answeredAt === null ? null : <>{words.answeredIn(durationText(Date.parse(inquiry.answeredAt) - Date.parse(inquiry.sentAt), language))}</>
    case 'unread':
    case 'read':
      return <>{words.waitingFor(durationText(now.getTime() - Date.parse(inquiry.sentAt), language))}</>
    case 'paused':
    case 'withdrawn':
    case 'ended':
      return null
  }
}
