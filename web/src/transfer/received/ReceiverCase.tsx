import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { CASE_STATUS } from '@tasuki/domain/transfer/case-status'
import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { DocumentPanel } from '../../document/DocumentPanel'
import { ApiRefusal } from '../../platform/api-problem'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { NamePlaceProvider } from '../../names/name-place'
import { RoomTalk } from '../../talk/RoomTalk'
import { ActionButton } from '../../ui/ActionButton'
import { useNow } from '../../ui/clock'
import { useLanguage, useMessages } from '../../ui/language'
import { PageTitle, Section } from '../../ui/Page'
import { RelativeDay, RelativeTime } from '../../ui/RelativeTime'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { WaitingCount } from '../../ui/StateMark'
import { dayText } from '../../ui/time-text'
import { AnswerPanel } from './AnswerPanel'
import { careMessages } from '../in-charge/care.messages'
import { InquiryInCharge } from '../in-charge/CaseInCharge'
import { CaseRecordView } from '../record/CaseRecordView'
import { ChosenPanel } from './ChosenPanel'
import { inboxMessages } from './inbox.messages'
import { useCountsChanged, useReadInquiry } from './inbox.queries'
import { InquiryOver } from './InquiryOver'
import { NeedFitList } from './NeedFitList'
import { ReceivedStateMark } from './ReceivedStateMark'
import { receiverMessages } from './receiver.messages'
import classes from './ReceiverCase.module.css'
import { PrintCommittee } from '../paper/PrintCommittee'
import { patientLine } from '../record/record-text'
import { RecordChanges } from '../record/RecordChanges'
import { RecordNameReport } from '../record/RecordNameReport'
import { recordMessages } from '../record/record.messages'
import { ReverseOfferButton } from './ReverseOfferButton'
import { renderRoomEvent } from '../history/room-event'
import { StandingAnswer } from './StandingAnswer'
import { caseQuery } from '../transfer.queries'

const TALK = 'talk-of-case'

type ReceiverCaseProps = {
  caseId: string
  /** A hospital asked twice has two inquiries of one case; without this the newest counts. */
  inquiryId?: string
  /** Inside the inbox the page has its title already. */
  embedded?: boolean
}

/** The page on which an asked hospital decides: does the patient fit us, the record, the talk, the four answers. */
export const ReceiverCase = ({ caseId, inquiryId, embedded = false }: ReceiverCaseProps) => {
  const detail = useQuery(caseQuery(caseId))
  if (detail.error instanceof ApiRefusal && detail.error.code === 'not_found') return <InquiryOver caseId={caseId} embedded={embedded} />
  if (detail.data === undefined) return detail.error === null ? <SkeletonRows /> : <ProblemPanel error={detail.error} onRetry={() => void detail.refetch()} />
  return <OpenCase key={`${caseId}${inquiryId ?? ''}`} detail={detail.data} inquiryId={inquiryId} embedded={embedded} />
}

/** Opening is reading: 未読 turns 閲覧済, once. */
const useReadOnOpening = (inquiry: Inquiry | undefined) => {
  const { mutate } = useReadInquiry()
  const asked = useRef(false)
  const unread = inquiry?.state === 'unread'
  const inquiryId = inquiry?.id
  useEffect(() => {
    if (!unread || inquiryId === undefined || asked.current) return
    asked.current = true
    mutate({ params: { inquiryId } })
  }, [unread, inquiryId, mutate])
}

const inquiryOf = (detail: CaseDetail, inquiryId: string | undefined): Inquiry | undefined =>
  detail.inquiries.find(({ id }) => id === inquiryId) ?? detail.inquiries.toSorted((a, b) => a.sentAt.localeCompare(b.sentAt)).at(-1)

