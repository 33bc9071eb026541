import { MODERATION_FILTERS, type ModerationFilter, type ModerationSummary } from '@tasuki/domain/office/moderation/moderation.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useIsOfficer } from '../../account/account.queries'
import { deletionMessages } from '../../names/deletion.messages'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { type Column, DataTable } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar } from '../../ui/FilterBar'
import { useMessages } from '../../ui/language'
import { ListPager } from '../../ui/ListPager'
import { Page } from '../../ui/Page'
import { FullDay, RelativeTime } from '../../ui/RelativeTime'
import { SegmentedField } from '../../ui/SegmentedField'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { ModerationActs } from './ModerationActs'
import { moderationMessages } from './moderation.messages'
import { moderationQuery, moderationsQuery } from './moderation.queries'
import { ModerationContent, ModerationMark, useModerationSubject } from './ModerationParts'

const listRoute = getRouteApi('/office/moderation')
const detailRoute = getRouteApi('/office/moderation/$moderationId')

/** 内容の確認と削除: what waits for the office first, what is late marked (要綱24条). The auditor reads the list alone. */
export const ModerationsPage = () => {
  const words = useMessages(moderationMessages)
  const deletions = useMessages(deletionMessages)
  const { state = 'open', page } = listRoute.useSearch()
  const navigate = useNavigate()
  const subjectOf = useModerationSubject()
  const isOfficer = useIsOfficer()
  const { data, error, refetch } = useQuery(moderationsQuery(state, page))
  const columns: Column<ModerationSummary>[] = [
    {
      id: 'subject',
      header: words.subject,
      card: 'title',
      cell: (of) => (isOfficer ? <Link data-row-link to="/office/moderation/$moderationId" params={{ moderationId: of.id }}>{subjectOf(of)}</Link> : subjectOf(of)),
      width: '20em',
    },
    { id: 'state', header: words.state, card: 'plain', cell: (of) => <ModerationMark of={of} own={false} /> },
    { id: 'hospital', header: words.hospital, cell: ({ hospital }) => hospital.name },
    { id: 'category', header: words.category, cell: ({ category }) => deletions[`category_${category}`] },
    { id: 'answerBy', header: words.answerBy, cell: ({ answerBy }) => (answerBy === null ? words.noDay : <FullDay day={answerBy} />) },
    { id: 'changed', header: words.changed, cell: ({ changedAt }) => <RelativeTime at={changedAt} withClock /> },
  ]
  return (
    <Page title={words.title} lead={words.lead} width="full">
      <FilterBar label={words.filters}>
        <SegmentedField<ModerationFilter>
          label={words.which}
          labelHidden
          segments={MODERATION_FILTERS.map((value) => ({ value, label: words[`filter_${value}`] }))}
          value={state}
          onChange={(next) => void navigate({ to: '/office/moderation', search: next === 'open' ? {} : { state: next } })}
        />
      </FilterBar>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined && error !== null ? null : (
        <DataTable
          label={words.title}
          columns={columns}
          rows={data?.moderations}
          rowKey={({ id }) => id}
          waits={(of) => of.state === 'answered' || of.late}
          empty={<EmptyState title={words.noneOf(state)}>{words.startHere}</EmptyState>}
        />
      )}
      <ListPager page={page} total={data?.total} link={(other, text) => <Link to="/office/moderation" search={{ state: state === 'open' ? undefined : state, page: other }}>{text}</Link>} />
    </Page>
  )
}

export const ModerationPage = () => {
  const words = useMessages(moderationMessages)
  const { moderationId } = detailRoute.useParams()
  const subjectOf = useModerationSubject()
  const { data, error, refetch } = useQuery(moderationQuery(moderationId))
  return (
    <Page title={data === undefined ? words.title : subjectOf(data)} {...(data !== undefined && { lead: words.title })} actions={<Link to="/office/moderation" activeOptions={{ exact: true }} data-lone>{words.back}</Link>}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error === null ? <SkeletonRows rows={6} columns={2} /> : null
      ) : (
        <>
          <ModerationContent of={data} own={false} />
          <ModerationActs of={data} />
        </>
      )}
    </Page>
  )
}
