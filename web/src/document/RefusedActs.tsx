import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { useRef, useState } from 'react'
import { ActionButton } from '../ui/ActionButton'
import { useMessages } from '../ui/language'
import { FileField, useChosenFiles } from './choose-files'
import classes from './DocumentCheck.module.css'
import { documentMessages } from './document.messages'
import { ReleaseDocumentDialog } from './ReleaseDocumentDialog'
import { SendDocumentsDialog } from './SendDocumentsDialog'

type RefusedActsProps = { document: DocumentView; onReplaced: (by: DocumentView) => void; onReleased: () => void }

/** What its uploader can do about a document that was sent back: another one in its place, or answering for it. */
export const RefusedActs = ({ document, onReplaced, onReleased }: RefusedActsProps) => {
  const words = useMessages(documentMessages)
  const field = useRef<HTMLInputElement>(null)
  const { chosen, setChosen, take } = useChosenFiles({ most: 1, taken: 0, as: { replaces: document.id, kind: document.kind, title: document.title } })
  const [releasing, setReleasing] = useState(false)
  return (
    <div className={classes.acts}>
      <span className={classes.note}>{words.replaceHint}</span>
      <ActionButton onAct={() => setReleasing(true)}>{words.notName}</ActionButton>
      <ActionButton tone="primary" onAct={() => field.current?.click()}>
        {words.replace}
      </ActionButton>
      <FileField field={field} label={words.replace} onFiles={take} />
      {chosen.length === 0 ? null : (
        <SendDocumentsDialog
          subjectKind={document.subject.kind}
          subjectId={document.subject.id}
          chosen={chosen}
          onChosen={setChosen}
          onSent={onReplaced}
        />
      )}
      {releasing ? <ReleaseDocumentDialog document={document} onClose={() => setReleasing(false)} onReleased={onReleased} /> : null}
    </div>
  )
}
