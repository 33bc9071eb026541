import { inboxFilter } from '@tasuki/domain/transfer/inquiry.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { NativeSelect } from '@mantine/core'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { AddressTabs } from '../../ui/AddressTabs'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar } from '../../ui/FilterBar'
import { useMessages } from '../../ui/language'
import { PageTitle } from '../../ui/Page'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { AreaCases } from '../lists/AreaCases'
import { careMessages } from '../in-charge/care.messages'
import { clockMessages } from '../candidates/clock.messages'
import { homeQuery } from '../lists/home.queries'
import classes from './InboxPage.module.css'
import { inboxOrder } from './inbox-order'
import { inboxMessages } from './inbox.messages'
import type { InboxFilter } from '@tasuki/domain/transfer/inquiry.contract'
import { receivedInquiriesQuery } from './inbox.queries'
import { InquiryCard } from './InquiryCard'
import cards from './InquiryCard.module.css'
import { PrintCasesButton } from '../paper/PrintCasesButton'
import { patientLine } from '../record/record-text'
import { recordMessages } from '../record/record.messages'
import { ReceiverCase } from './ReceiverCase'
import { ScopeSwitch } from '../lists/ScopeSwitch'

const listRoute = getRouteApi('/inbox')
const inquiryRoute = getRouteApi('/inbox/$inquiryId')

export const InboxPage = () => {
  const { tab, filter, mine } = listRoute.useSearch()
  return <Inbox tab={tab ?? 'inquiries'} filter={filter} mine={mine === true} inquiryId={undefined} />
}

export const InboxInquiryPage = () => {
  const { filter, mine } = inquiryRoute.useSearch()
  return <Inbox tab="inquiries" filter={filter} mine={mine === true} inquiryId={inquiryRoute.useParams().inquiryId} />
}

type InboxProps = { tab: 'inquiries' | 'area'; filter: InboxFilter | undefined; mine: boolean; inquiryId: string | undefined }

/** 受入れ: inquiries to us with the opened one beside them, and patients of our area we could take. */
const Inbox = ({ tab, filter, mine, inquiryId }: InboxProps) => {
  const words = useMessages(inboxMessages)
  const navigate = useNavigate()
  const badges = useQuery(homeQuery).data?.badges
  const waiting = badges?.inquiriesWaiting ?? 0
  const tabs = [
    { value: 'inquiries', label: words.tabInquiries, count: waiting, countLabel: words.waitingCount(waiting) },
    { value: 'area', label: badges === undefined || badges.areaCases === 0 ? words.tabArea : words.tabAreaCount(badges.areaCases) },
  ] as const
  return (
    <div className={classes.page} data-open={inquiryId === undefined ? undefined : ''}>
      <div className={classes.top}>
        <PageTitle title={words.inbox} windowTitle={inquiryId === undefined ? undefined : words.oneInquiry} />
      </div>
      <AddressTabs id="inbox" label={words.tabs} tabs={tabs} value={tab} onChange={(value) => void navigate({ to: '/inbox', search: value === 'area' ? { tab: 'area' } : {} })}>
        {tab === 'area' ? <AreaCases /> : <Inquiries filter={filter} mine={mine} inquiryId={inquiryId} />}
      </AddressTabs>
    </div>
  )
}

