import type { ReceptionTime } from '@tasuki/domain/facility/reception-time'
import type { InboxFilter, ReceivedInquiry } from '@tasuki/domain/transfer/inquiry.contract'
import { Link } from '@tanstack/react-router'
import { useNow } from '../../ui/clock'
import { useMessages } from '../../ui/language'
import { RelativeTime } from '../../ui/RelativeTime'
import { StateMark, WaitingCount } from '../../ui/StateMark'
import { careMessages } from '../in-charge/care.messages'
import { CandidateClock } from '../candidates/CandidateClock'
import { readCandidateClock } from '../candidates/candidate-clock'
import classes from './InquiryCard.module.css'
import { waitsForUs } from './inbox-order'
import { inboxMessages } from './inbox.messages'
import { NeedFitChips } from './NeedFitList'
import { ReceivedStateMark } from './ReceivedStateMark'
import { patientLine } from '../record/record-text'
import { recordMessages } from '../record/record.messages'

type InquiryCardProps = { received: ReceivedInquiry; reception: ReceptionTime | undefined; chosen: boolean; search: { filter?: InboxFilter; mine?: true } }

/** One inquiry as the receiver weighs it: who, what matters to us with our own ○△×, how long it waits, its state. */
export const InquiryCard = ({ received, reception, chosen, search }: InquiryCardProps) => {
  const words = useMessages(inboxMessages)
  const care = useMessages(careMessages)
  const record = useMessages(recordMessages)
  const { inquiry } = received
  const waits = waitsForUs(inquiry)
  return (
    <li className={classes.card} data-chosen={chosen ? '' : undefined} data-waits={waits ? '' : undefined}>
      <div className={classes.top}>
        <Link
          to="/inbox/$inquiryId"
          params={{ inquiryId: inquiry.id }}
          search={search}
          className={classes.patient}
          data-card-link=""
          aria-current={chosen ? 'true' : undefined}
        >
          {received.case === null ? received.caseCode : patientLine(received.case, record)}
        </Link>
        <ReceivedStateMark state={inquiry.state} />
      </div>
      {received.case === null ? <p className={classes.soft}>{words.recordGone}</p> : <NeedFitChips presentNeeds={received.presentNeeds} judgement={received.judgement} />}
      <div className={classes.bottom}>
        <span>{words.from(received.senderHospital.shortName)}</span>
        {inquiry.inChargeName === null ? null : <span className={classes.soft}>{`${care.inCharge}：${inquiry.inChargeName}`}</span>}
        <ClockOfInquiry received={received} reception={reception} />
        {inquiry.answerStale ? <StateMark tone="waits">{words.stale}</StateMark> : null}
        <span className={classes.unread}>
          <WaitingCount count={inquiry.unreadMessages} label={words.unreadMessages(inquiry.unreadMessages)} />
        </span>
      </div>
    </li>
  )
}

/** The one clock that counts now, in our own hours: until when we said, until when to confirm, else since when it waits. */
const ClockOfInquiry = ({ received: { inquiry }, reception }: { received: ReceivedInquiry; reception: ReceptionTime | undefined }) => {
  const reading = readCandidateClock(inquiry, reception, useNow())
  return reading.kind === 'until' || reading.kind === 'waiting' || reading.kind === 'transfer' ? (
    <span className="figures">
      <CandidateClock reading={reading} side="receiver" />
    </span>
  ) : (
    <RelativeTime at={inquiry.endedAt ?? inquiry.answeredAt ?? inquiry.sentAt} />
  )
}
