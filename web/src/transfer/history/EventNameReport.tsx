import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import { eventFreeTexts } from '@tasuki/domain/transfer/event-text.rules'
import { useState } from 'react'
import { useMarkText } from '../../names/use-mark-text'
import { ModerateButton } from '../../names/ModerateButton'
import { NameReportDialog } from '../../names/NameReportDialog'
import { nameReportMessages } from '../../names/name-report.messages'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { useReportClosing, useReportEvent } from '../name-report.queries'
import classes from './EventCard.module.css'

type ReportButtonProps = { busy: boolean; error: unknown; onReport: (done: () => void) => void }

const ReportButton = ({ busy, error, onReport }: ReportButtonProps) => {
  const words = useMessages(nameReportMessages)
  const [opened, setOpened] = useState(false)
  const done = () => {
    setOpened(false)
    notify({ text: words.done })
  }
  return (
    <span data-print="hide" className={classes.report}>
      <ActionButton tone="quiet" size="xs" onAct={() => setOpened(true)}>
        {words.press}
      </ActionButton>
      {opened ? <NameReportDialog onReport={() => onReport(done)} onClose={() => setOpened(false)} busy={busy} error={error} /> : null}
    </span>
  )
}

/** 「氏名が見えます」 in the typed words of an event line; where they are hidden, that is said instead (rule 85). */
export const EventNameReport = ({ event, message }: { event: NonNullable<RoomMessage['event']>; message: RoomMessage }) => {
  const markText = useMarkText()
  const report = useReportEvent()
  if (message.hidden !== null) return <p className={classes.more}>{markText(message.hidden)}</p>
  const texts = Object.values(eventFreeTexts(event.type, event.data))
  if (texts.length === 0) return null
  return (
    <>
      <ReportButton busy={report.isPending} error={report.error} onReport={(done) => report.mutate({ params: { messageId: message.id } }, { onSuccess: done })} />
      <ModerateButton choices={[{ kind: 'event', id: message.id, field: '', label: texts.join('／') }]} />
    </>
  )
}

/** The same in the note with which a case was ended. */
export const ClosingNameReport = ({ caseId }: { caseId: string }) => {
  const report = useReportClosing()
  return <ReportButton busy={report.isPending} error={report.error} onReport={(done) => report.mutate({ params: { caseId } }, { onSuccess: done })} />
}
