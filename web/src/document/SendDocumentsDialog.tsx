import type { DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { lazy, Suspense, useState } from 'react'
import { ConfirmDialog, DialogFrame } from '../ui/ConfirmDialog'
import { ProblemPanel } from '../platform/ProblemPanel'
import { useMessages } from '../ui/language'
import type { ChosenDocument } from './chosen-files'
import { ChosenItem } from './ChosenItem'
import { documentMessages } from './document.messages'
import { redactionMessages } from './redact/redaction.messages'
import type { RedactionWork } from './redact/use-redaction'

/** With all that draws and reads: fetched when a document is there to be blacked out. */
const RedactionEditor = lazy(() => import('./redact/RedactionEditor').then((module) => ({ default: module.RedactionEditor })))

type SendDocumentsDialogProps = { subjectKind: DocumentSubjectKind; subjectId: string | undefined; /** Why the subject isn't there, and asking for it again. */ missing?: { problem: unknown; onRetry: () => void } | undefined; chosen: readonly ChosenDocument[]; onChosen: (change: (before: ChosenDocument[]) => ChosenDocument[]) => void; onSent?: (document: DocumentView) => void }

/** Each file with its kind and its own way to the server, once its names are blacked out in the editor. */
export const SendDocumentsDialog = ({ subjectKind, subjectId, missing, chosen, onChosen, onSent }: SendDocumentsDialogProps) => {
  const words = useMessages(documentMessages)
  const editing = useMessages(redactionMessages)
  const [works] = useState(() => new Map<string, RedactionWork>())
  const [editedKey, setEditedKey] = useState<string>()
  const [leaving, setLeaving] = useState(false)
  const isBegun = chosen.some(({ key }) => [...works.keys()].some((begun) => begun.startsWith(key)))
  const edited = chosen.find(({ key }) => key === editedKey)
  const change = (key: string, changed: Partial<ChosenDocument>) => onChosen((before) => before.map((other) => (other.key === key ? { ...other, ...changed } : other)))
  if (edited !== undefined) {
    return (
      <DialogFrame title={editing.title} opened onClose={() => setEditedKey(undefined)} fills>
        <Suspense fallback={<p role="status">{editing.opening}</p>}>
          <RedactionEditor
            chosen={edited}
            works={works}
            onBack={() => setEditedKey(undefined)}
            onDone={(made) => {
              change(edited.key, { redacted: { key: crypto.randomUUID(), ...made } })
              setEditedKey(undefined)
            }}
          />
        </Suspense>
      </DialogFrame>
    )
  }
  const dialogTitle = chosen.some((one) => one.replaces !== undefined) ? words.replaceTitle : subjectKind === 'room' ? words.attachTitle : words.dialogTitle
  return (
    <DialogFrame title={dialogTitle} opened onClose={() => (isBegun ? setLeaving(true) : onChosen(() => []))} size="lg">
      {missing === undefined ? null : <ProblemPanel error={missing.problem} onRetry={missing.onRetry} />}
      {chosen.map((one) => (
        <ChosenItem
          key={one.key}
          chosen={one}
          subject={{ subjectKind, subjectId }}
          waits={subjectId !== undefined ? undefined : missing === undefined ? words.saveFirst : words.saveRefused}
          onSent={(document) => onSent?.(document)}
          onChange={(changed) => change(one.key, changed)}
          onRedact={() => {
            // Whoever opens it again has seen something: what was made before isn't sent any more.
            change(one.key, { redacted: undefined })
            setEditedKey(one.key)
          }}
          onGone={() => onChosen((before) => before.filter((other) => other.key !== one.key))}
        />
      ))}
      {leaving ? (
        <ConfirmDialog title={words.leaveTitle} opened actLabel={words.leaveAct} onAct={() => onChosen(() => [])} onClose={() => setLeaving(false)}>
          <p>{words.leaveLead}</p>
        </ConfirmDialog>
      ) : null}
    </DialogFrame>
  )
}
