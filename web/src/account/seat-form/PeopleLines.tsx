import { MOST_FORM_LINES, type SeatPersonLine } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { lazy, Suspense, useState } from 'react'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { FormLine, useFormFields } from './form-fields'
import { SharedMailboxTicks } from './SharedMailboxTicks'
import { seatFormMessages } from './seat-form.messages'
import classes from './SeatForm.module.css'

const PastePeopleDialog = lazy(async () => ({ default: (await import('./PastePeopleDialog')).PastePeopleDialog }))

type Line = SeatPersonLine & { firstDay?: string | null }

const EMPTY: SeatPersonLine = { department: '', name: '', kana: '', email: '', sharedMailbox: false, noPersonalMailbox: false, privateMailForbidden: false }

/** An empty line was only waiting to be filled. */
const isBegun = ({ name, kana, email }: Line): boolean => name + kana + email !== ''

type PeopleLinesProps<L extends Line> = {
  /** As refusals name them: `users.0.email`. */
  path: 'users' | 'starters'
  people: readonly L[]
  /** What a new line has besides: 様式1 and 3 have a first day. */
  complete: (line: SeatPersonLine) => L
  onEdit: (change: (people: readonly L[]) => L[]) => void
}

/** 利用する職員: one card a person, so that it reads on a phone as on a desk. */
export const PeopleLines = <L extends Line>({ path, people, complete, onEdit }: PeopleLinesProps<L>) => {
  const words = useMessages(seatFormMessages)
  const { errorOf } = useFormFields()
  const [pasting, setPasting] = useState(false)
  const put = (at: number, line: L) => onEdit((now) => now.map((one, place) => (place === at ? line : one)))
  const remove = (at: number) => {
    const line = people[at]
    if (line === undefined) return
    onEdit((now) => now.filter((_, place) => place !== at))
    // Back into the form as it stands by then: what was typed meanwhile stays.
    notify({ text: words.removed(line.name), undo: () => onEdit((now) => now.toSpliced(at, 0, line)) })
  }
  const full = people.length >= MOST_FORM_LINES
  const nobody = errorOf(path)
  return (
    <>
      <p className={classes.soft}>{people.length === 0 ? words.noPeople : words.mailHint}</p>
      <ol className={classes.people}>
        {people.map((line, at) => (
          // A line has no name of its own until it is typed.
          <li key={at} className={classes.person}>
            <div className={classes.personHead}>
              <span>{words.personNo(at + 1)}</span>
              <ActionButton size="xs" tone="quiet" onAct={() => remove(at)}>
                {words.removePerson(line.name)}
              </ActionButton>
            </div>
            <PersonFields path={`${path}.${at}`} line={line} onEdit={(next) => put(at, next)} />
          </li>
        ))}
      </ol>
      {nobody === undefined ? null : <p role="alert">{nobody}</p>}
      <div className={classes.acts}>
        <ActionButton onAct={() => onEdit((now) => [...now, complete({ ...EMPTY, department: now.at(-1)?.department ?? '' })])} reason={full ? words.pasteTooMany(MOST_FORM_LINES) : undefined}>
          {words.addPerson}
        </ActionButton>
        <ActionButton tone="quiet" onAct={() => setPasting(true)}>
          {words.paste}
        </ActionButton>
      </div>
      <Suspense fallback={null}>
        {pasting ? <PastePeopleDialog room={MOST_FORM_LINES - people.length} onAdd={(added) => onEdit((now) => [...now.filter(isBegun), ...added.map(complete)])} onClose={() => setPasting(false)} /> : null}
      </Suspense>
    </>
  )
}

const PersonFields = <L extends Line>({ path, line, onEdit }: { path: string; line: L; onEdit: (line: L) => void }) => {
  const words = useMessages(seatFormMessages)
  const edit = (change: Partial<Line>) => onEdit({ ...line, ...change })
  return (
    <>
      <div className={classes.fields}>
        <FormLine path={`${path}.department`} needed label={words.department} value={line.department} most={100} onEdit={(department) => edit({ department })} />
        <FormLine path={`${path}.name`} needed label={words.name} value={line.name} most={100} onEdit={(name) => edit({ name })} />
        <FormLine path={`${path}.kana`} needed label={words.kana} value={line.kana} most={100} onEdit={(kana) => edit({ kana })} />
        <FormLine path={`${path}.email`} needed label={words.email} value={line.email} most={254} kind="email" onEdit={(email) => edit({ email })} />
        {line.firstDay === undefined ? null : (
          <FormLine path={`${path}.firstDay`} label={words.firstDay} hint={words.firstDayHint} value={line.firstDay ?? ''} most={10} kind="date" onEdit={(day) => edit({ firstDay: day === '' ? null : day })} />
        )}
      </div>
      <SharedMailboxTicks label={words.shared} value={line} onChange={edit} />
    </>
  )
}
