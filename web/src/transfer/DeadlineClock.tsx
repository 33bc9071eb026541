import type { ReceptionTime } from '@tasuki/domain/facility/reception-time'
import { useNow } from '../ui/clock'
import { CandidateClock } from './candidates/CandidateClock'
import { type Deadline, readDeadline } from './candidates/candidate-clock'

/** Until when one hospital has promised something, in its own reception hours: the same words and the same count on every page. */
export const DeadlineClock = ({ deadline, reception, side }: { deadline: Deadline; reception: ReceptionTime | undefined; side: 'sender' | 'receiver' }) => (
  <CandidateClock reading={readDeadline(deadline, reception, useNow())} side={side} />
)
