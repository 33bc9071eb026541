import { NativeSelect } from '@mantine/core'
import { listAuditTrailCall, TRAIL_KINDS, type TrailEntry, type TrailKind } from '@tasuki/domain/office/audit/audit-trail.contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { meQuery } from '../../account/account.queries'
import { request } from '../../platform/api-client'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { type Column, DataTable } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar } from '../../ui/FilterBar'
import { useLanguage, useMessages } from '../../ui/language'
import { Page } from '../../ui/Page'
import { FullInstant } from '../../ui/RelativeTime'
import { SearchBox } from '../../ui/SearchBox'
import { TextField } from '../../ui/TextField'
import { auditActText } from './audit-act-text'
import { auditTrailMessages } from './audit-trail.messages'

const route = getRouteApi('/office/audit')
const PAGE = 50

type TrailFilters = { kind?: Exclude<TrailKind, 'all'> | undefined; q?: string | undefined; from?: string | undefined; until?: string | undefined }

const narrowKind = (value: string) => TRAIL_KINDS.filter((kind) => kind !== 'all').find((kind) => kind === value)

/** 操作の記録: all of it for the prefecture, what concerns the own hospital for its representative (要綱24条, 26条). */
export const AuditTrailPage = () => {
  const words = useMessages(auditTrailMessages)
  const { language } = useLanguage()
  const navigate = useNavigate()
  const search = route.useSearch()
  const ofOffice = useQuery(meQuery).data?.hospital === null
  const change = useCallback((next: TrailFilters) => void navigate({ to: '/office/audit', search: (before: TrailFilters) => ({ ...before, ...next }), replace: true }), [navigate])
  const list = useInfiniteQuery({
    queryKey: ['office', 'listAuditTrail', search],
    queryFn: ({ pageParam, signal }) => request(listAuditTrailCall, { query: { ...search, limit: PAGE, offset: pageParam } }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.more ? pages.length * PAGE : undefined),
    // Each reading is an entry of the trail itself: none without being asked for.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const isFiltered = Object.values(search).some((value) => value !== undefined)
  const columns: Column<TrailEntry>[] = [
    { id: 'at', header: words.at, cell: ({ at }) => <FullInstant at={at} />, width: '14em', card: 'plain' },
    { id: 'by', header: words.by, cell: (entry) => <Who entry={entry} ofOffice={ofOffice} />, width: '18em' },
    { id: 'act', header: words.act, cell: ({ act }) => auditActText(act, language), card: 'title' },
    { id: 'of', header: words.of, cell: (entry) => <What entry={entry} /> },
  ]
  return (
    <Page title={words.title} lead={ofOffice ? words.leadOffice : words.leadHouse} width="full">
      <FilterBar label={words.filters} {...(isFiltered && { onClear: () => void navigate({ to: '/office/audit', search: {} }) })}>
        <NativeSelect label={words.kind} value={search.kind ?? 'all'} data={TRAIL_KINDS.map((value) => ({ value, label: words[value] }))} onChange={(event) => change({ kind: narrowKind(event.currentTarget.value) })} />
        <SearchBox label={words.search} value={search.q ?? ''} onSearch={(q) => change({ q: q === '' ? undefined : q })} />
        <TextField type="date" label={words.from} value={search.from ?? ''} onChange={(event) => change({ from: event.currentTarget.value || undefined })} />
        <TextField type="date" label={words.until} value={search.until ?? ''} min={search.from} onChange={(event) => change({ until: event.currentTarget.value || undefined })} />
      </FilterBar>
      <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
      {list.error !== null && list.data === undefined ? null : (
        <DataTable label={words.title} columns={columns} rows={list.data?.pages.flatMap((page) => page.entries)} rowKey={(entry) => entry.id} empty={<EmptyState title={words.none}>{words.noneText}</EmptyState>} />
      )}
      {list.hasNextPage ? (
        <ActionButton busy={list.isFetchingNextPage} onAct={() => void list.fetchNextPage()}>
          {words.more}
        </ActionButton>
      ) : null}
    </Page>
  )
}

const Who = ({ entry: { by }, ofOffice }: { entry: TrailEntry; ofOffice: boolean }) => {
  const words = useMessages(auditTrailMessages)
  if (by.kind === 'system') return <>{words.system}</>
  if (by.kind === 'anonymous') return <>{words.anonymous}</>
  if (by.kind === 'officer' || by.kind === 'coordinator' || by.kind === 'auditor') return <>{by.personName === null ? words.byPrefecture : `${words.prefectureOffice}　${by.personName}`}</>
  return <>{[ofOffice ? (by.hospital?.name ?? '') : '', by.personName ?? by.hospital?.name ?? words.otherHospital].filter((part) => part !== '').join('　')}</>
}

const What = ({ entry: { subject, cases } }: { entry: TrailEntry }) => {
  const words = useMessages(auditTrailMessages)
  if (subject.caseCode !== null && subject.id !== null) return <Link data-row-link to="/cases/$caseId" params={{ caseId: subject.id }}>{subject.caseCode}</Link>
  return <>{cases > 0 ? words.cases(cases) : ''}</>
}
