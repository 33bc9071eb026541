import { type FormEvent, useState } from 'react'
import { CheckedField } from '../../names/CheckedText'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { TextField } from '../../ui/TextField'
import { UnsavedGuard } from '../../ui/UnsavedGuard'
import { seatTermsMessages } from './seat-terms.messages'
import { useAddClosedDay, useAddPause } from './seat-terms.queries'
import classes from './SeatTermsPage.module.css'

export const AddClosedDay = ({ today }: { today: string }) => {
  const words = useMessages(seatTermsMessages)
  const add = useAddClosedDay()
  const [day, setDay] = useState('')
  const [name, setName] = useState('')
  const act = (event: FormEvent) => {
    event.preventDefault()
    const done = () => {
      setDay('')
      setName('')
      notify({ text: words.added })
    }
    if (day !== '') add.mutate({ body: { day, name } }, { onSuccess: done })
  }
  return (
    <form className={classes.form} onSubmit={act}>
      <TextField type="date" label={words.day} value={day} min={today} required withAsterisk={false} onChange={(event) => setDay(event.currentTarget.value)} />
      <CheckedField field="seats.name" label={words.reason} value={name} maxLength={40} autoComplete="off" problem={add.error} onChange={(event) => setName(event.currentTarget.value)} />
      <ActionButton type="submit" busy={add.isPending} reason={day === '' ? words.dayFirst : undefined}>
        {words.addDay}
      </ActionButton>
      <ProblemPanel error={add.error} />
      <UnsavedGuard when={(day !== '' || name !== '') && !add.isPending} />
    </form>
  )
}

export const AddPause = ({ today }: { today: string }) => {
  const words = useMessages(seatTermsMessages)
  const add = useAddPause()
  const [firstDay, setFirstDay] = useState('')
  const [lastDay, setLastDay] = useState('')
  const act = (event: FormEvent) => {
    event.preventDefault()
    const done = () => {
      setFirstDay('')
      setLastDay('')
      notify({ text: words.added })
    }
    if (firstDay !== '' && lastDay !== '') add.mutate({ body: { firstDay, lastDay } }, { onSuccess: done })
  }
  return (
    <form className={classes.form} onSubmit={act}>
      <TextField type="date" label={words.firstDay} value={firstDay} min={today} required withAsterisk={false} onChange={(event) => setFirstDay(event.currentTarget.value)} />
      <TextField type="date" label={words.lastDay} value={lastDay} min={firstDay === '' ? today : firstDay} required withAsterisk={false} onChange={(event) => setLastDay(event.currentTarget.value)} />
      <ActionButton type="submit" busy={add.isPending} reason={firstDay === '' || lastDay === '' ? words.daysFirst : undefined}>
        {words.addPause}
      </ActionButton>
      <ProblemPanel error={add.error} />
      <UnsavedGuard when={(firstDay !== '' || lastDay !== '') && !add.isPending} />
    </form>
  )
}
