import type { SeatForm } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { useLanguage, useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { Section } from '../../ui/Page'
import { fullDayText, fullInstantText } from '../../ui/time-text'
import { seatFormMessages } from './seat-form.messages'
import classes from './SeatForm.module.css'

/** What an accepted form makes happen: who starts and who stops, on which day, and whether it has. */
export const FormOrders = ({ form }: { form: SeatForm }) => {
  const words = useMessages(seatFormMessages)
  const { language } = useLanguage()
  const { content } = form
  const starters = content.kind === 3 ? content.starters : content.users
  return form.orders.length === 0 ? null : (
    <Section title={words.orders}>
      <ul className={lines.list}>
        {form.orders.map(({ act, line, day, doneAt, lost, person }) => {
          const leaver = content.kind === 3 && act === 'stop' ? form.leavers.find(({ personId }) => personId === content.leavers[line]?.personId)?.displayName : undefined
          const name = (act === 'start' ? starters[line]?.name : leaver) ?? person?.displayName ?? words.somebody
          return (
            <li key={`${act}${line}`} className={classes.entry}>
              <span className={classes.entryTitle}>{act === 'start' ? words.orderStart(name, fullDayText(day, language)) : words.orderStop(name, fullDayText(day, language))}</span>
              <span>{lost ? words.lost : doneAt === null ? words.planned : words.done}</span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** What was done with a form, by whom and when. */
export const FormHistory = ({ form }: { form: SeatForm }) => {
  const words = useMessages(seatFormMessages)
  const { language } = useLanguage()
  return form.events.length === 0 ? null : (
    <Section title={words.history}>
      <ol className={lines.list}>
        {form.events.map(({ act, at, comment, person }) => (
          <li key={at + act} className={classes.entry}>
            <span className={classes.entryTitle}>{words.act(act)}</span>
            <span>{[fullInstantText(at, language), person?.displayName ?? ''].filter((part) => part !== '').join('　')}</span>
            {comment === '' ? null : <p className={classes.entryMore}>{comment}</p>}
          </li>
        ))}
      </ol>
    </Section>
  )
}
