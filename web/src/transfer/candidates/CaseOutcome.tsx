import { CLOSING_NOTE } from '@tasuki/domain/transfer/case-closing'
import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { useMarkText } from '../../names/use-mark-text'
import { ModerateButton } from '../../names/ModerateButton'
import { useNow } from '../../ui/clock'
import { useLanguage, useMessages } from '../../ui/language'
import { RelativeTime } from '../../ui/RelativeTime'
import { dayText } from '../../ui/time-text'
import { caseMessages } from '../case.messages'
import { DeadlineClock } from '../DeadlineClock'
import { ClosingNameReport } from '../history/EventNameReport'
import { PrintNotice } from '../paper/PrintNotice'
import classes from './SenderCase.module.css'

/** The hold or the end of the case, where there is one. */
export const CaseOutcome = ({ detail: { id, relation, hold, closing, receptions, hiddenFields } }: { detail: CaseDetail }) => {
  const words = useMessages(caseMessages)
  const markText = useMarkText()
  const { language } = useLanguage()
  const now = useNow()
  if (closing !== null) {
    const where = closing.destinationHospital?.name ?? closing.destinationText
    return (
      <dl className={classes.outcome}>
        <div>
          <dt>{closing.kind === 'completed' ? words.closingCompleted : words.closingEnded}</dt>
          <dd>{closing.endReason === null ? where : words[`end_${closing.endReason}`]}</dd>
        </div>
        {closing.transferDate === null ? null : (
          <div>
            <dt>{words.transferDate}</dt>
            <dd>{dayText(closing.transferDate, now, language)}</dd>
          </div>
        )}
        {closing.note === '' ? null : (
          <div>
            <dt>{words.note}</dt>
            <dd>
              {closing.note} <ClosingNameReport caseId={id} /> <ModerateButton choices={[{ kind: 'closing', id, field: '', label: closing.note }]} />
            </dd>
          </div>
        )}
        {closing.note !== '' || hiddenFields[CLOSING_NOTE] === undefined ? null : (
          <div>
            <dt>{words.note}</dt>
            <dd>{markText(hiddenFields[CLOSING_NOTE])}</dd>
          </div>
        )}
        <div>
          <dt>{words.closedOn}</dt>
          <dd>
            <RelativeTime at={closing.at} withClock />
          </dd>
        </div>
      </dl>
    )
  }
  if (hold === null) return null
  return (
    <div className={classes.settled}>
      <dl className={classes.outcome}>
      <div>
        <dt>{words.holdTitle}</dt>
        <dd>{hold.confirmedAt === null ? words.holdWaiting(hold.hospital.name) : words.holdConfirmed(hold.hospital.name)}</dd>
      </div>
      <div>
        <dt>{words.transferDate}</dt>
        <dd>{dayText(hold.transferDate, now, language)}</dd>
      </div>
      {hold.confirmedAt === null ? (
        <div>
          <dt>{words.confirmDue}</dt>
          <dd>
            <RelativeTime at={hold.confirmDueAt} withClock />　<DeadlineClock deadline={{ what: 'confirm', dueAt: hold.confirmDueAt }} reception={receptions.find(({ hospitalId }) => hospitalId === hold.hospital.id)?.reception} side="sender" />
          </dd>
        </div>
      ) : null}
    </dl>
      {relation === 'sender' ? <PrintNotice caseId={id} /> : null}
    </div>
  )
}
