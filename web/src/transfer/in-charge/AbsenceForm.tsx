import { NativeSelect } from '@mantine/core'
import { japanDay } from '@tasuki/domain/base/working-time'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery } from '../../account/account.queries'
import { ApiRefusal } from '../../platform/api-problem'
import { ProblemPanel, useProblemText } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useNow } from '../../ui/clock'
import { useFieldErrors } from '../../ui/field-errors'
import { fieldErrorMessages } from '../../ui/field-errors.messages'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { TextField } from '../../ui/TextField'
import { careMessages } from './care.messages'
import { useSetAbsence } from './care.queries'
import classes from './TeamPage.module.css'
import { colleaguesQuery } from '../transfer.queries'

/** The person themselves, or a representative for any colleague. */
export const AbsenceForm = () => {
  const words = useMessages(careMessages)
  const faults = useMessages(fieldErrorMessages)
  const me = useQuery(meQuery).data
  const people = useQuery(colleaguesQuery).data?.people ?? []
  const today = japanDay(useNow())
  const set = useSetAbsence()
  const problemText = useProblemText()
  const [chosen, setChosen] = useState<string>()
  const [firstDay, setFirstDay] = useState(today)
  const [lastDay, setLastDay] = useState(today)
  const personId = chosen ?? me?.personId ?? ''
  const act = () =>
    set.mutate({ body: { personId, firstDay, lastDay } }, { onSuccess: () => notify({ text: firstDay <= today ? words.absenceFromToday : words.absenceSet }) })
  const { form, errorOf } = useFieldErrors(
    { firstDay: firstDay === '' ? faults.missingDay : undefined, lastDay: lastDay === '' ? faults.missingDay : lastDay < firstDay ? faults.daysReversed : undefined },
    act,
  )
  if (me === undefined || me === null) return null
  const representative = me.role === 'representative'
  const refused = set.error instanceof ApiRefusal && set.error.kind !== 'forbidden' ? problemText(set.error) : undefined
  return (
    <form className={classes.form} {...form}>
      {representative ? (
        <NativeSelect
          label={words.who}
          data={people.map((person) => ({ value: person.personId, label: person.displayName }))}
          value={personId}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      ) : null}
      <TextField type="date" label={<RequiredLabel>{words.firstDay}</RequiredLabel>} value={firstDay} error={errorOf('firstDay')} onChange={(event) => setFirstDay(event.currentTarget.value)} />
      <TextField
        type="date"
        label={<RequiredLabel>{words.lastDay}</RequiredLabel>}
        value={lastDay}
        min={firstDay}
        onChange={(event) => setLastDay(event.currentTarget.value)}
        error={refused === undefined ? errorOf('lastDay') : [refused.what, refused.todo ?? ''].join('')}
      />
      <ActionButton type="submit" busy={set.isPending}>
        {words.setAbsence}
      </ActionButton>
      {refused === undefined ? <ProblemPanel error={set.error} /> : null}
      {representative ? null : <p className={classes.soft}>{words.onlyOwn}</p>}
    </form>
  )
}
