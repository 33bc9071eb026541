import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'
import type { InquiryAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useProblemText } from '../../platform/ProblemPanel'
import { RoomTalk } from '../../talk/RoomTalk'
import { ActionButton } from '../../ui/ActionButton'
import { useNow } from '../../ui/clock'
import { useLanguage, useMessages } from '../../ui/language'
import { RelativeTime } from '../../ui/RelativeTime'
import { dayText, relativeTimeText } from '../../ui/time-text'
import { asProblem, refusalToChoose, refusalToWithdraw } from '../act-reason'
import { caseActMessages } from '../case-act.messages'
import { AnswerNameReport } from '../received/AnswerNameReport'
import { careMessages } from '../in-charge/care.messages'
import { caseMessages } from '../case.messages'
import { ChooseDialog } from './ChooseDialog'
import { WithdrawDialog } from '../received/HoldDialogs'
import { renderRoomEvent } from '../history/room-event'
import classes from './SenderCase.module.css'
import { SentStateMark } from './SentStateMark'

/** One candidate: its answer in full, what can be done with it, and the talk. */
export const CandidatePanel = ({ detail, inquiry }: { detail: CaseDetail; inquiry: Inquiry }) => {
  const acts = useMessages(caseActMessages)
  const care = useMessages(careMessages)
  const text = useProblemText()
  const client = useQueryClient()
  const [dialog, setDialog] = useState<'choose' | 'withdraw'>()
  const close = () => setDialog(undefined)
  const onRead = useCallback(() => {
    for (const name of ['getCase', 'listCases', 'getHome']) void client.invalidateQueries({ queryKey: ['transfer', name] })
  }, [client])
  const own = detail.relation === 'sender'
  const toChoose = refusalToChoose(detail, inquiry)
  const toWithdraw = refusalToWithdraw(detail, inquiry)
  const over = inquiry.state === 'withdrawn' || inquiry.state === 'ended'
  return (
    <div className={classes.candidate}>
      <div className={classes.candidateHead}>
        <h2>{inquiry.hospital.name}</h2>
        <SentStateMark inquiry={inquiry} />
        <span className={classes.about}>{inquiry.inChargeName === null ? care.theirsNobody : care.theirs(inquiry.inChargeName)}</span>
      </div>
      <AnswerFacts inquiry={inquiry} />
      <AnswerNameReport inquiry={inquiry} />
      {!own || over ? null : (
        <div className={classes.candidateActs}>
          {toChoose === undefined ? <ActionButton onAct={() => setDialog('choose')}>{acts.chooseThis}</ActionButton> : null}
          <ActionButton
            tone="quiet"
            onAct={() => setDialog('withdraw')}
            reason={toWithdraw === undefined ? undefined : toWithdraw.code === 'case_held' ? acts.heldFirst : text(asProblem(toWithdraw)).what}
          >
            {acts.withdraw}
          </ActionButton>
        </div>
      )}
      {own ? <RoomTalk roomId={inquiry.roomId} renderEvent={renderRoomEvent} readOnlyReason={over ? acts.roomOver : inquiry.state === 'paused' ? acts.roomPaused : undefined} onRead={onRead} /> : null}
      {dialog === 'choose' ? <ChooseDialog detail={detail} inquiryId={inquiry.id} onClose={close} /> : null}
      {dialog === 'withdraw' ? <WithdrawDialog detail={detail} inquiry={inquiry} onClose={close} /> : null}
    </div>
  )
}

type Fact = { label: string; value: string }

const useAnswerFacts = () => {
  const words = useMessages(caseMessages)
  const { language } = useLanguage()
  const now = useNow()
  return (answer: InquiryAnswer): Fact[] => {
    switch (answer.kind) {
      case 'considering':
        return [
          { label: words.answerOf, value: `${words.untilTime(relativeTimeText(answer.until, now, { language, withClock: true }))}（${words.waitsForText(words[`waitsFor_${answer.waitsFor}`])}）` },
          { label: words.note, value: answer.note },
        ]
      case 'declined':
        return [
          { label: words.declinedReason, value: words[`decline_${answer.reason}`] },
          { label: words.possibleIf, value: answer.possibleIf },
          { label: words.note, value: answer.note },
        ]
      case 'accepted':
      case 'conditional':
        return [
          { label: words.conditions, value: answer.kind === 'conditional' ? answer.conditions : '' },
          { label: words.admissionDate, value: answer.admissionDate === null ? '' : dayText(answer.admissionDate, now, language) },
          { label: words.waitingWeeks, value: answer.waitingWeeks === null ? '' : words.weeks(answer.waitingWeeks) },
          { label: words.ward, value: answer.ward },
          { label: words.roomFee, value: answer.roomFee },
          { label: words.note, value: answer.note },
        ]
    }
  }
}

const AnswerFacts = ({ inquiry }: { inquiry: Inquiry }) => {
  const words = useMessages(caseMessages)
  const factsOf = useAnswerFacts()
  const facts = [
    ...(inquiry.answer === null ? [] : factsOf(inquiry.answer)),
    { label: words.withdrawnBecause, value: inquiry.withdrawReason },
    { label: words.state_ended, value: inquiry.endReason === null ? '' : words[`inquiryEnd_${inquiry.endReason}`] },
  ].filter(({ value }) => value !== '')
  if (facts.length === 0) return null
  return (
    <dl className={classes.answer}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {inquiry.answeredAt === null ? null : (
        <div>
          <dt>{words.answeredBy}</dt>
          <dd>
            {inquiry.answeredBy === null ? null : <span className={classes.by}>{inquiry.answeredBy}</span>}
            <RelativeTime at={inquiry.answeredAt} withClock />
          </dd>
        </div>
      )}
    </dl>
  )
}
