import { Checkbox, NativeSelect } from '@mantine/core'
import { OFFICE_FORM_STATES, SEAT_FORM_KINDS, type SeatFormEntry } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useIsOfficer } from '../../account/account.queries'
import { seatFormMessages } from '../../account/seat-form/seat-form.messages'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { type Column, DataTable } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar } from '../../ui/FilterBar'
import { useMessages } from '../../ui/language'
import { Page } from '../../ui/Page'
import { Pager } from '../../ui/Pager'
import { RelativeTime } from '../../ui/RelativeTime'
import { SearchBox } from '../../ui/SearchBox'
import { AcceptEachDialog } from './AcceptEachDialog'
import { FormDueDay } from './FormDueDay'
import { officeFormsMessages } from './office-forms.messages'
import { FORMS_PER_PAGE, type FormsFilter, officeFormsQuery, useAcceptOneOfMany, useFormsChanged } from './office-forms.queries'
import classes from './OfficeForms.module.css'

const route = getRouteApi('/office/forms')

/** 申請・届出の確認: the queue of 様式1–3, what is due first at the top; several are accepted at once. */
export const OfficeFormsPage = () => {
  const words = useMessages(officeFormsMessages)
  const texts = useMessages(seatFormMessages)
  const navigate = useNavigate()
  const read = route.useSearch()
  const search: FormsFilter = { ...read, kind: SEAT_FORM_KINDS.find((kind) => kind === read.kind) }
  const { state = 'submitted', page = 1 } = search
  const list = useQuery(officeFormsQuery(search))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const change = (next: FormsFilter) => void navigate({ to: '/office/forms', search: { ...search, page: undefined, ...next }, replace: true })
  const rows = list.data?.forms
  const isQueue = state === 'submitted'
  const accepts = useIsOfficer() && isQueue
  const numberOf = (form: SeatFormEntry) => (form.number === null ? texts.notNumbered : texts.number(form.number.fiscalYear, form.kind, form.number.number))
  const toggle = (id: string) => setChosen((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]))
  const columns: Column<SeatFormEntry>[] = [
    ...(accepts ? [{ id: 'choose', header: words.choose, cell: (form: SeatFormEntry) => <Pick label={words.chooseOne(`${form.hospital.shortName} ${numberOf(form)}`)} checked={chosen.has(form.id)} onToggle={() => toggle(form.id)} />, width: '4em', print: 'hide', card: 'plain' } as const] : []),
    {
      id: 'form',
      header: words.form,
      cell: (form) => (
        <>
          <Link data-row-link to="/office/forms/$formId" params={{ formId: form.id }}>
            {words.kindOf(form.kind)}
          </Link>
          <span className={classes.small}>{numberOf(form)}</span>
        </>
      ),
      card: 'title',
    },
    { id: 'hospital', header: words.hospital, cell: ({ hospital }) => hospital.name },
    { id: 'contents', header: words.contents, cell: (form) => [form.seats === null ? '' : texts.seatCount(form.seats), form.starters === 0 ? '' : texts.starters(form.starters), form.leavers === 0 ? '' : texts.leavers(form.leavers)].filter((part) => part !== '').join('・') },
    { id: 'submitted', header: words.submittedAt, cell: ({ submittedAt }) => (submittedAt === null ? '' : <RelativeTime at={submittedAt} />) },
    isQueue
      ? { id: 'due', header: words.due, cell: (form) => <FormDueDay form={form} today={list.data?.today ?? ''} /> }
      : { id: 'decided', header: state === 'withdrawn' ? words.withdrawnAt : words.decidedAt, cell: ({ changedAt }) => <RelativeTime at={changedAt} /> },
  ]
  const isFiltered = search.kind !== undefined || search.q !== undefined || !isQueue
  const total = list.data?.total ?? 0
  return (
    <Page
      title={words.title}
      lead={words.lead}
      width="full"
      actions={
        <>
          <Link to="/office/allotments" data-lone>{words.toAllotments}</Link>
          <Link to="/office/seats" data-lone>{words.toTerms}</Link>
        </>
      }
    >
      <FilterBar label={words.filters} summary={list.data === undefined ? '' : words.counts(list.data.waiting, list.data.late)} {...(isFiltered && { onClear: () => void navigate({ to: '/office/forms', search: {}, replace: true }) })}>
        <NativeSelect label={words.state} value={state} data={OFFICE_FORM_STATES.map((value) => ({ value, label: words.stateName(value) }))} onChange={(event) => change({ state: OFFICE_FORM_STATES.find((one) => one !== 'submitted' && one === event.currentTarget.value) })} />
        <NativeSelect label={words.kind} value={search.kind ?? ''} data={[{ value: '', label: words.everyKind }, ...SEAT_FORM_KINDS.map((value) => ({ value: String(value), label: words.kindOf(value) }))]} onChange={(event) => change({ kind: SEAT_FORM_KINDS.find((one) => String(one) === event.currentTarget.value) })} />
        <SearchBox label={words.search} value={search.q ?? ''} onSearch={(q) => change({ q: q === '' ? undefined : q })} />
      </FilterBar>
      <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
      {accepts && rows !== undefined && rows.length > 0 ? <AcceptChosen rows={rows} chosen={chosen} numberOf={numberOf} onChoose={setChosen} /> : null}
      {list.error !== null && rows === undefined ? null : (
        <DataTable
          label={words.title}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          waits={({ late }) => late}
          empty={
            isQueue && !isFiltered ? (
              <EmptyState title={words.none} action={<Link to="/office/forms" search={{ state: 'accepted' }} data-lone>{words.showAccepted}</Link>}>
                {words.noneText}
              </EmptyState>
            ) : (
              <EmptyState title={words.noneFound}>{words.noneFoundText}</EmptyState>
            )
          }
        />
      )}
      {total > FORMS_PER_PAGE ? (
        <Pager
          label={words.pager}
          range={words.range((page - 1) * FORMS_PER_PAGE + 1, Math.min(page * FORMS_PER_PAGE, total), total)}
          previous={page > 1 ? <Link to="/office/forms" search={{ ...search, page: page - 1 }}>{words.previous}</Link> : null}
          next={page * FORMS_PER_PAGE < total ? <Link to="/office/forms" search={{ ...search, page: page + 1 }}>{words.next}</Link> : null}
        />
      ) : null}
    </Page>
  )
}

