import { Checkbox } from '@mantine/core'
import { amountOf } from '@tasuki/domain/account/seat-fee.rules'
import type { SeatRenewal } from '@tasuki/domain/account/seat.contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { EmptyState } from '../ui/EmptyState'
import { useLanguage, useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { SkeletonRows } from '../ui/SkeletonRows'
import { type MarkTone, StateMark } from '../ui/StateMark'
import { fullDayText } from '../ui/time-text'
import { UnsavedGuard } from '../ui/UnsavedGuard'
import { ownSeatsMessages } from './own-seats.messages'
import { seatRenewalQuery, useAnswerSeatRenewal } from './seat-form.queries'
import classes from './SeatForm.module.css'

const TONES = { unanswered: 'waits', answered: 'paused', accepted: 'yes' } as const satisfies Record<SeatRenewal['state'], MarkTone>

/** 更新: which hospital-funded seats go on in the next fiscal year (要綱10条5項; rules 31, 36). */
export const SeatRenewalForm = () => {
  const words = useMessages(ownSeatsMessages)
  const renewal = useQuery(seatRenewalQuery)
  if (renewal.data === undefined) return renewal.error === null ? <SkeletonRows rows={5} columns={2} /> : <ProblemPanel error={renewal.error} onRetry={() => void renewal.refetch()} />
  if (renewal.data.seats.length === 0) return <EmptyState title={words.renewalNone}>{words.renewalNoneText}</EmptyState>
  // What a colleague handed in meanwhile is begun from anew.
  return <Answer key={renewal.data.version} renewal={renewal.data} />
}

const Answer = ({ renewal }: { renewal: SeatRenewal }) => {
  const words = useMessages(ownSeatsMessages)
  const { language } = useLanguage()
  const answered = renewal.seats.flatMap(({ seatId, goesOn }) => (goesOn ? [seatId] : []))
  const [chosen, setChosen] = useState<readonly string[]>(renewal.state === 'unanswered' ? renewal.seats.map(({ seatId }) => seatId) : answered)
  const send = useAnswerSeatRenewal(() => notify({ text: words.renewalSent }))
  const { unitPrice, startMonth, billMonth, state } = renewal
  const ids = renewal.seats.flatMap(({ seatId }) => (chosen.includes(seatId) ? [seatId] : []))
  const unchanged = state !== 'unanswered' && ids.join() === answered.join()
  const closed = !renewal.open || state === 'accepted'
  const toggle = (seatId: string) => setChosen(chosen.includes(seatId) ? chosen.filter((one) => one !== seatId) : [...chosen, seatId])
  return (
    <>
      <UnsavedGuard when={state === 'answered' && !unchanged} />
      <p>{words.renewalLead(renewal.fiscalYear)}</p>
      <p>
        {words.renewalPeriod(fullDayText(renewal.firstDay, language), fullDayText(renewal.lastDay, language))} <StateMark tone={TONES[state]}>{words.renewalState(state)}</StateMark>
      </p>
      <fieldset className={classes.ticks}>
        <legend>{words.renewalSeats}</legend>
        {renewal.seats.map(({ seatId, number, holder }) => (
          <Checkbox key={seatId} checked={chosen.includes(seatId)} disabled={closed} label={holder === null ? `${words.seat(number)}${words.free}` : `${words.seat(number)}　${holder}`} onChange={() => toggle(seatId)} />
        ))}
      </fieldset>
      <p aria-live="polite">{unitPrice === null ? words.renewalNoPrice : words.renewalCost({ seats: ids.length, unitPrice, amount: amountOf({ startMonth, seats: ids.length, unitPrice }), billMonth })}</p>
      <ProblemPanel error={send.error} />
      {state === 'accepted' ? null : (
        <ActionButton
          tone="primary"
          busy={send.isPending}
          reason={closed ? words.renewalNotOpen : unchanged ? words.renewalUnchanged : undefined}
          onAct={() => send.mutate({ body: { version: renewal.version, seatIds: ids } })}
        >
          {state === 'answered' ? words.renewalSendAgain : ids.length === 0 ? words.renewalSendNone : words.renewalSend}
        </ActionButton>
      )}
    </>
  )
}