const OpenCase = ({ detail, inquiryId, embedded }: { detail: CaseDetail; inquiryId: string | undefined; embedded: boolean }) => {
  const words = useMessages(receiverMessages)
  const inquiry = detail.relation === 'candidate' ? inquiryOf(detail, inquiryId) : undefined
  const onRead = useCountsChanged()
  useReadOnOpening(inquiry)
  const reception = detail.receptions.find(({ hospitalId }) => hospitalId === inquiry?.hospital.id)?.reception
  const chosen = inquiry?.state === 'chosen' || inquiry?.state === 'confirmed'
  return (
    <NamePlaceProvider kind="case" id={detail.id}>
    <article className={classes.case} data-embedded={embedded ? '' : undefined}>
      <div className={classes.columns}>
        <div className={classes.decide}>
          <CaseHead detail={detail} inquiry={inquiry} embedded={embedded} />
          {inquiry === undefined || inquiry.assignment === null ? null : <InquiryInCharge detail={detail} inquiry={inquiry} assignment={inquiry.assignment} />}
          {inquiry === undefined || !chosen ? null : CASE_STATUS[detail.status].closed ? <TransferOver day={detail.closing?.transferDate ?? null} /> : <ChosenPanel inquiry={inquiry} reception={reception} />}
          {inquiry === undefined || chosen ? null : <StandingAnswer inquiry={inquiry} reception={reception} />}
          {detail.relation === 'candidate' ? <RecordChanges caseId={detail.id} revision={detail.revision} own={false} answeredAt={inquiry?.answerStale === true ? inquiry.answeredAt : undefined} /> : null}
          <Section title={words.ourFit}>
            <NeedFitList record={detail.record} presentNeeds={detail.presentNeeds} judgement={detail.judgement} />
          </Section>
          <Section title={words.record}>
            <CaseRecordView record={detail.record} own={false} hidesSensitive={detail.relation === 'area'} />
            <RecordNameReport detail={detail} />
          </Section>
          <Section title={words.documents}>
            <DocumentPanel subjectKind="case" subjectId={detail.id} canAdd={false} />
          </Section>
        </div>
        {inquiry === undefined ? null : (
          <div className={classes.talk} id={TALK}>
            <Section title={words.talk}>
              <RoomTalk roomId={inquiry.roomId} renderEvent={renderRoomEvent} readOnlyReason={inquiry.state === 'paused' ? words.pausedText : undefined} onRead={onRead} />
            </Section>
          </div>
        )}
      </div>
      {inquiry !== undefined && !chosen ? <AnswerPanel inquiry={inquiry} transferableFrom={detail.transferableFrom} /> : null}
      {detail.relation === 'area' ? (
        <div className={classes.offer} data-print="hide">
          <ReverseOfferButton of={detail} size="lg" />
        </div>
      ) : null}
    </article>
    </NamePlaceProvider>
  )
}

/** The sender has recorded 転院完了: nothing is left to confirm or to step back from. */
const TransferOver = ({ day }: { day: string | null }) => {
  const words = useMessages(receiverMessages)
  const { language } = useLanguage()
  const now = useNow()
  return (
    <section className={classes.chosen} data-settled="" aria-label={words.overTitle}>
      <h3 className={classes.chosenTitle}>{words.overTitle}</h3>
      {day === null ? null : <p>{words.overText(dayText(day, now, language))}</p>}
    </section>
  )
}

const CaseHead = ({ detail, inquiry, embedded }: { detail: CaseDetail; inquiry: Inquiry | undefined; embedded: boolean }) => {
  const words = useMessages(receiverMessages)
  const inbox = useMessages(inboxMessages)
  const care = useMessages(careMessages)
  const record = useMessages(recordMessages)
  const title = patientLine(detail, record)
  const facts = [
    { label: words.sender, value: detail.senderHospital.name },
    { label: care.theirsLabel, value: detail.inChargeName },
    { label: words.purpose, value: detail.purpose === null ? null : record[`purpose_${detail.purpose}`] },
    { label: words.transferableFrom, value: detail.transferableFrom === null ? null : <RelativeDay day={detail.transferableFrom} /> },
    { label: words.received, value: inquiry === undefined ? null : <RelativeTime at={inquiry.sentAt} withClock /> },
  ]
  return (
    <header className={classes.head}>
      <div className={classes.titles}>
        {embedded ? <h2 className={classes.title}>{title}</h2> : <PageTitle title={title} />}
        <code className={classes.code}>{detail.code}</code>
        {inquiry === undefined ? null : <ReceivedStateMark state={inquiry.state} strong />}
        {inquiry === undefined ? null : (
          <span className={classes.toTalk}>
            <ActionButton tone="quiet" size="xs" onAct={() => document.getElementById(TALK)?.scrollIntoView()}>
              {`${words.toTalk} ↓`}
            </ActionButton>
            <WaitingCount count={inquiry.unreadMessages} label={inbox.unreadMessages(inquiry.unreadMessages)} />
          </span>
        )}
      </div>
      <dl className={classes.facts}>
        {facts.map(({ label, value }) =>
          value === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <PrintCommittee caseId={detail.id} />
    </header>
  )
}
