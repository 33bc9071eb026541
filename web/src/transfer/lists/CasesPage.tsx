import type { CaseListItem } from '@tasuki/domain/transfer/case-list.contract'
import { exportCasesCall } from '@tasuki/domain/transfer/paper.contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { meQuery } from '../../account/account.queries'
import { SavedViews } from '../../account/saved-view/SavedViews'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { TableExport } from '../../platform/TableExport'
import { useNow } from '../../ui/clock'
import { DataTable, type Column } from '../../ui/DataTable'
import { Duration } from '../../ui/Duration'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar } from '../../ui/FilterBar'
import { useMessages } from '../../ui/language'
import { Page } from '../../ui/Page'
import { Pager } from '../../ui/Pager'
import { RelativeTime } from '../../ui/RelativeTime'
import { WaitingCount } from '../../ui/StateMark'
import { CandidateCounts } from '../candidates/CandidateCounts'
import { careMessages } from '../in-charge/care.messages'
import { CaseFilters } from './CaseFilters'
import { caseMessages } from '../case.messages'
import { CASES_PAGE, casesQueryOf, isCasesFiltered, statusOf, type CasesSearch } from './cases-search'
import { CopyCaseButton } from '../case-form/CopyCase'
import { CaseStatusMark } from '../CaseStatusMark'
import classes from './CasesPage.module.css'
import { PrintCasesButton } from '../paper/PrintCasesButton'
import { patientLine } from '../record/record-text'
import { recordTemplateMessages } from '../case-form/record-template.messages'
import { recordMessages } from '../record/record.messages'
import { casesQuery } from '../transfer.queries'

const route = getRouteApi('/cases')

/** 患者: the own cases, what is open first; for the prefecture every hospital's, to read. */
export const CasesPage = () => {
  const words = useMessages(caseMessages)
  const terms = useMessages(recordMessages)
  const navigate = useNavigate()
  const search = route.useSearch()
  const status = statusOf(search)
  const page = Math.max(1, search.page ?? 1)
  const ofHospital = useQuery(meQuery).data?.hospital !== null
  const query = casesQueryOf(search, ofHospital ? 'own' : 'visible')
  const { data, error, refetch } = useQuery({ ...casesQuery(query), placeholderData: keepPreviousData })
  const drafts = useQuery({ ...casesQuery({ scope: 'own', status: 'draft', limit: 1 }), enabled: ofHospital }).data?.total ?? 0
  const change = (next: CasesSearch) => void navigate({ to: '/cases', search: { ...search, page: undefined, ...next }, replace: true })
  const filtered = isCasesFiltered(search)
  const { scope: _scope, limit: _limit, offset: _offset, ...filter } = query
  const actions = (
    <>
      <span className={classes.rare}>
        {ofHospital ? <TemplatesLink /> : null}
        <PrintCasesButton cases={(data?.cases ?? []).map((one) => ({ id: one.id, label: patientLine(one, terms), code: one.code }))} />
        <TableExport call={exportCasesCall} input={(encoding) => ({ query: { ...filter, encoding } })} />
      </span>
      {ofHospital ? <RegisterLink /> : null}
    </>
  )
  return (
    <Page title={words.casesTitle} lead={ofHospital ? undefined : words.prefectureLead} width="full" actions={actions}>
      <FilterBar
        label={words.listFilters}
        summary={data === undefined ? null : words.caseCount(data.total)}
        onClear={filtered ? () => void navigate({ to: '/cases', search: {} }) : undefined}
      >
        <CaseFilters search={search} status={status} drafts={drafts} ofHospital={ofHospital} onChange={change} />
        <SavedViews page="cases" />
      </FilterBar>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {error !== null && data === undefined ? null : (
        <CasesTable
          cases={data?.cases}
          ofHospital={ofHospital}
          empty={
            filtered ? (
              <EmptyState title={words.emptyFiltered} action={ofHospital ? <RegisterLink /> : undefined} />
            ) : !ofHospital ? (
              <EmptyState title={words.emptyTitle}>{words.emptyPrefecture}</EmptyState>
            ) : (
              <EmptyState title={words.emptyTitle} action={<RegisterLink />}>
                {words.emptyText}
              </EmptyState>
            )
          }
        />
      )}
      {data === undefined ? null : <CasePages search={search} page={page} total={data.total} shown={data.cases.length} />}
    </Page>
  )
}

const TemplatesLink = () => <Link to="/templates" className="standsAlone">{useMessages(recordTemplateMessages).templates}</Link>

const RegisterLink = () => (
  <Link to="/cases/new" className={classes.register}>
    {useMessages(caseMessages).registerPatient}
  </Link>
)

const CasePages = ({ search, page, total, shown }: { search: CasesSearch; page: number; total: number; shown: number }) => {
  const words = useMessages(caseMessages)
  const first = (page - 1) * CASES_PAGE
  if (total <= CASES_PAGE && page === 1) return null
  return (
    <Pager
      label={words.pages}
      range={words.pageRange(shown === 0 ? 0 : first + 1, first + shown, total)}
      previous={
        page > 1 ? (
          <Link to="/cases" search={{ ...search, page: page === 2 ? undefined : page - 1 }} rel="prev">
            {words.previousPage}
          </Link>
        ) : null
      }
      next={
        first + CASES_PAGE < total ? (
          <Link to="/cases" search={{ ...search, page: page + 1 }} rel="next">
            {words.nextPage}
          </Link>
        ) : null
      }
    />
  )
}

const CasesTable = ({ cases, ofHospital, empty }: { cases: CaseListItem[] | undefined; ofHospital: boolean; empty: ReactNode }) => {
  const words = useMessages(caseMessages)
  const care = useMessages(careMessages)
  const terms = useMessages(recordMessages)
  const now = useNow()
  const columns: Column<CaseListItem>[] = [
    {
      id: 'patient',
      header: words.columnPatient,
      card: 'title',
      width: '16em',
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
    ofHospital
      ? { id: 'inCharge', header: care.columnInCharge, card: 'plain', cell: (row) => <span className={classes.one}>{row.personInCharge?.displayName ?? ''}</span> }
      : { id: 'sender', header: words.columnSender, card: 'plain', cell: (row) => <span className={classes.one}>{row.senderHospital.shortName}</span> },
    { id: 'unread', header: words.columnUnread, card: 'plain', print: 'hide', align: 'end', cell: (row) => <WaitingCount count={row.unreadMessages} label={words.unreadMessages(row.unreadMessages)} /> },
    { id: 'updated', header: words.columnUpdated, align: 'end', cell: (row) => <span className={classes.one}><RelativeTime at={row.updatedAt} /></span> },
    { id: 'elapsed', header: words.columnElapsed, print: 'hide', align: 'end', cell: (row) => <span className={classes.one}><Duration ms={(row.closedAt === null ? now.getTime() : Date.parse(row.closedAt)) - Date.parse(row.createdAt)} /></span> },
    ...(ofHospital ? [{ id: 'copy', header: words.columnCopy, card: 'plain', print: 'hide', cell: (row) => <CopyCaseButton of={row} short /> } satisfies Column<CaseListItem>] : []),
  ]
  return <DataTable label={words.casesTitle} columns={columns} rows={cases} rowKey={(row) => row.id} waits={(row) => row.overdue || row.unreadMessages > 0} empty={empty} />
}
