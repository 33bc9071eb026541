import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { hospitalsQuery } from '../facility/facility.queries'
import { ProblemPanel } from '../platform/ProblemPanel'
import { useMessages } from '../ui/language'
import { TextField } from '../ui/TextField'
import { announcementMessages } from './announcement/announcement.messages'
import classes from './announcement/Announcements.module.css'

const plain = (text: string) => text.normalize('NFKC').toLowerCase()

/** User hospitals to tick. */
export const HospitalChoice = ({ chosen, onChange }: { chosen: readonly string[]; onChange: (ids: string[]) => void }) => {
  const words = useMessages(announcementMessages)
  const { data, error, refetch } = useQuery(hospitalsQuery({ use: 'active', limit: 500 }))
  const [sought, setSought] = useState('')
  const shown = (data?.hospitals ?? []).filter(({ id, name }) => chosen.includes(id) || plain(name).includes(plain(sought)))
  return (
    <fieldset>
      <legend>{words.chosenHospitals}</legend>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      <TextField label={words.searchHospital} value={sought} autoComplete="off" onChange={(event) => setSought(event.currentTarget.value)} />
      <div className={classes.choices}>
        {shown.map(({ id, name }) => (
          <label key={id} className={classes.choice}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={(event) => onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))} />
            <span>{name}</span>
          </label>
        ))}
      </div>
      <p className={classes.soft}>
        <output>{words.chosenCount(chosen.length)}</output>
      </p>
    </fieldset>
  )
}
