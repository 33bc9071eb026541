import { Checkbox } from '@mantine/core'
import { renewalStanding } from '@tasuki/domain/account/seat/renewal.rules'
import { renewalAmount } from '@tasuki/domain/account/seat/seat-fee.rules'
import type { SeatRenewal } from '@tasuki/domain/account/seat/seat.contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { EmptyState } from '../../ui/EmptyState'
import { useLanguage, useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { usePageSwap } from '../../ui/page-swap'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { type MarkTone, StateMark } from '../../ui/StateMark'
import { fullDayText } from '../../ui/time-text'
import { UnsavedGuard } from '../../ui/UnsavedGuard'
import { ownSeatsMessages } from './own-seats.messages'
import { seatRenewalQuery, useAnswerSeatRenewal } from '../seat-form/seat-form.queries'
import classes from '../seat-form/SeatForm.module.css'

const TONES = { unanswered: 'waits', partly: 'waits', answered: 'paused', accepted: 'yes' } as const satisfies Record<ReturnType<typeof renewalStanding>, MarkTone>

/** 更新: which hospital-funded seats go on in the next fiscal year (要綱10条5項; rules 31, 36). */
export const SeatRenewalForm = () => {
  const words = useMessages(ownSeatsMessages)
  const renewal = useQuery(seatRenewalQuery)
  usePageSwap(renewal.data === undefined ? undefined : String(renewal.data.version))
  if (renewal.data === undefined) return renewal.error === null ? <SkeletonRows rows={5} columns={2} /> : <ProblemPanel error={renewal.error} onRetry={() => void renewal.refetch()} />
  if (renewal.data.seats.length === 0) return <EmptyState title={words.renewalNone}>{words.renewalNoneText}</EmptyState>
  // What a colleague handed in meanwhile is begun from anew.
  return <Answer key={renewal.data.version} renewal={renewal.data} />
}

const Answer = ({ renewal }: { renewal: SeatRenewal }) => {
  const words = useMessages(ownSeatsMessages)
  const { language } = useLanguage()
  const { unitPrice, startMonth, billMonth, fixedAmount, state } = renewal
  // What is accepted goes on in any case; what nobody has been asked about is proposed.
  const standing = renewalStanding(renewal)
  const inAddition = renewal.seats.some(({ accepted }) => accepted)
  const open = renewal.seats.filter(({ accepted }) => !accepted)
  const answered = open.flatMap(({ seatId, goesOn }) => (goesOn ? [seatId] : []))
  const proposed = open.flatMap(({ seatId, goesOn, asked }) => (goesOn || !asked ? [seatId] : []))
  const [chosen, setChosen] = useState<readonly string[]>(proposed)
  const send = useAnswerSeatRenewal(() => notify({ text: words.renewalSent }))
  const ids = open.flatMap(({ seatId }) => (chosen.includes(seatId) ? [seatId] : []))
  const unchanged = state !== 'unanswered' && open.every(({ asked }) => asked) && ids.join() === answered.join()
  const closed = !renewal.open
  const later = renewal.version > 0 ? open.filter(({ asked }) => !asked).length : 0
  const amount = renewalAmount({ fixedAmount, startMonth, unitPrice, more: ids.length })
  const toggle = (seatId: string) => setChosen(chosen.includes(seatId) ? chosen.filter((one) => one !== seatId) : [...chosen, seatId])
  return (
    <>
      <UnsavedGuard when={ids.join() !== proposed.join()} />
      <p>{words.renewalLead(renewal.fiscalYear)}</p>
      <p>
        {words.renewalPeriod(fullDayText(renewal.firstDay, language), fullDayText(renewal.lastDay, language))} <StateMark tone={standing === 'accepted' || standing === 'answered' || renewal.open ? TONES[standing] : 'none'}>{words.renewalState(standing)}</StateMark>
      </p>
      {later > 0 ? <p>{words.renewalLater(later)}</p> : null}
      {closed && state === 'answered' ? <p>{words.renewalWaits(fullDayText(renewal.acceptUntil, language))}</p> : null}
      <fieldset className={classes.ticks}>
        <legend>{words.renewalSeats}</legend>
        {renewal.seats.map(({ seatId, number, holder, accepted }) => (
          <Checkbox key={seatId} checked={accepted || chosen.includes(seatId)} disabled={closed || accepted} label={`${words.seat(number)}${holder === null ? words.free : `　${holder}`}${accepted ? words.renewalFixed : ''}`} onChange={() => toggle(seatId)} />
        ))}
      </fieldset>
      <p aria-live="polite">
        {fixedAmount > 0 ? words.renewalFixedCost(fixedAmount) : null}
        {ids.length === 0 && fixedAmount > 0 ? null : amount === null || unitPrice === null ? words.renewalNoPrice : words.renewalCost({ seats: ids.length, unitPrice, amount: amount - fixedAmount, billMonth })}
        {fixedAmount > 0 && ids.length > 0 && amount !== null ? words.renewalTotal(amount) : null}
      </p>
      <ProblemPanel error={send.error} />
      {state === 'accepted' && open.length === 0 ? null : (
        <ActionButton
          tone="primary"
          busy={send.isPending}
          reason={closed ? words.renewalNotOpen : unchanged ? (state === 'accepted' ? words.renewalChooseMore : words.renewalUnchanged) : undefined}
          onAct={() => send.mutate({ body: { version: renewal.version, seatIds: ids } })}
        >
          {state === 'answered' ? words.renewalSendAgain : inAddition ? (ids.length === 0 && state === 'unanswered' ? words.renewalSendNoMore : words.renewalSendMore) : ids.length === 0 ? words.renewalSendNone : words.renewalSend}
        </ActionButton>
      )}
    </>
  )
}
