import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { officeInvoicesQuery } from '../../account/invoice/invoice.queries'
import { AddressTabs } from '../../ui/AddressTabs'
import { useMessages } from '../../ui/language'
import { Page } from '../../ui/Page'
import { InvoiceList } from './InvoiceList'
import { InvoiceRun } from './InvoiceRun'
import { InvoiceTermsForm } from './InvoiceTermsForm'
import { InvoiceYears } from './InvoiceYears'
import { officeInvoiceMessages } from './office-invoices.messages'

const route = getRouteApi('/office/invoices')
const TABS = ['list', 'run', 'years', 'terms'] as const

/** 請求書: what is to be made, was made, is owed, and what stands on it (要綱11条). */
export const OfficeInvoicesPage = () => {
  const words = useMessages(officeInvoiceMessages)
  const navigate = useNavigate()
  const { tab = 'list', state, month, year, page } = route.useSearch()
  const unsent = useQuery(officeInvoicesQuery({})).data?.counts.unsent ?? 0
  const tabs = TABS.map((value) => ({ value, label: words[`tab_${value}`], ...(value === 'list' && { count: unsent, countLabel: words.unsentCount(unsent) }) }))
  return (
    <Page title={words.title} lead={words.lead} width="full">
      <AddressTabs id="invoices" label={words.tabs} tabs={tabs} value={tab} onChange={(next) => void navigate({ to: '/office/invoices', search: next === 'list' ? {} : { tab: next }, replace: true })}>
        {tab === 'list' ? <InvoiceList state={state} month={month} page={page} onFilter={(next) => void navigate({ to: '/office/invoices', search: { state, month, ...next }, replace: true })} /> : null}
        {tab === 'run' ? <InvoiceRun onMade={() => void navigate({ to: '/office/invoices', search: { state: 'unsent' } })} /> : null}
        {tab === 'years' ? <InvoiceYears year={year} onYear={(next) => void navigate({ to: '/office/invoices', search: { tab: 'years', year: next }, replace: true })} /> : null}
        {tab === 'terms' ? <InvoiceTermsForm /> : null}
      </AddressTabs>
    </Page>
  )
}
