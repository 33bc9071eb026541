import { NativeSelect } from '@mantine/core'
import type { InvoiceTerms } from '@tasuki/domain/account/invoice/invoice.contract'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useIsOfficer } from '../../account/account.queries'
import { invoiceTermsQuery, useSetInvoiceTerms } from '../../account/invoice/invoice.queries'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { FormGate } from '../../ui/form-gate'
import { FormStack } from '../../ui/FormStack'
import { useLanguage, useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { NumberField } from '../../ui/NumberField'
import { Facts } from '../../ui/Page'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { TextArea, TextField } from '../../ui/TextField'
import { fullDayText } from '../../ui/time-text'
import { UnsavedGuard } from '../../ui/UnsavedGuard'
import { officeInvoiceMessages } from './office-invoices.messages'

const DUE_MONTHS = [0, 1, 2, 3]
const CLOSED = ['after', 'before'] as const

/** 請求書の設定: what bills say of the prefecture, and when they are due (要綱11条3項). */
export const InvoiceTermsForm = () => {
  const { data, error, refetch } = useQuery(invoiceTermsQuery)
  const isOfficer = useIsOfficer()
  if (data === undefined) return error === null ? <SkeletonRows rows={6} columns={2} /> : <ProblemPanel error={error} onRetry={() => void refetch()} />
  return isOfficer ? <Fields terms={data.terms} due={data.dueIfSentToday} /> : <Read terms={data.terms} due={data.dueIfSentToday} />
}

/** The same for whoever reads alone. */
const Read = ({ terms, due }: { terms: InvoiceTerms; due: string }) => {
  const words = useMessages(officeInvoiceMessages)
  const { language } = useLanguage()
  return (
    <>
      <Facts
        facts={[
          { label: words.issuer, value: <Typed text={terms.issuer} /> },
          { label: words.payTo, value: <Typed text={terms.payTo} /> },
          { label: words.contact, value: <Typed text={terms.contact} /> },
          { label: words.registration, value: terms.registration },
          { label: words.dueMonths, value: words.dueMonth(terms.dueMonths) },
          { label: words.dueDay, value: words.dayOfMonth(terms.dueDay) },
          { label: words.whenClosed, value: words[`closed_${terms.whenClosed}`] },
        ]}
      />
      <p>{words.dueToday(fullDayText(due, language))}</p>
    </>
  )
}

/** With its lines as they were typed. */
const Typed = ({ text }: { text: string }) => <span style={{ whiteSpace: 'pre-wrap' }}>{text}</span>

const Fields = ({ terms, due }: { terms: InvoiceTerms; due: string }) => {
  const words = useMessages(officeInvoiceMessages)
  const { language } = useLanguage()
  const save = useSetInvoiceTerms()
  const [typed, setTyped] = useState(terms)
  const change = (part: Partial<InvoiceTerms>) => setTyped((before) => ({ ...before, ...part }))
  const registration = typed.registration.normalize('NFKC').trim().toUpperCase()
  const isWrong = !/^(T\d{13})?$/.test(registration)
  const saved = () => {
    change({ registration })
    notify({ text: words.saved })
  }
  const act = (event: FormEvent) => {
    event.preventDefault()
    if (!isWrong) save.mutate({ body: { ...typed, registration } }, { onSuccess: saved })
  }
  return (
    <FormGate>
      <form noValidate onSubmit={act} style={{ maxInlineSize: '40rem' }}>
        <FormStack>
          <TextArea label={words.issuer} description={words.issuerHint} maxLength={200} value={typed.issuer} onChange={(event) => change({ issuer: event.currentTarget.value })} />
          <TextArea label={words.payTo} description={words.payToHint} maxLength={600} value={typed.payTo} onChange={(event) => change({ payTo: event.currentTarget.value })} />
          <TextArea label={words.contact} description={words.contactHint} maxLength={400} value={typed.contact} onChange={(event) => change({ contact: event.currentTarget.value })} />
          <TextField label={words.registration} description={words.registrationHint} maxLength={20} value={typed.registration} error={isWrong ? words.registrationWrong : undefined} onChange={(event) => change({ registration: event.currentTarget.value })} />
          <NativeSelect label={words.dueMonths} value={String(typed.dueMonths)} data={DUE_MONTHS.map((months) => ({ value: String(months), label: words.dueMonth(months) }))} onChange={(event) => change({ dueMonths: Number(event.currentTarget.value) })} />
          <NumberField label={`${words.dueDay}（${words.dueDayHint}）`} value={typed.dueDay} min={1} max={31} needed wrong={words.wrongDay} onChange={(dueDay) => change({ dueDay: dueDay ?? typed.dueDay })} />
          <NativeSelect label={words.whenClosed} value={typed.whenClosed} data={CLOSED.map((value) => ({ value, label: words[`closed_${value}`] }))} onChange={(event) => change({ whenClosed: event.currentTarget.value === 'before' ? 'before' : 'after' })} />
          <p>{words.dueToday(fullDayText(due, language))}</p>
          <ProblemPanel error={save.error} />
          <ActionButton type="submit" tone="primary" gated busy={save.isPending} {...(isWrong && { reason: words.registrationWrong })}>
            {words.save}
          </ActionButton>
        </FormStack>
      </form>
      <UnsavedGuard when={JSON.stringify(typed) !== JSON.stringify(terms) && !save.isPending} />
    </FormGate>
  )
}
