import type { ReceivedInquiry } from '@tasuki/domain/transfer/inquiry.contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { RoomTalk } from '../../talk/RoomTalk'
import { EmptyState } from '../../ui/EmptyState'
import { useMessages } from '../../ui/language'
import { PageTitle, Section } from '../../ui/Page'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { caseMessages } from '../case.messages'
import { receivedInquiriesQuery, useCountsChanged } from './inbox.queries'
import { inboxMessages } from './inbox.messages'
import { ReceivedStateMark } from './ReceivedStateMark'
import { receiverMessages } from './receiver.messages'
import classes from './ReceiverCase.module.css'
import { renderRoomEvent } from '../history/room-event'

type InquiryOverProps = { caseId: string; embedded: boolean }

/** The record is gone for us (rule 71): why, with thanks, and the room as long as it may be read. */
export const InquiryOver = ({ caseId, embedded }: InquiryOverProps) => {
  const words = useMessages(receiverMessages)
  const inbox = useMessages(inboxMessages)
  const received = useQuery(receivedInquiriesQuery('all'))
  if (received.data === undefined) return received.error === null ? <SkeletonRows /> : <ProblemPanel error={received.error} onRetry={() => void received.refetch()} />
  const found = received.data.inquiries.find(({ inquiry }) => inquiry.caseId === caseId)
  if (found === undefined)
    return (
      <article className={classes.case} data-embedded={embedded ? '' : undefined}>
        {embedded ? null : <PageTitle title={words.notFoundTitle} />}
        <EmptyState title={embedded ? words.notFoundTitle : words.notFoundText} action={<Link to="/inbox">{inbox.backToList}</Link>}>
          {embedded ? words.notFoundText : undefined}
        </EmptyState>
      </article>
    )
  return <Over received={found} embedded={embedded} />
}

const Over = ({ received, embedded }: { received: ReceivedInquiry; embedded: boolean }) => {
  const words = useMessages(receiverMessages)
  const inbox = useMessages(inboxMessages)
  const cases = useMessages(caseMessages)
  const onRead = useCountsChanged()
  const { inquiry } = received
  const withdrawn = inquiry.state === 'withdrawn'
  const title = withdrawn ? words.withdrawnTitle : words.endedTitle
  const because = withdrawn ? words.withdrawnText(inquiry.withdrawReason) : inquiry.endReason === null ? '' : cases[`inquiryEnd_${inquiry.endReason}`]
  return (
    <article className={classes.case} data-embedded={embedded ? '' : undefined}>
      <header className={classes.head}>
        <div className={classes.titles}>
          {embedded ? <h2 className={classes.title}>{received.caseCode}</h2> : <PageTitle title={received.caseCode} />}
          <ReceivedStateMark state={inquiry.state} strong />
        </div>
        <p>{inbox.from(received.senderHospital.name)}</p>
      </header>
      <div className={classes.standing}>
        <p>
          <strong>{title}</strong>　{because}
        </p>
        <p>
          {words.endedThanks} {words.recordGone} {words.roomStays}
        </p>
      </div>
      <Section title={words.talk}>
        <RoomTalk roomId={inquiry.roomId} renderEvent={renderRoomEvent} readOnlyReason={title} onRead={onRead} />
      </Section>
    </article>
  )
}
