import type { SeatFormEntry } from '@tasuki/domain/account/seat-form.contract'
import { useLanguage, useMessages } from '../ui/language'
import { StateMark } from '../ui/StateMark'
import { fullDayText } from '../ui/time-text'
import { officeFormsMessages } from './office-forms.messages'
import classes from './OfficeForms.module.css'

/** Until when the prefecture has a form done; late, where that is over. */
export const FormDueDay = ({ form: { dueDay, late }, today }: { form: Pick<SeatFormEntry, 'dueDay' | 'late'>; today: string }) => {
  const words = useMessages(officeFormsMessages)
  const { language } = useLanguage()
  if (dueDay === null) return null
  return (
    <span className={classes.due}>
      {fullDayText(dueDay, language)}
      {late ? <StateMark tone="waits">{words.late}</StateMark> : dueDay === today ? <StateMark tone="maybe">{words.dueToday}</StateMark> : null}
    </span>
  )
}
