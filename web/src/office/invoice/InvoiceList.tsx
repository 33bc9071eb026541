import { NativeSelect } from '@mantine/core'
import type { InvoiceEntry } from '@tasuki/domain/account/invoice/invoice.contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useIsOfficer } from '../../account/account.queries'
import { invoiceMessages } from '../../account/invoice/invoice.messages'
import { officeInvoicesQuery, unsentInvoicesQuery, useSendInvoices } from '../../account/invoice/invoice.queries'
import { InvoiceStateMark } from '../../account/invoice/InvoiceParts'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { type Column, DataTable } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar } from '../../ui/FilterBar'
import { useMessages } from '../../ui/language'
import { ListPager } from '../../ui/ListPager'
import { notify } from '../../ui/notices'
import { FullDay } from '../../ui/RelativeTime'
import { officeInvoiceMessages } from './office-invoices.messages'

const STATES = ['unsent', 'open', 'dueSoon', 'overdue', 'paid', 'cancelled'] as const
type Filters = { state?: (typeof STATES)[number] | undefined; month?: string | undefined }
type InvoiceListProps = Filters & { page: number | undefined; onFilter: (next: Filters) => void }

/** The bills that were made, and the sending of those that wait. */
export const InvoiceList = ({ state, month, page, onFilter }: InvoiceListProps) => {
  const words = useMessages(officeInvoiceMessages)
  const texts = useMessages(invoiceMessages)
  const list = useQuery(officeInvoicesQuery({ state, month, page }))
  const isOfficer = useIsOfficer()
  const columns: Column<InvoiceEntry>[] = [
    { id: 'code', header: texts.code, cell: ({ id, code }) => <Link data-row-link to="/office/invoices/$invoiceId" params={{ invoiceId: id }}>{texts.number(code)}</Link>, card: 'title' },
    { id: 'hospital', header: texts.hospital, cell: ({ hospital }) => hospital.name },
    { id: 'amount', header: texts.amount, cell: ({ amount }) => texts.yen(amount), align: 'end' },
    { id: 'month', header: words.month, cell: ({ billMonth }) => texts.month(billMonth) },
    { id: 'due', header: texts.dueDay, cell: (invoice) => (invoice.state === 'credit' ? '' : <FullDay day={invoice.dueDay} />) },
    { id: 'state', header: texts.stateLabel, cell: (invoice) => <InvoiceStateMark invoice={invoice} /> },
  ]
  const isFiltered = state !== undefined || month !== undefined
  return (
    <>
      <FilterBar label={words.filters} {...(isFiltered && { onClear: () => onFilter({ state: undefined, month: undefined }) })}>
        <NativeSelect label={words.state} value={state ?? 'all'} data={[{ value: 'all', label: words.state_all }, ...STATES.map((value) => ({ value, label: words[`state_${value}`] }))]} onChange={(event) => onFilter({ state: STATES.find((value) => value === event.currentTarget.value) })} />
        <NativeSelect label={words.month} value={month ?? ''} data={[{ value: '', label: words.everyMonth }, ...(list.data?.months ?? []).map((value) => ({ value, label: texts.month(value) }))]} onChange={(event) => onFilter({ month: event.currentTarget.value || undefined })} />
      </FilterBar>
      {isOfficer ? <SendWaiting /> : null}
      <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
      {list.error !== null && list.data === undefined ? null : (
        <DataTable label={words.tab_list} columns={columns} rows={list.data?.invoices} rowKey={({ id }) => id} waits={(invoice) => invoice.state === 'issued'} empty={<EmptyState title={words.noInvoices}>{words.noInvoicesText}</EmptyState>} />
      )}
      <ListPager page={page} total={list.data?.total} link={(other, text) => <Link to="/office/invoices" search={{ state, month, page: other }}>{text}</Link>} />
    </>
  )
}

const SendWaiting = () => {
  const words = useMessages(officeInvoiceMessages)
  const waiting = useQuery(unsentInvoicesQuery).data?.invoices ?? []
  const send = useSendInvoices()
  const [asked, setAsked] = useState(false)
  if (waiting.length === 0) return null
  const act = () => send.mutate({ body: { invoiceIds: waiting.map(({ id }) => id) } }, { onSuccess: ({ sent }) => notify({ text: words.sent(sent) }), onSettled: () => setAsked(false) })
  return (
    <>
      <ActionButton tone="primary" onAct={() => setAsked(true)}>
        {words.sendAll(waiting.length)}
      </ActionButton>
      <ProblemPanel error={send.error} />
      <ConfirmDialog title={words.sendTitle} opened={asked} actLabel={words.send} busy={send.isPending} onAct={act} onClose={() => setAsked(false)}>
        <p>{words.sendText}</p>
      </ConfirmDialog>
    </>
  )
}
