import { type InvoiceDetail, type InvoiceEntry, printInvoiceCall } from '@tasuki/domain/account/invoice/invoice.contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { SheetButton } from '../../platform/SheetButton'
import { type Column, DataTable } from '../../ui/DataTable'
import { useLanguage, useMessages } from '../../ui/language'
import { Facts, Section } from '../../ui/Page'
import { FullDay } from '../../ui/RelativeTime'
import { type MarkTone, StateMark } from '../../ui/StateMark'
import { fullDayText } from '../../ui/time-text'
import { invoiceMessages } from './invoice.messages'
import { meQuery } from '../account.queries'

const TONES = { issued: 'thinking', sent: 'thinking', paid: 'yes', cancelled: 'none', credit: 'paused' } as const satisfies Record<InvoiceEntry['state'], MarkTone>
/** A bill waits for the prefecture until it is sent, and for the hospital until it is paid. */
const WAITS_FOR = { issued: 'prefecture', sent: 'hospital', paid: null, cancelled: null, credit: null } as const satisfies Record<InvoiceEntry['state'], string | null>

export const InvoiceStateMark = ({ invoice }: { invoice: Pick<InvoiceEntry, 'state' | 'overdue'> }) => {
  const words = useMessages(invoiceMessages)
  const me = useQuery(meQuery).data
  const side = me === undefined || me === null ? undefined : me.hospital === null ? 'prefecture' : 'hospital'
  const tone = invoice.overdue ? 'no' : WAITS_FOR[invoice.state] === side ? 'waits' : TONES[invoice.state]
  return <StateMark tone={tone}>{invoice.overdue ? words.overdue : words[`state_${invoice.state}`]}</StateMark>
}

/** What a bill says, on the page: the same as its PDF. `base`: where the reader's bills are. */
export const InvoiceContent = ({ invoice, base }: { invoice: InvoiceDetail; base: '/invoices' | '/office/invoices' }) => {
  const words = useMessages(invoiceMessages)
  const { language } = useLanguage()
  const { addressee } = invoice
  const title = invoice.state === 'credit' ? words.creditTitle(invoice.code) : words.billTitle(invoice.code)
  const columns: Column<InvoiceDetail['lines'][number]>[] = [
    { id: 'kind', header: words.lineKind, cell: (line) => words[`kind_${line.kind}`], card: 'title' },
    { id: 'from', header: words.from, cell: (line) => words.month(line.startMonth) },
    { id: 'seats', header: words.seats, cell: (line) => words.seatCount(line.seats), align: 'end' },
    { id: 'months', header: words.months, cell: (line) => words.monthCount(line.months), align: 'end' },
    { id: 'price', header: words.unitPrice, cell: (line) => words.yen(line.unitPrice), align: 'end' },
    { id: 'amount', header: words.amount, cell: (line) => words.yen(line.amount), align: 'end' },
  ]
  const facts = [
    { label: words.stateLabel, value: <InvoiceStateMark invoice={invoice} /> },
    { label: words.total, value: <strong>{words.yen(invoice.amount)}</strong> },
    { label: words.invoiceDay, value: <FullDay day={invoice.invoiceDay} /> },
    ...(invoice.state === 'credit' ? [] : [{ label: words.dueDay, value: <FullDay day={invoice.dueDay} /> }]),
    ...(invoice.paidOn === null ? [] : [{ label: words.paidOn, value: <FullDay day={invoice.paidOn} /> }]),
    ...(invoice.remindedOn === null ? [] : [{ label: words.reminded, value: words.remindedText(invoice.reminders, fullDayText(invoice.remindedOn, language)) }]),
    { label: words.addressee, value: [addressee.address, addressee.hospitalName, addressee.department, addressee.name].filter((part) => part !== '').join('　') },
    ...(invoice.reason === '' ? [] : [{ label: words.reason, value: invoice.reason }]),
    ...(invoice.counterpart === null ? [] : [{ label: words.counterpart, value: <Link to={`${base}/$invoiceId`} params={{ invoiceId: invoice.counterpart.id }}>{words.number(invoice.counterpart.code)}</Link> }]),
  ]
  return (
    <>
      <Facts facts={facts} />
      <Section title={words.lines} actions={<SheetButton call={printInvoiceCall} input={{ params: { invoiceId: invoice.id } }} title={title}>{words.openPdf}</SheetButton>}>
        <DataTable label={words.lines} columns={columns} rows={invoice.lines} rowKey={(line) => `${line.startMonth} ${line.kind} ${line.seats} ${line.unitPrice}`} empty={null} />
      </Section>
    </>
  )
}
