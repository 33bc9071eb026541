import { useState } from 'react'
import { CheckedField } from '../../names/CheckedText'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useFieldErrors } from '../../ui/field-errors'
import { fieldErrorMessages } from '../../ui/field-errors.messages'
import inline from '../../ui/inline-form.module.css'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { TextField } from '../../ui/TextField'
import { UnsavedGuard } from '../../ui/UnsavedGuard'
import { seatTermsMessages } from './seat-terms.messages'
import { useAddClosedDay, useAddPause } from './seat-terms.queries'

export const AddClosedDay = ({ today }: { today: string }) => {
  const words = useMessages(seatTermsMessages)
  const faults = useMessages(fieldErrorMessages)
  const add = useAddClosedDay()
  const [day, setDay] = useState('')
  const [name, setName] = useState('')
  const done = () => {
    setDay('')
    setName('')
    notify({ text: words.added })
  }
  const { form, errorOf } = useFieldErrors({ day: day === '' ? faults.missingDay : day < today ? faults.dayPast : undefined }, () => add.mutate({ body: { day, name } }, { onSuccess: done }))
  return (
    <form className={inline.form} {...form}>
      <TextField type="date" label={<RequiredLabel>{words.day}</RequiredLabel>} value={day} min={today} error={errorOf('day')} onChange={(event) => setDay(event.currentTarget.value)} />
      <CheckedField field="seats.name" label={words.reason} value={name} maxLength={40} autoComplete="off" problem={add.error} onChange={(event) => setName(event.currentTarget.value)} />
      <ActionButton type="submit" busy={add.isPending}>
        {words.addDay}
      </ActionButton>
      <ProblemPanel error={add.error} />
      <UnsavedGuard when={(day !== '' || name !== '') && !add.isPending} />
    </form>
  )
}

export const AddPause = ({ today }: { today: string }) => {
  const words = useMessages(seatTermsMessages)
  const faults = useMessages(fieldErrorMessages)
  const add = useAddPause()
  const [firstDay, setFirstDay] = useState('')
  const [lastDay, setLastDay] = useState('')
  const done = () => {
    setFirstDay('')
    setLastDay('')
    notify({ text: words.added })
  }
  const { form, errorOf } = useFieldErrors(
    {
      firstDay: firstDay === '' ? faults.missingDay : firstDay < today ? faults.dayPast : undefined,
      lastDay: lastDay === '' ? faults.missingDay : lastDay < firstDay ? faults.daysReversed : undefined,
    },
    () => add.mutate({ body: { firstDay, lastDay } }, { onSuccess: done }),
  )
  return (
    <form className={inline.form} {...form}>
      <TextField type="date" label={<RequiredLabel>{words.firstDay}</RequiredLabel>} value={firstDay} min={today} error={errorOf('firstDay')} onChange={(event) => setFirstDay(event.currentTarget.value)} />
      <TextField type="date" label={<RequiredLabel>{words.lastDay}</RequiredLabel>} value={lastDay} min={firstDay === '' ? today : firstDay} error={errorOf('lastDay')} onChange={(event) => setLastDay(event.currentTarget.value)} />
      <ActionButton type="submit" busy={add.isPending}>
        {words.addPause}
      </ActionButton>
      <ProblemPanel error={add.error} />
      <UnsavedGuard when={(firstDay !== '' || lastDay !== '') && !add.isPending} />
    </form>
  )
}
