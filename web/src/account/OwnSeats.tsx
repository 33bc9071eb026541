import type { Seat } from '@tasuki/domain/account/seat.contract'
import { useQuery } from '@tanstack/react-query'
import { ProblemPanel } from '../platform/ProblemPanel'
import { EmptyState } from '../ui/EmptyState'
import { useLanguage, useMessages } from '../ui/language'
import { SkeletonRows } from '../ui/SkeletonRows'
import { type MarkTone, StateMark } from '../ui/StateMark'
import { fullDayText } from '../ui/time-text'
import { ownSeatsMessages } from './own-seats.messages'
import { ownSeatsQuery } from './seat-form.queries'
import classes from './SeatForm.module.css'

const TONES = { held: 'yes', starting: 'thinking', free: 'waits', notOpen: 'paused', over: 'none' } as const satisfies Record<Seat['standing'], MarkTone>

/** The hospital's seats, who holds them, and everybody before (要綱7条). */
export const OwnSeats = () => {
  const words = useMessages(ownSeatsMessages)
  const seats = useQuery(ownSeatsQuery)
  if (seats.data === undefined) return seats.error === null ? <SkeletonRows rows={6} columns={3} /> : <ProblemPanel error={seats.error} onRetry={() => void seats.refetch()} />
  const all = seats.data.seats
  if (all.length === 0) return <EmptyState title={words.none}>{words.noneText}</EmptyState>
  const now = all.filter(({ standing }) => standing !== 'over')
  return (
    <>
      <p>
        {words.sum({
          prefecture: now.filter(({ funding }) => funding === 'prefecture').length,
          hospital: now.filter(({ funding }) => funding === 'hospital').length,
          free: now.filter(({ standing }) => standing === 'free').length,
        })}
      </p>
      <ul className={classes.list} aria-label={words.title}>
        {all.map((seat) => (
          <OneSeat key={seat.id} seat={seat} />
        ))}
      </ul>
    </>
  )
}

const OneSeat = ({ seat }: { seat: Seat }) => {
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
      <p className={classes.entryMore}>
        <span>{words.valid(period(seat.firstDay, seat.lastDay))}</span>
        {seat.holder === null ? null : <span>{words.holds(period(seat.holder.firstDay, seat.holder.lastDay))}</span>}
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
