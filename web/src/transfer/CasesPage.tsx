import type { CaseListItem } from '@tasuki/domain/transfer/case.contract'
import { exportCasesCall } from '@tasuki/domain/transfer/paper.contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState, type ReactNode } from 'react'
import { SavedViews } from '../account/SavedViews'
import { ProblemPanel } from '../platform/ProblemPanel'
import { TableExport } from '../platform/TableExport'
import { ActionButton } from '../ui/ActionButton'
import { useNow } from '../ui/clock'
import { DataTable, type Column } from '../ui/DataTable'
import { Duration } from '../ui/Duration'
import { EmptyState } from '../ui/EmptyState'
import { FilterBar } from '../ui/FilterBar'
import { useMessages } from '../ui/language'
import { Page } from '../ui/Page'
import { RelativeTime } from '../ui/RelativeTime'
import { SegmentedField } from '../ui/SegmentedField'
import { WaitingCount } from '../ui/StateMark'
import { TextField } from '../ui/TextField'
import { CandidateCounts } from './CandidateCounts'
import { careMessages } from './care.messages'
import { caseMessages } from './case.messages'
import { CaseStatusMark } from './CaseStatusMark'
import classes from './CasesPage.module.css'
import { PrintCasesButton } from './PrintCasesButton'
import { patientLine } from './record-text'
import { recordMessages } from './record.messages'
import { ScopeSwitch } from './ScopeSwitch'
import { casesQuery } from './transfer.queries'

const route = getRouteApi('/cases')
const PAGE = 50
const TYPING_PAUSE_MS = 250

/** 患者: the own cases, what is open first. */
export const CasesPage = () => {
  const words = useMessages(caseMessages)
  const terms = useMessages(recordMessages)
  const navigate = useNavigate()
  const search = route.useSearch()
  // Who looks for one patient means all of them, the closed ones too.
  const status = search.status ?? (search.q === undefined ? 'open' : 'all')
  const limit = search.limit ?? PAGE
  const mine = search.mine === true
  const filter = { ...(mine ? { mine: '1' as const } : {}), ...(status === 'all' ? {} : { status }), ...(search.q === undefined ? {} : { q: search.q }) }
  const { data, error, refetch } = useQuery({ ...casesQuery({ scope: 'own', ...filter, limit }), placeholderData: keepPreviousData })
  const drafts = useQuery(casesQuery({ scope: 'own', status: 'draft', limit: 1 })).data?.total ?? 0
  const change = (next: Partial<typeof search>) => void navigate({ to: '/cases', search: { ...search, ...next }, replace: true })
  const filtered = search.q !== undefined || status !== 'open' || mine
  const segments = [
    { value: 'open', label: words.filter_open },
    { value: 'draft', label: drafts > 0 ? words.draftCount(drafts) : words.filter_draft },
    { value: 'closed', label: words.filter_closed },
    { value: 'all', label: words.filter_all },
  ] as const
  return (
    <Page title={words.casesTitle} width="full" actions={<><PrintCasesButton cases={(data?.cases ?? []).map((one) => ({ id: one.id, label: patientLine(one, terms), code: one.code }))} /><TableExport call={exportCasesCall} input={(encoding) => ({ query: { ...filter, encoding } })} /><RegisterLink /></>}>
      <FilterBar
        label={words.listFilters}
        summary={data === undefined ? null : words.caseCount(data.total)}
        onClear={filtered ? () => void navigate({ to: '/cases', search: {} }) : undefined}
      >
        <SegmentedField label={words.statusFilter} labelHidden segments={segments} value={status} onChange={(value) => change({ status: value, limit: undefined })} />
        <ScopeSwitch mine={mine} onChange={(only) => change({ mine: only ? true : undefined, limit: undefined })} />
        <SearchField key={search.q ?? ''} value={search.q ?? ''} onSearch={(q) => change({ q: q === '' ? undefined : q, limit: undefined })} />
        <SavedViews page="cases" />
      </FilterBar>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {error !== null && data === undefined ? null : (
        <CasesTable
          cases={data?.cases}
          empty={
            filtered ? (
              <EmptyState title={words.emptyFiltered} action={<RegisterLink />} />
            ) : (
              <EmptyState title={words.emptyTitle} action={<RegisterLink />}>
                {words.emptyText}
              </EmptyState>
            )
          }
        />
      )}
      {data !== undefined && data.total > data.cases.length && limit < 200 ? (
        <p>
          <ActionButton onAct={() => change({ limit: Math.min(200, limit + PAGE) })}>{words.showMore}</ActionButton>
        </p>
      ) : null}
    </Page>
  )
}

