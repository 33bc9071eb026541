import type { InvoiceEntry } from '@tasuki/domain/account/invoice/invoice.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { type Column, DataTable } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { useMessages } from '../../ui/language'
import { ListPager } from '../../ui/ListPager'
import { Page } from '../../ui/Page'
import { FullDay } from '../../ui/RelativeTime'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { invoiceMessages } from './invoice.messages'
import { invoiceQuery, ownInvoicesQuery } from './invoice.queries'
import { InvoiceContent, InvoiceStateMark } from './InvoiceParts'

const listRoute = getRouteApi('/invoices')
const route = getRouteApi('/invoices/$invoiceId')

/** A hospital's own bills that were sent (要綱11条). */
export const InvoicesPage = () => {
  const words = useMessages(invoiceMessages)
  const { page } = listRoute.useSearch()
  const list = useQuery(ownInvoicesQuery(page))
  const columns: Column<InvoiceEntry>[] = [
    { id: 'code', header: words.code, cell: ({ id, code }) => <Link data-row-link to="/invoices/$invoiceId" params={{ invoiceId: id }}>{words.number(code)}</Link>, card: 'title' },
    { id: 'year', header: words.year, cell: ({ fiscalYear }) => words.fiscalYear(fiscalYear) },
    { id: 'amount', header: words.amount, cell: ({ amount }) => words.yen(amount), align: 'end' },
    { id: 'due', header: words.dueDay, cell: ({ dueDay, state }) => (state === 'credit' ? '' : <FullDay day={dueDay} />) },
    { id: 'state', header: words.stateLabel, cell: (invoice) => <InvoiceStateMark invoice={invoice} /> },
  ]
  return (
    <Page title={words.title} lead={words.lead}>
      <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
      {list.error !== null && list.data === undefined ? null : (
        <DataTable label={words.title} columns={columns} rows={list.data?.invoices} rowKey={({ id }) => id} empty={<EmptyState title={words.none}>{words.noneText}</EmptyState>} />
      )}
      <ListPager page={page} total={list.data?.total} link={(other, text) => <Link to="/invoices" search={{ page: other }}>{text}</Link>} />
    </Page>
  )
}

export const InvoicePage = () => {
  const words = useMessages(invoiceMessages)
  const { invoiceId } = route.useParams()
  const { data, error, refetch } = useQuery(invoiceQuery(invoiceId))
  const title = data === undefined ? words.title : data.state === 'credit' ? words.creditTitle(data.code) : words.billTitle(data.code)
  return (
    <Page title={title} actions={<Link to="/invoices" activeOptions={{ exact: true }} data-lone>{words.back}</Link>}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <SkeletonRows rows={6} columns={2} /> : null : <InvoiceContent invoice={data} base="/invoices" />}
    </Page>
  )
}
