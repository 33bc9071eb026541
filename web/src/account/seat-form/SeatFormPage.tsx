import type { SeatForm } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { printSeatFormCall, printStartNoticeCall } from '@tasuki/domain/account/seat-form/seat-form-paper.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { SheetButton } from '../../platform/SheetButton'
import { useMessages } from '../../ui/language'
import { Page } from '../../ui/Page'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { FormHistory, FormOrders } from './FormCourse'
import { FormSheet } from './FormSheet'
import { FormStateMark } from './FormStateMark'
import { ForRepresentative } from '../sign-in/ForRepresentative'
import { seatFormMessages } from './seat-form.messages'
import { seatFormQuery } from './seat-form.queries'
import { SeatFormEditor } from './SeatFormEditor'
import { seatTermsQuery } from '../seat/seat.queries'
import classes from './SeatForm.module.css'
import { WithdrawForm } from './WithdrawForm'

const route = getRouteApi('/forms/$formId')

/** One form: written while it is open, read after. */
export const SeatFormPage = () => (
  <ForRepresentative>
    <OneForm formId={route.useParams().formId} />
  </ForRepresentative>
)

const OneForm = ({ formId }: { formId: string }) => {
  const words = useMessages(seatFormMessages)
  const form = useQuery(seatFormQuery(formId))
  const terms = useQuery(seatTermsQuery)
  const error = form.error ?? terms.error
  if (form.data === undefined || terms.data === undefined)
    return (
      <Page title={words.title} passing>
        {error === null ? <SkeletonRows rows={8} columns={2} /> : <ProblemPanel error={error} onRetry={() => void (form.refetch(), terms.refetch())} />}
        <Link to="/forms" activeOptions={{ exact: true }} data-lone>{words.toList}</Link>
      </Page>
    )
  const { kind } = form.data
  const title = words.kindTitle(kind)
  return (
    <Page
      title={title}
      lead={
        <>
          <FormStateMark state={form.data.state} /> {form.data.number === null ? words.notNumbered : words.number(form.data.number.fiscalYear, kind, form.data.number.number)}
        </>
      }
      actions={<Link to="/forms" activeOptions={{ exact: true }} data-lone>{words.toList}</Link>}
    >
      <Returned form={form.data} />
      {form.data.state === 'draft' || form.data.state === 'returned' ? (
        // Another form, another draft: nothing typed in one may reach the other.
        <SeatFormEditor key={form.data.id} form={form.data} today={terms.data.today} />
      ) : (
        <ReadForm form={form.data} />
      )}
    </Page>
  )
}

/** The prefecture's words stay in sight while it is put right. */
const Returned = ({ form }: { form: SeatForm }) => {
  const words = useMessages(seatFormMessages)
  return form.state !== 'returned' ? null : (
    <section className={classes.comment} aria-label={words.returnedTitle}>
      <h2>{words.returnedTitle}</h2>
      <p>{form.comment}</p>
      <p className={classes.soft}>{words.returnedTodo}</p>
    </section>
  )
}

/** Handed in, it is a sheet to read: what it makes happen, what it says, and its course. */
const ReadForm = ({ form }: { form: SeatForm }) => {
  const words = useMessages(seatFormMessages)
  return (
    <>
      <div className={classes.acts} data-print="hide">
        <SheetButton call={printSeatFormCall} input={{ params: { formId: form.id } }} title={words.kindTitle(form.kind)} tone="primary">
          {words.print}
        </SheetButton>
        {form.kind === 2 && form.state === 'accepted' ? (
          <SheetButton call={printStartNoticeCall} input={{ params: { formId: form.id } }} title={words.startNoticeTitle}>
            {words.startNotice}
          </SheetButton>
        ) : null}
        {form.state === 'submitted' ? <WithdrawForm formId={form.id} version={() => Promise.resolve(form.version)} /> : null}
      </div>
      {form.yearOver ? <p>{words.yearOver}</p> : null}
      <FormOrders form={form} />
      <FormSheet form={form} />
      <FormHistory form={form} />
    </>
  )
}