const RegisterLink = () => (
  <Link to="/cases/new" className={classes.register}>
    {useMessages(caseMessages).registerPatient}
  </Link>
)

/** Searches a moment after the last keystroke, never in the middle of a conversion. */
const SearchField = ({ value, onSearch }: { value: string; onSearch: (text: string) => void }) => {
  const words = useMessages(caseMessages)
  const [text, setText] = useState(value)
  const [composing, setComposing] = useState(false)
  useEffect(() => {
    if (composing || text.trim() === value) return undefined
    const timer = setTimeout(() => onSearch(text.trim()), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, composing, value, onSearch])
  return (
    <TextField
      type="search"
      aria-label={words.searchText}
      placeholder={words.searchText}
      value={text}
      maxLength={100}
      onChange={(event) => setText(event.currentTarget.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  )
}

const CasesTable = ({ cases, empty }: { cases: CaseListItem[] | undefined; empty: ReactNode }) => {
  const words = useMessages(caseMessages)
  const care = useMessages(careMessages)
  const terms = useMessages(recordMessages)
  const now = useNow()
  const columns: Column<CaseListItem>[] = [
    {
      id: 'patient',
      header: words.columnPatient,
      card: 'title',
      cell: (row) => (
        <>
          <Link to={row.status === 'draft' ? '/cases/$caseId/edit' : '/cases/$caseId'} params={{ caseId: row.id }} data-row-link>
            {patientLine(row, terms)}
          </Link>
          <span className={classes.code}>{row.code}</span>
        </>
      ),
    },
    { id: 'status', header: words.columnStatus, card: 'plain', cell: (row) => <span className={classes.one}><CaseStatusMark status={row.status} /></span> },
    { id: 'purpose', header: words.columnPurpose, card: 'plain', cell: (row) => (row.purpose === null ? '' : <span className={classes.one}>{terms[`purpose_${row.purpose}`]}</span>) },
    { id: 'area', header: words.columnArea, card: 'plain', cell: (row) => row.destinationLabel },
    { id: 'candidates', header: words.columnCandidates, card: 'plain', cell: (row) => <CandidateCounts counts={row.counts} overdue={row.overdue} /> },
    { id: 'inCharge', header: care.columnInCharge, card: 'plain', cell: (row) => <span className={classes.one}>{row.personInCharge?.displayName ?? ''}</span> },
    { id: 'unread', header: words.columnUnread, card: 'plain', align: 'end', cell: (row) => <WaitingCount count={row.unreadMessages} label={words.unreadMessages(row.unreadMessages)} /> },
    { id: 'updated', header: words.columnUpdated, align: 'end', cell: (row) => <span className={classes.one}><RelativeTime at={row.updatedAt} /></span> },
    { id: 'elapsed', header: words.columnElapsed, align: 'end', cell: (row) => <span className={classes.one}><Duration ms={(row.closedAt === null ? now.getTime() : Date.parse(row.closedAt)) - Date.parse(row.createdAt)} /></span> },
  ]
  return <DataTable label={words.casesTitle} columns={columns} rows={cases} rowKey={(row) => row.id} waits={(row) => row.overdue || row.unreadMessages > 0} empty={empty} />
}
