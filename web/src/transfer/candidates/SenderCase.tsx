import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { CASE_STATUS } from '@tasuki/domain/transfer/case-status'
import { useNavigate } from '@tanstack/react-router'
import { DocumentPanel } from '../../document/DocumentPanel'
import { AddressTabs } from '../../ui/AddressTabs'
import { useNow } from '../../ui/clock'
import { useLanguage, useMessages } from '../../ui/language'
import { Page } from '../../ui/Page'
import { durationText } from '../../ui/time-text'
import { CandidatesTab } from './CandidatesTab'
import { CaseActs } from '../CaseActs'
import { CaseInCharge } from '../in-charge/CaseInCharge'
import { CaseOutcome } from './CaseOutcome'
import { caseMessages } from '../case.messages'
import { CaseRecordView } from '../record/CaseRecordView'
import { CaseStatusMark } from '../CaseStatusMark'
import { HistoryTab } from '../history/HistoryTab'
import { PrintCommittee } from '../paper/PrintCommittee'
import { patientLine } from '../record/record-text'
import { RecordChanges } from '../record/RecordChanges'
import { RecordNameReport } from '../record/RecordNameReport'
import { recordMessages } from '../record/record.messages'
import classes from './SenderCase.module.css'

export type CaseTab = 'candidates' | 'record' | 'documents' | 'history'

type SenderCaseProps = { detail: CaseDetail; tab: CaseTab; inquiryId: string | undefined }

/** One case as its sender works it: who was asked, the talk, the record, the history; the next act as the one primary button. */
export const SenderCase = ({ detail, tab, inquiryId }: SenderCaseProps) => {
  const words = useMessages(caseMessages)
  const terms = useMessages(recordMessages)
  const { language } = useLanguage()
  const now = useNow()
  const navigate = useNavigate()
  const unread = detail.inquiries.reduce((sum, inquiry) => sum + inquiry.unreadMessages, 0)
  const patient = patientLine(detail, terms)
  const until = detail.closedAt === null ? now.getTime() : Date.parse(detail.closedAt)
  const tabs = [
    { value: 'candidates' as const, label: words.tabCandidates, count: unread, countLabel: words.unreadMessages(unread) },
    { value: 'record' as const, label: words.tabRecord },
    { value: 'documents' as const, label: words.tabDocuments },
    { value: 'history' as const, label: words.tabHistory },
  ]
  const facts = [
    words.registeredFor(durationText(until - Date.parse(detail.createdAt), language)),
    `${words.visibilityLabel}：${words[`visibility_${detail.visibility}`]}`,
    ...(detail.relation === 'sender' ? [] : [`${words.personInCharge}：${detail.inChargeName ?? words.nobody}`]),
    ...(detail.destinationLabel === '' ? [] : [`${terms.destination}：${detail.destinationLabel}`]),
  ]
  return (
    <Page
      title={patient}
      width="full"
      heading={
        <span className={classes.heading}>
          <span>{patient}</span>
          <span className={classes.code}>{detail.code}</span>
          <span className={classes.mark}>
            <CaseStatusMark status={detail.status} strong />
          </span>
        </span>
      }
      lead={<span className={classes.lead} data-open={inquiryId === undefined ? undefined : ''}>{facts.map((fact) => <span key={fact}>{fact}</span>)}</span>}
      actions={detail.relation === 'sender' ? <CaseActs detail={detail} /> : <PrintCommittee caseId={detail.id} />}
    >
      {detail.relation === 'sender' ? <CaseInCharge detail={detail} /> : null}
      <CaseOutcome detail={detail} />
      <AddressTabs
        id="case"
        label={words.tabs}
        tabs={tabs}
        value={tab}
        onChange={(value) => void navigate({ to: '/cases/$caseId', params: { caseId: detail.id }, search: value === 'candidates' ? {} : { tab: value }, replace: true, resetScroll: false })}
      >
        {tab === 'candidates' ? <CandidatesTab detail={detail} inquiryId={inquiryId} /> : null}
        {tab === 'record' ? (
          <>
            <RecordChanges caseId={detail.id} revision={detail.revision} own={detail.relation === 'sender'} />
            <CaseRecordView record={detail.record} own={detail.relation === 'sender'} />
            <RecordNameReport detail={detail} />
          </>
        ) : null}
        {tab === 'documents' ? <DocumentPanel subjectKind="case" subjectId={detail.id} canAdd={detail.relation === 'sender' && !CASE_STATUS[detail.status].closed} /> : null}
        {tab === 'history' ? <HistoryTab caseId={detail.id} /> : null}
      </AddressTabs>
    </Page>
  )
}
