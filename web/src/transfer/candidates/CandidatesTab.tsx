import { useMediaQuery } from '@mantine/hooks'
import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'
import { Link } from '@tanstack/react-router'
import { useNow } from '../../ui/clock'
import { DataTable, type Column } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { useMessages } from '../../ui/language'
import { WaitingCount } from '../../ui/StateMark'
import { inCandidateOrder, waitsForSender } from '../act-reason'
import { isLate, readCandidateClock } from './candidate-clock'
import { CandidateClock } from './CandidateClock'
import { CandidatePanel } from './CandidatePanel'
import { caseMessages } from '../case.messages'
import { clockMessages } from './clock.messages'
import classes from './SenderCase.module.css'
import { SentStateMark } from './SentStateMark'

/** Below it table and talk don't fit side by side. */
const NARROW = '(max-width: 74em)'

type CandidatesTabProps = { detail: CaseDetail; inquiryId: string | undefined }

/** Who was asked and how they stand; the talk with the chosen one beside it, on a phone in its place. */
export const CandidatesTab = ({ detail, inquiryId }: CandidatesTabProps) => {
  const words = useMessages(caseMessages)
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) === true
  const clocks = useMessages(clockMessages)
  const now = useNow()
  const receptions = new Map(detail.receptions.map(({ hospitalId, reception }) => [hospitalId, reception]))
  const readings = new Map(detail.inquiries.map((inquiry) => [inquiry.id, readCandidateClock(inquiry, receptions.get(inquiry.hospital.id), now)]))
  const late = new Set([...readings].flatMap(([id, reading]) => (isLate(reading) ? [id] : [])))
  const inquiries = inCandidateOrder(detail.inquiries, late)
  const open = inquiries.find((inquiry) => inquiry.id === inquiryId) ?? (narrow ? undefined : inquiries[0])
  const columns: Column<Inquiry>[] = [
    {
      id: 'hospital',
      header: words.columnHospital,
      card: 'title',
      width: '12em',
      cell: (inquiry) => (
        <>
          <Link to="/cases/$caseId" params={{ caseId: detail.id }} search={{ inquiry: inquiry.id }} resetScroll={false} data-row-link>
            {inquiry.hospital.name}
          </Link>
          {inquiry.origin === 'reverse_offer' ? <span className={classes.tag}>{words.reverseOffer}</span> : null}
        </>
      ),
    },
    { id: 'state', header: words.columnState, card: 'plain', cell: (inquiry) => <SentStateMark inquiry={inquiry} /> },
    { id: 'clock', header: words.columnClock, card: 'plain', align: 'end', cell: (inquiry) => <span className={classes.clock}><CandidateClock reading={readings.get(inquiry.id) ?? { kind: 'none' }} /></span> },
    { id: 'last', header: words.columnLast, card: 'plain', cell: (inquiry) => (inquiry.lastMessage === null ? '' : <span className={classes.last}>{inquiry.lastMessage}</span>) },
    {
      id: 'unread',
      header: words.columnUnread,
      card: 'plain',
      align: 'end',
      cell: (inquiry) => <WaitingCount count={inquiry.unreadMessages} label={words.unreadMessages(inquiry.unreadMessages)} />,
    },
  ]
  const table = (
    <>
      <DataTable
        label={words.candidates}
        columns={columns}
        rows={inquiries}
        rowKey={(inquiry) => inquiry.id}
        chosen={open?.id}
        waits={(inquiry) => waitsForSender(inquiry) || late.has(inquiry.id)}
        empty={<EmptyState title={words.noCandidates}>{detail.visibility === 'S2' && detail.status === 'recruiting' ? words.noCandidatesArea : words.noCandidatesText}</EmptyState>}
      />
      {inquiries.length === 0 ? null : <p className={classes.clockNote}>{clocks.note}</p>}
    </>
  )
  if (open === undefined) return table
  const panel = <CandidatePanel key={open.id} detail={detail} inquiry={open} />
  if (narrow) {
    return (
      <>
        <Link to="/cases/$caseId" params={{ caseId: detail.id }} search={{}} className={classes.back}>
          ‹ {words.backToCandidates}
        </Link>
        {panel}
      </>
    )
  }
  return (
    <div className={classes.sides}>
      <div>{table}</div>
      <aside className={classes.side} aria-label={words.talkWith(open.hospital.name)}>
        {panel}
      </aside>
    </div>
  )
}