const Inquiries = ({ filter, mine, inquiryId }: { filter: InboxFilter | undefined; mine: boolean; inquiryId: string | undefined }) => {
  const words = useMessages(inboxMessages)
  const navigate = useNavigate()
  const clocks = useMessages(clockMessages)
  const list = useQuery(receivedInquiriesQuery(filter ?? 'open', mine))
  const inquiries = list.data?.inquiries
  const care = useMessages(careMessages)
  const terms = useMessages(recordMessages)
  const search = { ...(filter === undefined ? {} : { filter }), ...(mine ? { mine: true as const } : {}) }
  const change = (next: { filter: InboxFilter | undefined; mine: boolean }) => {
    const changed = { ...(next.filter === undefined || next.filter === 'open' ? {} : { filter: next.filter }), ...(next.mine ? { mine: true as const } : {}) }
    void (inquiryId === undefined ? navigate({ to: '/inbox', search: changed }) : navigate({ to: '/inbox/$inquiryId', params: { inquiryId }, search: changed }))
  }
  return (
    <div className={classes.columns}>
      <div className={classes.list}>
        <FilterBar label={words.filter} summary={inquiries === undefined ? null : words.count(inquiries.length)}>
          <NativeSelect
            aria-label={words.filter}
            data={inboxFilter.options.map((value) => ({ value, label: words[`filter_${value}`] }))}
            value={filter ?? 'open'}
            onChange={(event) => change({ filter: inboxFilter.options.find((one) => one === event.currentTarget.value), mine })}
          />
          <ScopeSwitch mine={mine} onChange={(only) => change({ filter, mine: only })} />
          <PrintCasesButton cases={inboxOrder(inquiries ?? []).flatMap((received) => (received.case === null ? [] : [{ id: received.case.id, label: patientLine(received.case, terms), code: received.caseCode }]))} />
        </FilterBar>
        <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
        {inquiries === undefined ? list.error === null ? <SkeletonRows columns={2} /> : null : null}
        {inquiries === undefined ? null : inquiries.length === 0 ? (
          mine ? (
            <EmptyState title={care.noneMineInquiries} action={<Link to="/inbox">{care.showOurs}</Link>}>
              {care.noneMineText}
            </EmptyState>
          ) : filter === undefined ? (
            <EmptyState
              title={words.noInquiries}
              action={
                <Link to="/facility" search={{ tab: 'vacancy' }}>
                  {words.toVacancy}
                </Link>
              }
            >
              {words.noInquiriesText}
            </EmptyState>
          ) : (
            <EmptyState title={words.noneHere} action={<Link to="/inbox">{words.showOpen}</Link>} />
          )
        ) : (
          <ul className={cards.cards} aria-label={words.inquiryList}>
            {inboxOrder(inquiries).map((received) => (
              <InquiryCard key={received.inquiry.id} received={received} reception={list.data?.reception} search={search} chosen={received.inquiry.id === inquiryId} />
            ))}
          </ul>
        )}
        {inquiries === undefined || inquiries.length === 0 ? null : <p className={cards.note}>{clocks.ownNote}</p>}
      </div>
      <div className={classes.open}>
        {inquiryId === undefined ? (
          inquiries === undefined || inquiries.length === 0 ? null : (
            <EmptyState title={words.chooseInquiry}>{words.chooseInquiryText}</EmptyState>
          )
        ) : (
          <>
            <Link to="/inbox" search={search} className={classes.back} data-print="hide">
              ‹ {words.backToList}
            </Link>
            <OpenInquiry key={inquiryId} inquiryId={inquiryId} caseId={inquiries?.find(({ inquiry }) => inquiry.id === inquiryId)?.inquiry.caseId} />
          </>
        )}
      </div>
    </div>
  )
}

/** An answered inquiry leaves the filtered list and stays open beside it. */
const OpenInquiry = ({ inquiryId, caseId }: { inquiryId: string; caseId: string | undefined }) => {
  const words = useMessages(inboxMessages)
  const all = useQuery({ ...receivedInquiriesQuery('all'), enabled: caseId === undefined })
  const found = caseId ?? all.data?.inquiries.find(({ inquiry }) => inquiry.id === inquiryId)?.inquiry.caseId
  if (found !== undefined) return <ReceiverCase caseId={found} inquiryId={inquiryId} embedded />
  if (all.error !== null) return <ProblemPanel error={all.error} onRetry={() => void all.refetch()} />
  return all.data === undefined ? <SkeletonRows /> : <EmptyState title={words.inquiryGone} action={<Link to="/inbox">{words.backToList}</Link>} />
}
