import { SEAT_FORM_KINDS, type SeatFormEntry } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { EmptyState } from '../../ui/EmptyState'
import { useLanguage, useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { ListPager } from '../../ui/ListPager'
import { Section } from '../../ui/Page'
import { RelativeTime } from '../../ui/RelativeTime'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { fullDayText } from '../../ui/time-text'
import { FormStateMark } from './FormStateMark'
import { seatFormMessages } from './seat-form.messages'
import { seatFormsQuery, useStartSeatForm } from './seat-form.queries'
import classes from './SeatForm.module.css'

const route = getRouteApi('/forms')

/** The hospital's forms, each with its state, and the way to a new one. */
export const FormList = () => {
  const words = useMessages(seatFormMessages)
  const navigate = useNavigate()
  const { page } = route.useSearch()
  const forms = useQuery(seatFormsQuery(page))
  const start = useStartSeatForm((form) => void navigate({ to: '/forms/$formId', params: { formId: form.id } }))
  const starting = start.isPending ? start.variables.body.kind : undefined
  return (
    <>
      <Section title={words.start}>
        <ul className={classes.kinds}>
          {SEAT_FORM_KINDS.map((kind) => (
            <li key={kind}>
              <strong>{words.kindShort(kind)}</strong>
              <p className={classes.soft}>{words.kindWhen(kind)}</p>
              <ActionButton busy={starting === kind} onAct={() => start.mutate({ body: { kind } })}>
                {words.startForm(kind)}
              </ActionButton>
            </li>
          ))}
        </ul>
        <ProblemPanel error={start.error} />
      </Section>
      <Section title={words.forms}>
        <ProblemPanel error={forms.error} onRetry={() => void forms.refetch()} />
        {forms.data === undefined ? (
          forms.error === null ? (
            <SkeletonRows rows={4} columns={3} />
          ) : null
        ) : forms.data.forms.length === 0 ? (
          <EmptyState title={words.noForms}>{words.noFormsText}</EmptyState>
        ) : (
          <ul className={lines.list} aria-label={words.forms}>
            {forms.data.forms.map((form) => (
              <FormEntry key={form.id} form={form} />
            ))}
          </ul>
        )}
        <ListPager page={page} total={forms.data?.total} link={(other, text) => <Link to="/forms" search={{ page: other }}>{text}</Link>} />
      </Section>
    </>
  )
}

const FormEntry = ({ form }: { form: SeatFormEntry }) => {
  const words = useMessages(seatFormMessages)
  const { language } = useLanguage()
  const contents = [
    form.seats === null ? '' : words.seatCount(form.seats),
    form.starters === 0 ? '' : words.starters(form.starters),
    form.leavers === 0 ? '' : words.leavers(form.leavers),
  ].filter((part) => part !== '')
  return (
    <li className={classes.entry}>
      <span className={classes.entryTitle}>
        <Link to="/forms/$formId" params={{ formId: form.id }} data-lone>
          {words.kindTitle(form.kind)}
        </Link>
      </span>
      <FormStateMark state={form.state} />
      <p className={classes.entryMore}>
        <span>{form.number === null ? words.notNumbered : words.number(form.number.fiscalYear, form.kind, form.number.number)}</span>
        {contents.length === 0 ? null : <span>{contents.join('・')}</span>}
        <span>
          {words.changedAt} <RelativeTime at={form.changedAt} />
        </span>
        {form.state !== 'submitted' || form.dueDay === null ? null : <span>{words.due(fullDayText(form.dueDay, language))}</span>}
      </p>
      {form.state !== 'returned' || form.comment === '' ? null : <p className={classes.entryMore}>{`${words.returnedTitle}：${form.comment}`}</p>}
    </li>
  )
}
