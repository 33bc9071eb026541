import type { SeatForm } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { printSeatFormCall, printStartNoticeCall } from '@tasuki/domain/account/seat-form/seat-form-paper.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useIsOfficer } from '../../account/account.queries'
import { FormHistory, FormOrders } from '../../account/seat-form/FormCourse'
import { FormSheet } from '../../account/seat-form/FormSheet'
import { FormStateMark } from '../../account/seat-form/FormStateMark'
import { seatFormMessages } from '../../account/seat-form/seat-form.messages'
import { seatFormQuery } from '../../account/seat-form/seat-form.queries'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { SheetButton } from '../../platform/SheetButton'
import { useMessages } from '../../ui/language'
import { Facts, Page, Section } from '../../ui/Page'
import { FullInstant } from '../../ui/RelativeTime'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { hospitalSeatsQuery } from '../seat/allotment.queries'
import { FormDecision } from './FormDecision'
import { FormDueDay } from './FormDueDay'
import { officeFormsMessages } from './office-forms.messages'
import { officeFormsQuery } from './office-forms.queries'
import classes from './OfficeForms.module.css'

const route = getRouteApi('/office/forms/$formId')

/** One form as the prefecture decides about it: all that it says, what became of it, the sheet itself, and the two acts. */
export const OfficeFormPage = () => {
  const words = useMessages(officeFormsMessages)
  const texts = useMessages(seatFormMessages)
  const { formId } = route.useParams()
  const read = useQuery(seatFormQuery(formId))
  const queue = useQuery(officeFormsQuery({}))
  const isOfficer = useIsOfficer()
  const toQueue = <Link to="/office/forms" activeOptions={{ exact: true }} data-lone>{words.backToQueue}</Link>
  if (read.data === undefined)
    return (
      <Page title={words.title} passing>
        {read.error === null ? <SkeletonRows rows={8} columns={2} /> : <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />}
        {toQueue}
      </Page>
    )
  const form = read.data
  // The server's day: what is due, and what an acceptance opens, hangs on it.
  const today = queue.data?.today
  return (
    <Page
      title={texts.kindTitle(form.kind)}
      lead={
        <>
          <FormStateMark state={form.state} /> {form.number === null ? texts.notNumbered : texts.number(form.number.fiscalYear, form.kind, form.number.number)}
        </>
      }
      width="full"
      actions={toQueue}
    >
      <div className={classes.acts} data-print="hide">
        {isOfficer && form.state === 'submitted' ? <FormDecision key={form.id} form={form} /> : null}
        <SheetButton call={printSeatFormCall} input={{ params: { formId } }} title={texts.kindTitle(form.kind)}>
          {texts.print}
        </SheetButton>
        {form.kind === 2 && form.state === 'accepted' ? (
          <SheetButton call={printStartNoticeCall} input={{ params: { formId } }} title={texts.startNoticeTitle}>
            {texts.startNotice}
          </SheetButton>
        ) : null}
      </div>
      {form.state === 'submitted' ? null : <AfterDecision form={form} />}
      {today === undefined ? queue.error === null ? <SkeletonRows rows={4} columns={2} /> : <ProblemPanel error={queue.error} onRetry={() => void queue.refetch()} /> : <Submission form={form} today={today} />}
      <FormOrders form={form} />
      <FormSheet form={form} />
      <FormHistory form={form} />
    </Page>
  )
}

/** What it waits for now, and the way to the next one: a pile is worked off without going back to its list. */
const AfterDecision = ({ form }: { form: SeatForm }) => {
  const words = useMessages(officeFormsMessages)
  const texts = useMessages(seatFormMessages)
  const waiting = useQuery(officeFormsQuery({})).data?.forms.filter(({ id }) => id !== form.id)
  const next = waiting?.[0]
  return (
    <section className={classes.bar} aria-label={texts.state(form.state)}>
      <div>
        {form.state === 'returned' ? (
          <>
            <p>{words.returnedNote}</p>
            <p className={classes.comment}>{`${words.returnedComment}：${form.comment}`}</p>
          </>
        ) : null}
        {form.state === 'withdrawn' ? <p>{words.withdrawnNote}</p> : null}
      </div>
      {waiting === undefined ? null : next === undefined ? (
        <span>{words.noMore}</span>
      ) : (
        <Link to="/office/forms/$formId" params={{ formId: next.id }} data-lone>
          {words.nextForm(waiting.length)}
        </Link>
      )}
    </section>
  )
}

const Submission = ({ form, today }: { form: SeatForm; today: string }) => {
  const words = useMessages(officeFormsMessages)
  const seats = useQuery(hospitalSeatsQuery(form.hospital.id)).data?.seats.filter(({ standing }) => standing !== 'over')
  const withdrawn = form.events.findLast(({ act }) => act === 'withdrawn')
  const time = (at: string | null | undefined) => (at === null || at === undefined ? '' : <FullInstant at={at} />)
  const sum = seats === undefined ? '' : words.seatSum({ prefecture: seats.filter(({ funding }) => funding === 'prefecture').length, hospital: seats.filter(({ funding }) => funding === 'hospital').length, free: seats.filter(({ standing }) => standing === 'free').length })
  return (
    <Section title={words.about}>
      <Facts
        facts={[
          { label: words.hospital, value: <Link to="/office/hospitals/$hospitalId" params={{ hospitalId: form.hospital.id }} data-lone>{form.hospital.name}</Link> },
          { label: words.submittedAt, value: time(form.submittedAt) },
          { label: words.submittedBy, value: form.submittedBy?.displayName ?? '' },
          ...(form.dueDay === null
            ? []
            : [
                {
                  label: words.due,
                  value: (
                    <>
                      <FormDueDay form={form} today={today} />
                      <span className={classes.small}>{words.dueWhy}</span>
                    </>
                  ),
                },
              ]),
          ...(form.state === 'accepted' || form.state === 'returned' ? [{ label: words.decidedAt, value: time(form.decidedAt) }] : []),
          ...(withdrawn === undefined || form.state !== 'withdrawn' ? [] : [{ label: words.withdrawnAt, value: time(withdrawn.at) }]),
          { label: words.seatsOf, value: <Link to="/office/allotments/$hospitalId" params={{ hospitalId: form.hospital.id }}>{sum === '' ? words.seatsOf : sum}</Link> },
        ]}
      />
    </Section>
  )
}
