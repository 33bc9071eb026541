import { useId, useState } from 'react'
import { useNow } from '../ui/clock'
import { useLanguage, useMessages } from '../ui/language'
import { relativeTimeText } from '../ui/time-text'
import { lineMessages } from './line.messages'
import type { HospitalReading } from './room-readers'
import classes from './RoomTalk.module.css'

/** 既読: a hospital whose people have read up to the line above; a press says who, and when. */
export const ReadMarks = ({ readings }: { readings: readonly HospitalReading[] }) => (
  <>
    {readings.map((reading) => (
      <ReadMark key={reading.hospitalId} reading={reading} />
    ))}
  </>
)

const ReadMark = ({ reading }: { reading: HospitalReading }) => {
  const words = useMessages(lineMessages)
  const { language } = useLanguage()
  const now = useNow()
  const [open, setOpen] = useState(false)
  const listId = useId()
  return (
    <li className={classes.reading}>
      <button type="button" className={classes.readingButton} aria-expanded={open} aria-controls={listId} onClick={() => setOpen(!open)}>
        <span aria-hidden>✓</span> {words.read} {reading.hospitalName} {words.readByCount(reading.people.length)}
      </button>
      <ul id={listId} hidden={!open} className={classes.readers} aria-label={words.readList(reading.hospitalName)}>
        {reading.people.map((person) => (
          <li key={person.personId}>
            {person.name} {person.readAt === null ? null : <span className={classes.clock}>{relativeTimeText(person.readAt, now, { language, withClock: true })}</span>}
          </li>
        ))}
      </ul>
    </li>
  )
}
