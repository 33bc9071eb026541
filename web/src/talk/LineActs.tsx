import type { DocumentView } from '@tasuki/domain/document/document.contract'
import type { RoomMessage, RoomState } from '@tasuki/domain/talk/talk.contract'
import { refusalToChangeLine } from '@tasuki/domain/talk/talk.rules'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { ReportDocumentDialog } from '../document/ReportDocumentDialog'
import { ApiRefusal } from '../platform/api-problem'
import { useProblemText } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { useNow } from '../ui/clock'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { canActOnDocuments, DocumentActs } from './DocumentActs'
import classes from './LineActs.module.css'
import { ModerateButton } from '../names/ModerateButton'
import { NameReportDialog } from '../names/NameReportDialog'
import { nameReportMessages } from '../names/name-report.messages'
import { lineMessages } from './line.messages'
import { useReportMessage } from './talk.queries'

/** Of the window: what its bars cover at its edges. */
const BELOW_PX = 72
const ABOVE_PX = 120

export type LineReader = { personId: string; hospitalId: string | undefined; roomState: RoomState }

type LineActsProps = { message: RoomMessage; reader: LineReader; link: string; onEdit: () => void; onDelete: () => void }

/** Why the reader can't change a line, by the rule that the server asks. */
const useRefusalToChange = () => {
  const now = useNow()
  return (message: RoomMessage, reader: LineReader, act: 'edit' | 'delete') =>
    refusalToChangeLine(
      { kind: message.kind, authorPersonId: message.author?.personId ?? null, authorHospitalId: message.author?.hospitalId ?? null, sentAt: new Date(message.sentAt), deleted: message.deletedAt !== null, hidden: message.hidden },
      { act, personId: reader.personId, hospitalId: reader.hospitalId ?? '', roomState: reader.roomState, now },
    )
}

/** What can be done with a line: a small menu beside it, by pointer, finger and keyboard. Of a hidden one, with its documents alone. */
export const LineActs = (props: LineActsProps) => {
  const { message } = props
  return message.hidden === null || canActOnDocuments(message.documents) ? <ActsButton {...props} /> : null
}

const ActsButton = (props: LineActsProps) => {
  const words = useMessages(lineMessages)
  const [open, setOpen] = useState(false)
  const [reporting, setReporting] = useState<'line' | DocumentView>()
  const button = useRef<HTMLButtonElement>(null)
  const root = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (!open) return undefined
    const outside = (event: PointerEvent) => {
      if (!(event.target instanceof Node) || root.current?.contains(event.target) !== true) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [open])
  return (
    <span
      ref={root}
      className={classes.root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        setOpen(false)
        button.current?.focus()
      }}
    >
      <button ref={button} type="button" className={classes.button} aria-label={words.acts} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span aria-hidden>⋯</span>
      </button>
      {open ? <ActsPanel {...props} onNameVisible={setReporting} onDone={() => setOpen(false)} /> : null}
      {reporting === undefined ? null : reporting === 'line' ? (
        <ReportLine messageId={props.message.id} onClose={() => setReporting(undefined)} />
      ) : (
        <ReportDocumentDialog document={reporting} onClose={() => setReporting(undefined)} />
      )}
    </span>
  )
}

/** 「氏名が見えます」, by any reader and however long ago it was said (rule 85). */
const ReportLine = ({ messageId, onClose }: { messageId: string; onClose: () => void }) => {
  const words = useMessages(nameReportMessages)
  const report = useReportMessage()
  const act = () =>
    report.mutate(
      { params: { messageId } },
      {
        onSuccess: () => {
          onClose()
          notify({ text: words.done })
        },
      },
    )
  return <NameReportDialog onReport={act} onClose={onClose} busy={report.isPending} error={report.error} />
}

const ActsPanel = ({ message, reader, link, onEdit, onDelete, onNameVisible, onDone }: LineActsProps & { onNameVisible: (of: 'line' | DocumentView) => void; onDone: () => void }) => {
  const names = useMessages(nameReportMessages)
  const words = useMessages(lineMessages)
  const problemText = useProblemText()
  const refusalTo = useRefusalToChange()
  const own = message.author?.personId === reader.personId
  const hidden = message.hidden !== null
  const reasonFor = (act: 'edit' | 'delete') => {
    const refusal = refusalTo(message, reader, act)
    return refusal === undefined ? undefined : problemText(new ApiRefusal({ code: refusal.code, status: 409 })).what
  }
  const copy = async () => {
    onDone()
    try {
      await navigator.clipboard.writeText(link)
      notify({ text: words.linkCopied })
    } catch {
      // Plain HTTP has no clipboard: the address is shown, to be copied by hand.
      notify({ text: link })
    }
  }
  const panel = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const box = panel.current?.getBoundingClientRect()
    // Above its line where there is no room below: under the last one stand the box to write in and the bar.
    if (panel.current !== null && box !== undefined && box.bottom > window.innerHeight - BELOW_PX && box.top - box.height > ABOVE_PX) panel.current.dataset.up = ''
    // Newer browsers answer with a promise, which is no clean-up.
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <span ref={panel} className={classes.panel}>
      {own && !hidden ? (
        <>
          <ActionButton tone="quiet" size="xs" reason={reasonFor('edit')} onAct={() => (onDone(), onEdit())}>
            {words.edit}
          </ActionButton>
          <ActionButton tone="quiet" size="xs" reason={reasonFor('delete')} onAct={() => (onDone(), onDelete())}>
            {words.remove}
          </ActionButton>
        </>
      ) : null}
      {message.body === '' || hidden ? null : (
        <ActionButton tone="quiet" size="xs" onAct={() => (onDone(), onNameVisible('line'))}>
          {names.press}
        </ActionButton>
      )}
      {message.body === '' || hidden ? null : <ModerateButton choices={[{ kind: 'message', id: message.id, field: '', label: message.body }]} onDone={onDone} />}
      <DocumentActs documents={message.documents} onNameVisible={onNameVisible} onDone={onDone} />
      {hidden ? null : (
        <ActionButton tone="quiet" size="xs" onAct={() => void copy()}>
          {words.copyLink}
        </ActionButton>
      )}
    </span>
  )
}
