import { NativeSelect } from '@mantine/core'
import { HOLDER_STATES, listAccountHoldersCall, type AccountHolderLine } from '@tasuki/domain/account/people/account-holder.contract'
import type { issueAccessCodeCall } from '@tasuki/domain/account/sign-in/access-code.contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { request, type CallOutput } from '../../platform/api-client'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { type Column, DataTable } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar } from '../../ui/FilterBar'
import { useLanguage, useMessages } from '../../ui/language'
import { Page } from '../../ui/Page'
import { DatedText } from '../../ui/RelativeTime'
import { SearchBox } from '../../ui/SearchBox'
import { StateMark } from '../../ui/StateMark'
import { fullInstantText } from '../../ui/time-text'
import { accountMessages } from '../account.messages'
import { meQuery } from '../account.queries'
import { CodeDialog } from '../sign-in/CodeDialog'
import { ConcurrentUses } from '../sign-in/ConcurrentUses'
import { PersonActs } from './PersonActs'
import { peopleMessages } from './people.messages'
import { SessionPolicyForm } from '../sign-in/SessionPolicyForm'
import classes from '../AccountPages.module.css'

const route = getRouteApi('/account/people')
const PAGE = 50

type Filters = { state?: Exclude<(typeof HOLDER_STATES)[number], 'all'> | undefined; q?: string | undefined }

/** 利用者のアカウント: who hasn't begun, who asks for a reset, and the codes for both (rule 38). */
export const PeoplePage = () => {
  const words = useMessages(peopleMessages)
  const navigate = useNavigate()
  const search: Filters = route.useSearch()
  const me = useQuery(meQuery).data
  const ofOffice = me?.role === 'officer'
  const [given, setGiven] = useState<CallOutput<typeof issueAccessCodeCall>>()
  const change = useCallback((next: Filters) => void navigate({ to: '/account/people', search: (before: Filters) => ({ ...before, ...next }), replace: true }), [navigate])
  const list = useInfiniteQuery({
    queryKey: ['account', 'listAccountHolders', search],
    queryFn: ({ pageParam, signal }) => request(listAccountHoldersCall, { query: { ...search, limit: PAGE, offset: pageParam } }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.more ? pages.length * PAGE : undefined),
  })
  const counts = list.data?.pages[0]
  const columns: Column<AccountHolderLine>[] = [
    { id: 'person', header: words.person, cell: (person) => <Who person={person} withHospital={ofOffice} />, card: 'title' },
    { id: 'standing', header: words.standing, cell: (person) => <Standing person={person} />, width: '20em' },
    { id: 'acts', header: words.acts, cell: (person) => <PersonActs person={person} onCode={setGiven} />, width: '24em', card: 'plain', print: 'hide' },
  ]
  const isFiltered = Object.values(search).some((value) => value !== undefined)
  const stateLabel = (state: (typeof HOLDER_STATES)[number]) => (state === 'all' || counts === undefined ? words[state] : `${words[state]}（${counts[state]}）`)
  return (
    <Page title={words.title} lead={ofOffice ? words.leadOffice : words.leadHouse} width="full">
      <FilterBar label={words.filters} {...(isFiltered && { onClear: () => void navigate({ to: '/account/people', search: {} }) })}>
        <NativeSelect
          label={words.state}
          value={search.state ?? 'all'}
          data={HOLDER_STATES.map((value) => ({ value, label: stateLabel(value) }))}
          onChange={(event) => change({ state: (['waiting', 'wished'] as const).find((state) => state === event.currentTarget.value) })}
        />
        <SearchBox label={words.search} value={search.q ?? ''} onSearch={(q) => change({ q: q === '' ? undefined : q })} />
      </FilterBar>
      <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
      {list.error !== null && list.data === undefined ? null : (
        <DataTable label={words.title} columns={columns} rows={list.data?.pages.flatMap((page) => page.people)} rowKey={({ personId }) => personId} empty={<EmptyState title={words.none}>{words.noneText}</EmptyState>} />
      )}
      {list.hasNextPage ? (
        <ActionButton busy={list.isFetchingNextPage} onAct={() => void list.fetchNextPage()}>
          {words.more}
        </ActionButton>
      ) : null}
      <ConcurrentUses withHospital={ofOffice} />
      {ofOffice ? <SessionPolicyForm /> : null}
      <CodeDialog given={given} onClose={() => setGiven(undefined)} />
    </Page>
  )
}

const Who = ({ person, withHospital }: { person: AccountHolderLine; withHospital: boolean }) => {
  const words = useMessages(accountMessages)
  const parts = [withHospital ? (person.hospital?.name ?? words.office) : '', person.department, person.role === 'member' ? '' : words[person.role]]
  return (
    <>
      <strong>{person.displayName}</strong>
      <div className={classes.soft}>
        {parts.filter((part) => part !== '').join('・')}
        <br />
        {person.loginId}
      </div>
    </>
  )
}

const Standing = ({ person }: { person: AccountHolderLine }) => {
  const words = useMessages(peopleMessages)
  const { language } = useLanguage()
  return (
    <>
      {person.wishedAt === null ? null : <StateMark tone="waits">{words.wishes}</StateMark>}
      {person.signedInAt === null ? <StateMark tone="paused">{words.notYet}</StateMark> : null}
      <div className={classes.soft}>
        {person.wishedAt === null ? null : <div><DatedText>{words.wishedAt(fullInstantText(person.wishedAt, language))}</DatedText></div>}
        {person.codeUntil === null ? null : <div><DatedText>{words.codeUntil(fullInstantText(person.codeUntil, language))}</DatedText></div>}
        {person.signedInAt === null ? null : <div><DatedText>{words.lastSignIn(fullInstantText(person.signedInAt, language))}</DatedText></div>}
      </div>
    </>
  )
}
