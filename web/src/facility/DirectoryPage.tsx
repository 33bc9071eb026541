import type { HospitalSummary } from '@tasuki/domain/facility/facility.contract'
import { printHospitalsCall } from '@tasuki/domain/facility/facility-paper.contract'
import { exportHospitalsCall } from '@tasuki/domain/facility/facility-table.contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback } from 'react'
import { meQuery } from '../account/account.queries'
import { SavedViews } from '../account/saved-view/SavedViews'
import { FileButton } from '../platform/FileButton'
import { ProblemPanel } from '../platform/ProblemPanel'
import { TableExport } from '../platform/TableExport'
import { ActionButton } from '../ui/ActionButton'
import { useNow } from '../ui/clock'
import { EmptyState } from '../ui/EmptyState'
import { useLanguage, useMessages } from '../ui/language'
import { Page } from '../ui/Page'
import { Pager } from '../ui/Pager'
import { SegmentedField } from '../ui/SegmentedField'
import { SkeletonRows } from '../ui/SkeletonRows'
import { fullInstantText } from '../ui/time-text'
import { directoryMessages } from './directory.messages'
import { DIRECTORY_PAGE, directoryQueryOf, isFiltered, listedConditions, pageOf, type DirectorySearch } from './directory-search'
import classes from './Directory.module.css'
import { DirectoryFilters } from './DirectoryFilters'
import { DirectoryTable } from './DirectoryTable'
import { hospitalsQuery } from './facility.queries'

const route = getRouteApi('/hospitals')
/** Loaded by whoever looks at the map. */
const HospitalMap = lazy(() => import('./HospitalMap').then(({ HospitalMap: Loaded }) => ({ default: Loaded })))

/** 病院: every hospital of the prefecture, those that use the system first in sight (要綱13条, 14条). */
export const DirectoryPage = () => {
  const words = useMessages(directoryMessages)
  const { language } = useLanguage()
  const now = useNow()
  const navigate = useNavigate()
  const search = route.useSearch()
  const ownId = useQuery(meQuery).data?.hospital?.id
  const ofHospital = ownId !== undefined
  const { data, error, refetch } = useQuery({ ...hospitalsQuery(directoryQueryOf(search)), placeholderData: keepPreviousData })
  const change = useCallback(
    (next: DirectorySearch) => void navigate({ to: '/hospitals', search: (before: DirectorySearch) => ({ ...before, page: undefined, ...next }), replace: true }),
    [navigate],
  )
  const moved = useCallback((at: string | undefined) => void navigate({ to: '/hospitals', search: (before: DirectorySearch) => ({ ...before, at }), replace: true, resetScroll: false }), [navigate])
  const clear = () => void navigate({ to: '/hospitals', search: { sort: search.sort, view: search.view } })
  const filtered = isFiltered(search)
  const total = data?.total
  return (
    <Page
      title={words.title}
      width="full"
      actions={
        <>
          <SavedViews page="hospitals" />
          <SegmentedField
            label={words.view}
            labelHidden
            segments={[
              { value: 'table', label: words.view_table },
              { value: 'map', label: words.view_map },
            ]}
            value={search.view ?? 'table'}
            onChange={(view) => change({ view: view === 'map' ? 'map' : undefined, page: search.page })}
          />
          <TableExport call={exportHospitalsCall} input={(encoding) => ({ query: { ...listedConditions(search), encoding } })} />
          <FileButton call={printHospitalsCall} input={{ query: listedConditions(search) }} kind="sheet">
            {words.print}
          </FileButton>
        </>
      }
    >
      <p className={classes.printed}>{words.printedAt(fullInstantText(now, language))} {total === undefined ? null : words.found(total)}</p>
      <DirectoryFilters search={search} ofHospital={ofHospital} onChange={change} onClear={filtered ? clear : undefined} summary={total === undefined ? null : words.found(total)} />
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {search.view === 'map' ? (
        <Suspense fallback={<SkeletonRows rows={6} />}>
          <HospitalMap search={search} ownId={ownId} onMoved={moved} />
        </Suspense>
      ) : null}
      {error !== null && data === undefined ? null : (
        <DirectoryTable
          hospitals={data?.hospitals}
          ownId={ownId}
          bedKind={search.bedKind}
          sort={search.sort ?? (ofHospital ? 'distance' : 'name')}
          sortable={ofHospital ? ['distance', 'name', 'vacancy', 'updated'] : ['name', 'vacancy', 'updated']}
          onSort={(sort) => change({ sort })}
          empty={<NothingFound search={search} onShowAll={() => change({ use: 'all' })} />}
        />
      )}
      {data === undefined ? null : <Pages search={search} shown={data.hospitals} total={data.total} />}
    </Page>
  )
}

const NothingFound = ({ search, onShowAll }: { search: DirectorySearch; onShowAll: () => void }) => {
  const words = useMessages(directoryMessages)
  if (!isFiltered(search) && search.use === 'all') return <EmptyState title={words.empty} />
  return (
    <EmptyState title={words.emptyFiltered} action={search.use === 'all' ? undefined : <ActionButton onAct={onShowAll}>{words.showAll}</ActionButton>}>
      {words.emptyFilteredText}
    </EmptyState>
  )
}

const Pages = ({ search, shown, total }: { search: DirectorySearch; shown: readonly HospitalSummary[]; total: number }) => {
  const words = useMessages(directoryMessages)
  if (total <= DIRECTORY_PAGE && pageOf(search) === 1) return null
  const page = pageOf(search)
  const first = (page - 1) * DIRECTORY_PAGE
  const to = (next: number) => ({ ...search, page: next === 1 ? undefined : next })
  return (
    <Pager
      label={words.pages}
      range={words.range(shown.length === 0 ? 0 : first + 1, first + shown.length, total)}
      previous={
        page > 1 ? (
          <Link to="/hospitals" search={to(page - 1)} rel="prev">
            {words.previous}
          </Link>
        ) : null
      }
      next={
        first + DIRECTORY_PAGE < total ? (
          <Link to="/hospitals" search={to(page + 1)} rel="next">
            {words.next}
          </Link>
        ) : null
      }
    />
  )
}
