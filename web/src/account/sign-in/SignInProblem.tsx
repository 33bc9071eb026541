import { lazy, Suspense } from 'react'
import { ApiRefusal } from '../../platform/api-problem'
import { ProblemPanel } from '../../platform/ProblemPanel'

const SeatEndPanel = lazy(async () => ({ default: (await import('../seat/SeatEndPanel')).SeatEndPanel }))

/** What a sign-in was answered: an end of the seat in full, anything else as everywhere. */
export const SignInProblem = ({ error }: { error: unknown }) =>
  error instanceof ApiRefusal && error.code === 'seat_ended' ? (
    <Suspense fallback={<ProblemPanel error={error} />}>
      <SeatEndPanel refusal={error} />
    </Suspense>
  ) : (
    <ProblemPanel error={error} />
  )
