import type { Seat } from '@tasuki/domain/account/seat/seat.contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useLanguage, useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { type MarkTone, StateMark } from '../../ui/StateMark'
import { fullDayText } from '../../ui/time-text'
import { ownSeatsMessages } from './own-seats.messages'
import classes from '../seat-form/SeatForm.module.css'

const TONES = { held: 'yes', starting: 'thinking', freed: 'paused', free: 'maybe', notOpen: 'paused', over: 'none' } as const satisfies Record<Seat['standing'], MarkTone>

type SeatListProps = { seats: readonly Seat[]; label: string; /** What may be done with one. */ acts?: (seat: Seat) => ReactNode }

/** Seats with who holds them, who comes next, and everybody before (要綱7条). */
export const SeatList = ({ seats, label, acts }: SeatListProps) => (
  <ul className={lines.list} aria-label={label}>
    {seats.map((seat) => (
      <OneSeat key={seat.id} seat={seat} acts={acts?.(seat)} />
    ))}
  </ul>
)

const OneSeat = ({ seat, acts }: { seat: Seat; acts: ReactNode }) => {
  const words = useMessages(ownSeatsMessages)
  const { language } = useLanguage()
  const day = (text: string) => fullDayText(text, language)
  const period = (from: string, until: string | null) => words.period(day(from), until === null ? '' : day(until))
  return (
    <li className={classes.entry}>
      <span className={classes.entryTitle}>
        {words.seat(seat.number)} {seat.holder === null ? null : [seat.holder.displayName, seat.holder.department].filter((part) => part !== '').join('　')}
      </span>
      <span>{words.funding(seat.funding)}</span>
      <StateMark tone={TONES[seat.standing]}>{words.standing(seat.standing)}</StateMark>
      {acts}
      <p className={classes.entryMore}>
        <span>{words.valid(period(seat.firstDay, seat.lastDay))}</span>
        {seat.holder === null ? null : <span>{words.holds(period(seat.holder.firstDay, seat.holder.lastDay))}</span>}
        {seat.holder === null || seat.holder.hasSignedIn ? null : (
          <Link to="/account/people" search={{ state: 'waiting', q: seat.holder.displayName }} data-lone>
            {words.notSignedIn}
          </Link>
        )}
        {seat.next === null ? null : <span>{words.next(seat.next.displayName, day(seat.next.firstDay))}</span>}
      </p>
      {seat.history.length === 0 ? null : (
        <details className={classes.entryMore}>
          <summary>{words.history(seat.history.length)}</summary>
          <ul>
            {seat.history.map((person) => (
              <li key={`${person.personId}${person.firstDay}`}>{`${person.displayName}　${period(person.firstDay, person.lastDay)}`}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
