import { NativeSelect } from '@mantine/core'
import { HOSPITAL_USE } from '@tasuki/domain/account/account.contract'
import { HOSPITAL_CONDITIONS, listRegisteredHospitalsCall, type RegisteredHospital } from '@tasuki/domain/office/register/hospital-register.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useIsOfficer } from '../../account/account.queries'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { callQuery } from '../../platform/server-state'
import { ActionButton } from '../../ui/ActionButton'
import { type Column, DataTable } from '../../ui/DataTable'
import { DialogFrame } from '../../ui/ConfirmDialog'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar } from '../../ui/FilterBar'
import { useMessages } from '../../ui/language'
import { Page } from '../../ui/Page'
import { Pager } from '../../ui/Pager'
import { QuietZero } from '../../ui/QuietZero'
import { FullInstant } from '../../ui/RelativeTime'
import { SearchBox } from '../../ui/SearchBox'
import { StateMark } from '../../ui/StateMark'
import { DirectoryForm } from './DirectoryForm'
import { hospitalRegisterMessages } from './hospital-register.messages'
import { useAddHospital } from './hospital-register.queries'
import { USE_TONE } from '../use-tone'

const route = getRouteApi('/office/hospitals')
const PAGE = 50

/** 病院の利用状況: who uses the system, who is quiet; each leads to its own page. */
export const HospitalRegisterPage = () => {
  const words = useMessages(hospitalRegisterMessages)
  const search = route.useSearch()
  const navigate = useNavigate()
  const isOfficer = useIsOfficer()
  const [adding, setAdding] = useState(false)
  const add = useAddHospital()
  const { page = 1, ...asked } = search
  const list = useQuery(callQuery(['office', 'listRegisteredHospitals'], listRegisteredHospitalsCall, { query: { ...asked, limit: PAGE, offset: (page - 1) * PAGE } }))
  const change = (next: Partial<typeof search>) => void navigate({ to: '/office/hospitals', search: { ...search, page: undefined, ...next }, replace: true })
  const time = (at: string | null) => (at === null ? words.never : <FullInstant at={at} />)
  const columns: Column<RegisteredHospital>[] = [
    { id: 'name', header: words.hospital, cell: ({ id, name }) => <Link data-row-link to="/office/hospitals/$hospitalId" params={{ hospitalId: id }}>{name}</Link>, card: 'title', width: '18em' },
    { id: 'use', header: words.use, cell: ({ use }) => <StateMark tone={USE_TONE[use]}>{words[use]}</StateMark>, width: '6em' },
    { id: 'people', header: words.persons, cell: ({ people, representatives }) => words.personCount(people, representatives) },
    { id: 'active', header: words.lastActive, cell: ({ lastActiveAt }) => time(lastActiveAt) },
    { id: 'informed', header: words.informed, cell: ({ informedAt }) => time(informedAt) },
    { id: 'cases', header: words.openCases, cell: ({ openCases }) => <QuietZero of={openCases}>{words.cases(openCases)}</QuietZero>, align: 'end', width: '8em' },
  ]
  const total = list.data?.total ?? 0
  return (
    <Page title={words.title} lead={words.lead} width="full" actions={isOfficer ? <ActionButton onAct={() => setAdding(true)}>{words.add}</ActionButton> : undefined}>
      <FilterBar label={words.filters} {...(Object.values(search).some((value) => value !== undefined) && { onClear: () => void navigate({ to: '/office/hospitals', search: {} }) })}>
        <SearchBox label={words.search} value={search.q ?? ''} onSearch={(q) => change({ q: q === '' ? undefined : q })} />
        <NativeSelect label={words.use} value={search.use ?? ''} data={[{ value: '', label: words.all }, ...HOSPITAL_USE.map((value) => ({ value, label: words[value] }))]} onChange={(event) => change({ use: HOSPITAL_USE.find((one) => one === event.currentTarget.value) })} />
        <NativeSelect
          label={words.condition}
          value={search.condition ?? ''}
          data={[{ value: '', label: words.all }, ...HOSPITAL_CONDITIONS.map((value) => ({ value, label: words[value] }))]}
          onChange={(event) => change({ condition: HOSPITAL_CONDITIONS.find((one) => one === event.currentTarget.value) })}
        />
      </FilterBar>
      <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
      {list.error !== null && list.data === undefined ? null : <DataTable label={words.title} columns={columns} rows={list.data?.hospitals} rowKey={({ id }) => id} empty={<EmptyState title={words.none}>{words.noneText}</EmptyState>} />}
      {total > PAGE ? (
        <Pager
          label={words.pager}
          range={words.range((page - 1) * PAGE + 1, Math.min(page * PAGE, total), total)}
          previous={page > 1 ? <Link to="/office/hospitals" search={{ ...search, page: page - 1 }}>{words.previous}</Link> : null}
          next={page * PAGE < total ? <Link to="/office/hospitals" search={{ ...search, page: page + 1 }}>{words.next}</Link> : null}
        />
      ) : null}
      <DialogFrame title={words.adding} opened={adding} onClose={() => setAdding(false)}>
        <p>{words.addLead}</p>
        <DirectoryForm
          error={add.error}
          busy={add.isPending}
          saved={add.isSuccess}
          onSave={(body) => add.mutate({ body }, { onSuccess: ({ hospital }) => void navigate({ to: '/office/hospitals/$hospitalId', params: { hospitalId: hospital.id } }) })}
          onCancel={() => setAdding(false)}
        />
      </DialogFrame>
    </Page>
  )
}