/** As large as a finger needs it. */
const Pick = ({ label, checked, onToggle }: { label: string; checked: boolean; onToggle: () => void }) => (
  <label className={classes.pick}>
    {/* What is pressed in a row lies above its link; the tick above that. */}
    <Checkbox aria-label={label} checked={checked} onChange={onToggle} styles={{ icon: { zIndex: 2 } }} />
  </label>
)

type AcceptChosenProps = { rows: readonly SeatFormEntry[]; chosen: ReadonlySet<string>; numberOf: (form: SeatFormEntry) => string; onChoose: (ids: ReadonlySet<string>) => void }

/** Those that are in sight and chosen; what is asked about stays as it was when it was asked. */
const AcceptChosen = ({ rows, chosen, numberOf, onChoose }: AcceptChosenProps) => {
  const words = useMessages(officeFormsMessages)
  const [asked, setAsked] = useState<readonly SeatFormEntry[]>()
  const accept = useAcceptOneOfMany()
  const changed = useFormsChanged()
  const picked = rows.filter(({ id }) => chosen.has(id))
  const what = (form: SeatFormEntry): string =>
    [form.fee !== null ? words.acceptFee(form.fee) : form.yearOver ? words.yearOver : '', form.starters === 0 ? '' : words.willStart(form.starters), form.leavers === 0 ? '' : words.willStop(form.leavers)].join('')
  const close = () => {
    setAsked(undefined)
    onChoose(new Set())
    void changed()
  }
  return (
    <div className={classes.bar} data-print="hide">
      <Checkbox label={words.chooseAll(rows.length)} checked={picked.length === rows.length} indeterminate={picked.length > 0 && picked.length < rows.length} onChange={() => onChoose(new Set(picked.length === rows.length ? [] : rows.map(({ id }) => id)))} />
      <ActionButton tone="primary" {...(picked.length === 0 && { reason: words.chooseFirst })} onAct={() => setAsked(picked)}>
        {words.acceptChosen(picked.length)}
      </ActionButton>
      {asked === undefined ? null : (
        <AcceptEachDialog
          title={words.acceptManyTitle(asked.length)}
          actLabel={words.acceptChosen(asked.length)}
          items={asked.map((form) => ({ id: form.id, title: `${form.hospital.name}　${words.kindOf(form.kind)}　${numberOf(form)}`, text: what(form) }))}
          accept={(formId) => accept.mutateAsync({ params: { formId }, body: { version: asked.find(({ id }) => id === formId)?.version ?? 0 } })}
          onClose={close}
        >
          <p>{words.acceptManyText}</p>
        </AcceptEachDialog>
      )}
    </div>
  )
}
