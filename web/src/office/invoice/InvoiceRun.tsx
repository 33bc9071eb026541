import type { previewInvoicesCall } from '@tasuki/domain/account/invoice/invoice.contract'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { useIsOfficer } from '../../account/account.queries'
import { invoiceMessages } from '../../account/invoice/invoice.messages'
import { invoicePreviewQuery, useRunInvoices } from '../../account/invoice/invoice.queries'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { type Column, DataTable } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { Section } from '../../ui/Page'
import { officeInvoiceMessages } from './office-invoices.messages'

type Preview = z.infer<(typeof previewInvoicesCall)['output']>

/** これから作る請求書: what a run would make now, and the run. */
export const InvoiceRun = ({ onMade }: { onMade: () => void }) => {
  const words = useMessages(officeInvoiceMessages)
  const texts = useMessages(invoiceMessages)
  const preview = useQuery(invoicePreviewQuery)
  const run = useRunInvoices()
  const isOfficer = useIsOfficer()
  const planned = preview.data?.planned
  const made = ({ invoiceIds }: { invoiceIds: string[] }) => {
    notify({ text: invoiceIds.length === 0 ? words.ranNone : words.ran(invoiceIds.length) })
    if (invoiceIds.length > 0) onMade()
  }
  const columns: Column<Preview['planned'][number]>[] = [
    { id: 'hospital', header: texts.hospital, cell: ({ hospital }) => hospital.name, card: 'title' },
    { id: 'year', header: words.yearOf, cell: ({ fiscalYear }) => texts.fiscalYear(fiscalYear) },
    { id: 'lines', header: texts.lines, cell: ({ lines }) => lines.map((line) => `${texts.month(line.startMonth)}〜 ${line.seats}×${line.months}×${texts.yen(line.unitPrice)}`).join('、') },
    { id: 'amount', header: texts.amount, cell: ({ amount }) => texts.yen(amount), align: 'end' },
    { id: 'remarks', header: words.remarks, cell: ({ hasAddressee, again }) => [again ? words.again : '', hasAddressee ? '' : words.noAddressee].filter((text) => text !== '').join('・') },
  ]
  const laterColumns: Column<Preview['later'][number]>[] = [
    { id: 'month', header: words.laterMonth, cell: ({ month }) => texts.month(month), card: 'title' },
    { id: 'hospitals', header: words.laterHospitals, cell: ({ hospitals }) => hospitals, align: 'end' },
    { id: 'amount', header: texts.amount, cell: ({ amount }) => texts.yen(amount), align: 'end' },
  ]
  return (
    <>
      <p>{words.runLead}</p>
      <ProblemPanel error={preview.error} onRetry={() => void preview.refetch()} />
      {preview.error !== null && planned === undefined ? null : (
        <DataTable label={words.tab_run} columns={columns} rows={planned} rowKey={({ hospital, fiscalYear }) => `${hospital.id} ${fiscalYear}`} empty={<EmptyState title={words.nothingDue}>{words.nothingDueText}</EmptyState>} />
      )}
      {!isOfficer || planned === undefined || planned.length === 0 ? null : (
        <ActionButton tone="primary" busy={run.isPending} onAct={() => run.mutate({}, { onSuccess: made })}>
          {words.run(planned.length)}
        </ActionButton>
      )}
      <ProblemPanel error={run.error} />
      {preview.data === undefined || preview.data.later.length === 0 ? null : (
        <Section title={words.later}>
          <DataTable label={words.later} columns={laterColumns} rows={preview.data.later} rowKey={({ month }) => month} empty={null} />
        </Section>
      )}
    </>
  )
}
