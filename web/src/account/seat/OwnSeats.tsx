import { useQuery } from '@tanstack/react-query'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { EmptyState } from '../../ui/EmptyState'
import { useMessages } from '../../ui/language'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { ownSeatsMessages } from './own-seats.messages'
import { ownSeatsQuery } from '../seat-form/seat-form.queries'
import { SeatList } from './SeatList'

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
      <SeatList seats={all} label={words.title} />
    </>
  )
}
