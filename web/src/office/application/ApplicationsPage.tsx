import { APPLICATION_FILTERS, type ApplicationEntry, type ApplicationFilter } from '@tasuki/domain/office/application/hospital-application.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { type Column, DataTable } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar } from '../../ui/FilterBar'
import { useMessages } from '../../ui/language'
import { ListPager } from '../../ui/ListPager'
import { Page } from '../../ui/Page'
import { FullInstant } from '../../ui/RelativeTime'
import { SegmentedField } from '../../ui/SegmentedField'
import { StateMark } from '../../ui/StateMark'
import { APPLICATION_TONE } from './application-tone'
import { applicationMessages } from './application.messages'
import { applicationsQuery } from './application.queries'

const route = getRouteApi('/office/applications')

/** 利用申込み: what waits for the prefecture, the longest first. */
export const ApplicationsPage = () => {
  const words = useMessages(applicationMessages)
  const navigate = useNavigate()
  const { state = 'open', page } = route.useSearch()
  const list = useQuery(applicationsQuery(state, page))
  const columns: Column<ApplicationEntry>[] = [
    { id: 'hospital', header: words.hospital, cell: ({ id, hospitalName }) => <Link data-row-link to="/office/applications/$applicationId" params={{ applicationId: id }}>{hospitalName}</Link>, card: 'title', width: '18em' },
    { id: 'state', header: words.state, cell: (one) => <StateMark tone={APPLICATION_TONE[one.state]}>{one.setAside ? words.asideMark : one.late ? words.lateMark : words[one.state]}</StateMark>, width: '9em' },
    { id: 'number', header: words.number, cell: ({ number }) => number, width: '8em' },
    { id: 'contact', header: words.contact, cell: ({ contactName }) => contactName },
    { id: 'seats', header: words.seatsShort, cell: ({ seats }) => words.people(seats), align: 'end', width: '6em' },
    { id: 'at', header: state === 'decided' ? words.lastChange : words.submittedAt, cell: ({ submittedAt, changedAt }) => <FullInstant at={state === 'decided' ? changedAt : submittedAt} /> },
  ]
  return (
    <Page title={words.listTitle} lead={words.listLead} width="full">
      <FilterBar label={words.filters}>
        <SegmentedField<ApplicationFilter> label={words.show} labelHidden segments={APPLICATION_FILTERS.map((value) => ({ value, label: words[`filter_${value}`] }))} value={state} onChange={(next) => void navigate({ to: '/office/applications', search: { state: next === 'open' ? undefined : next }, replace: true })} />
      </FilterBar>
      {state === 'aside' ? <p>{words.asideLead}</p> : null}
      <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
      {list.error !== null && list.data === undefined ? null : <DataTable label={words.listTitle} columns={columns} rows={list.data?.applications} rowKey={({ id }) => id} empty={<EmptyState title={words.none}>{words.noneText}</EmptyState>} />}
      <ListPager page={page} total={list.data?.total} link={(other, text) => <Link to="/office/applications" search={{ state: state === 'open' ? undefined : state, page: other }}>{text}</Link>} />
    </Page>
  )
}
