import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useIsOfficer } from '../../account/account.queries'
import { invoiceMessages } from '../../account/invoice/invoice.messages'
import { invoiceQuery } from '../../account/invoice/invoice.queries'
import { InvoiceContent } from '../../account/invoice/InvoiceParts'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { useMessages } from '../../ui/language'
import { Page, Section } from '../../ui/Page'
import { FullInstant } from '../../ui/RelativeTime'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { InvoiceActs } from './InvoiceActs'
import { officeInvoiceMessages } from './office-invoices.messages'

const route = getRouteApi('/office/invoices/$invoiceId')

/** One bill or credit note with what may be done with it, and what was. */
export const OfficeInvoicePage = () => {
  const words = useMessages(officeInvoiceMessages)
  const texts = useMessages(invoiceMessages)
  const { invoiceId } = route.useParams()
  const isOfficer = useIsOfficer()
  const { data, error, refetch } = useQuery(invoiceQuery(invoiceId))
  const title = data === undefined ? words.title : data.state === 'credit' ? texts.creditTitle(data.code) : texts.billTitle(data.code)
  return (
    <Page title={title} {...(data !== undefined && { lead: data.hospital.name })} actions={<Link to="/office/invoices" activeOptions={{ exact: true }} data-lone>{words.back}</Link>}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error === null ? <SkeletonRows rows={6} columns={2} /> : null
      ) : (
        <>
          {isOfficer ? <InvoiceActs invoice={data} /> : null}
          <InvoiceContent invoice={data} base="/office/invoices" />
          <Section title={words.history}>
            <ul>
              {data.events.map((event) => (
                <li key={`${event.at} ${event.act}`}>
                  <FullInstant at={event.at} />　{words[`act_${event.act}`]}　{event.person?.displayName ?? words.bySystem}
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </Page>
  )
}
