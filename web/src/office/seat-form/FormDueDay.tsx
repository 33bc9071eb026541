import type { SeatFormEntry } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { useMessages } from '../../ui/language'
import { FullDay } from '../../ui/RelativeTime'
import { StateMark } from '../../ui/StateMark'
import { officeFormsMessages } from './office-forms.messages'
import classes from './OfficeForms.module.css'

/** Until when the prefecture has a form done; late, where that is over. */
export const FormDueDay = ({ form: { dueDay, late }, today }: { form: Pick<SeatFormEntry, 'dueDay' | 'late'>; today: string }) => {
  const words = useMessages(officeFormsMessages)
  if (dueDay === null) return null
  return (
    <span className={classes.due}>
      <FullDay day={dueDay} />
      {late ? <StateMark tone="waits">{words.late}</StateMark> : dueDay === today ? <StateMark tone="maybe">{words.dueToday}</StateMark> : null}
    </span>
  )
}
