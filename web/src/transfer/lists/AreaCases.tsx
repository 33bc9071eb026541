import { listAreaCasesCall } from '@tasuki/domain/transfer/area-case.contract'
import { fitGroupOf } from '@tasuki/domain/transfer/area-case.rules'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CallOutput } from '../../platform/api-client'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { callQuery } from '../../platform/server-state'
import { EmptyState } from '../../ui/EmptyState'
import { useMessages } from '../../ui/language'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { Pager } from '../../ui/Pager'
import { AreaCard } from './AreaCard'
import classes from './AreaCases.module.css'
import { AreaFilters } from './AreaFilters'
import { areaMessages } from './area.messages'
import { AREA_PAGE, areaQueryOf, type AreaSearch, countAreaFilters } from './area-search'
import cards from '../received/InquiryCard.module.css'
import { PrintCasesButton } from '../paper/PrintCasesButton'
import { patientLine } from '../record/record-text'
import { recordMessages } from '../record/record.messages'

const route = getRouteApi('/inbox')

type Found = CallOutput<typeof listAreaCasesCall>

/** Patients opened to our area: those we can take, those who miss by one or two conditions with which, each to be offered a bed unasked. */
export const AreaCases = () => {
  const words = useMessages(areaMessages)
  const terms = useMessages(recordMessages)
  const navigate = useNavigate()
  const { tab: _tab, filter: _filter, mine: _mine, ...search } = route.useSearch()
  const { data, error, refetch } = useQuery({ ...callQuery(['transfer', 'listAreaCases'], listAreaCasesCall, { query: areaQueryOf(search) }), placeholderData: keepPreviousData })
  const go = (next: AreaSearch) => void navigate({ to: '/inbox', search: { tab: 'area', ...next }, replace: true })
  const change = (next: AreaSearch) => go({ ...search, page: undefined, ...next })
  const isFiltered = countAreaFilters(search) > 0
  if (data?.open === 0 && !isFiltered) return <NoneOpen />
  // Fewer than when the address was kept: to the last page there is.
  const lastPage = Math.max(1, Math.ceil((data?.total ?? 0) / AREA_PAGE))
  if (data?.cases.length === 0 && data.total > 0 && (search.page ?? 1) > lastPage) return <Navigate to="/inbox" search={{ tab: 'area', ...search, page: lastPage === 1 ? undefined : lastPage }} replace />
  return (
    <>
      <AreaFilters search={search} summary={data === undefined ? null : words.summary(data.total, data.open)} onChange={change} onClear={isFiltered ? () => go({}) : undefined} />
      {data === undefined || data.cases.length === 0 ? null : <PrintCasesButton cases={data.cases.map((one) => ({ id: one.id, label: patientLine(one, terms), code: one.code }))} />}
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <SkeletonRows columns={2} /> : null : data.open === 0 ? <NoneOpen /> : data.total === 0 ? <NoneFound found={data} search={search} onChange={change} onClear={() => go({})} /> : <Groups found={data} search={search} />}
      {data === undefined || data.total === 0 || search.fit !== undefined || data.counts.far === 0 ? null : (
        <button type="button" className={classes.change} onClick={() => change({ fit: 'all' })}>
          {words.farHidden(data.counts.far)}
        </button>
      )}
      {data === undefined || data.total <= AREA_PAGE ? null : <AreaPages search={search} total={data.total} shown={data.cases.length} />}
    </>
  )
}

const NoneOpen = () => {
  const words = useMessages(areaMessages)
  return (
    <EmptyState
      title={words.noneOpen}
      action={
        <Link to="/facility" search={{ tab: 'vacancy' }}>
          {words.toVacancy}
        </Link>
      }
    >
      {words.noneOpenText}
    </EmptyState>
  )
}

/** Says which single condition to give up, and how many patients that brings. */
const NoneFound = ({ found, search, onChange, onClear }: { found: Found; search: AreaSearch; onChange: (change: AreaSearch) => void; onClear: () => void }) => {
  const words = useMessages(areaMessages)
  return (
    <EmptyState
      title={words.noneFound}
      action={
        <button type="button" className={classes.change} onClick={onClear}>
          {words.showAll}
        </button>
      }
    >
      {found.gains.length === 0 ? (
        words.noneFoundAtAll
      ) : (
        <>
          {words.noneFoundText}
          <ul className={classes.changes}>
            {found.gains.map(({ condition, gain }) => (
              <li key={condition}>
                <button type="button" className={classes.change} onClick={() => onChange(condition === 'fit' ? { fit: 'all' } : { [condition]: undefined })}>
                  {condition === 'fit' && search.fit === undefined ? words.dropFit(gain) : words.drop(words, condition, gain)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </EmptyState>
  )
}

/** By fit in groups; in any other order as one list. */
const Groups = ({ found, search }: { found: Found; search: AreaSearch }) => {
  const words = useMessages(areaMessages)
  const list = (cases: Found['cases'], label: string) => (
    <ul className={cards.cards} data-wide="" aria-label={label}>
      {cases.map((one) => (
        <AreaCard key={one.id} of={one} />
      ))}
    </ul>
  )
  if (search.sort !== undefined) return list(found.cases, words.listOf(words.takeable))
  const of = (...groups: ReturnType<typeof fitGroupOf>[]) => found.cases.filter(({ judgement }) => groups.includes(fitGroupOf(judgement)))
  const parts: { title: string; count: number; lead?: ReactNode; cases: Found['cases'] }[] = [
    { title: words.takeable, count: found.counts.fits + found.counts.conditional, cases: of('fits', 'conditional') },
    { title: words.near, count: found.counts.near, lead: <><span>{words.nearLead}</span> <Link to="/facility" search={{ tab: 'conditions' }}>{words.toConditions}</Link></>, cases: of('near') },
    { title: words.far, count: found.counts.far, cases: of('far') },
  ]
  return parts
    .filter(({ cases }) => cases.length > 0)
    .map(({ title, count, lead, cases }) => (
      <section key={title} className={classes.group}>
        <h2>
          {title} <span className={classes.count}>{words.groupCount(count)}</span>
        </h2>
        {lead === undefined ? null : <p className={classes.lead}>{lead}</p>}
        {list(cases, words.listOf(title))}
      </section>
    ))
}

const AreaPages = ({ search, total, shown }: { search: AreaSearch; total: number; shown: number }) => {
  const words = useMessages(areaMessages)
  const page = Math.max(1, search.page ?? 1)
  const first = (page - 1) * AREA_PAGE
  return (
    <Pager
      label={words.pages}
      range={words.pageRange(shown === 0 ? 0 : first + 1, first + shown, total)}
      previous={
        page > 1 ? (
          <Link to="/inbox" search={{ tab: 'area', ...search, page: page === 2 ? undefined : page - 1 }} rel="prev">
            {words.previousPage}
          </Link>
        ) : null
      }
      next={
        first + AREA_PAGE < total ? (
          <Link to="/inbox" search={{ tab: 'area', ...search, page: page + 1 }} rel="next">
            {words.nextPage}
          </Link>
        ) : null
      }
    />
  )
}
