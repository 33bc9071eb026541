import type { DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import { useEffect, useRef, useState } from 'react'
import { ActionButton } from '../ui/ActionButton'
import { useFileDrop } from '../ui/file-drop'
import { useMessages } from '../ui/language'
import { FileField, pastedFiles, useChosenFiles } from './choose-files'
import { documentMessages } from './document.messages'
import classes from './Documents.module.css'
import { SendDocumentsDialog } from './SendDocumentsDialog'

/** Files come by dialog, by dropping, by pasting or from the phone's camera. */
type AddDocumentsProps = { subjectKind: DocumentSubjectKind; subjectId: string | undefined; onNeedSubject?: (() => Promise<unknown>) | undefined }

export const AddDocuments = ({ subjectKind, subjectId, onNeedSubject }: AddDocumentsProps) => {
  const words = useMessages(documentMessages)
  const { chosen, setChosen, take: takeFiles } = useChosenFiles()
  const [problem, setProblem] = useState<unknown>(null)
  const need = async () => {
    setProblem(null)
    setProblem((await onNeedSubject?.()) ?? null)
  }
  const take = (files: FileList | null | undefined) => {
    if (takeFiles(files) && subjectId === undefined) void need()
  }
  const files = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      // What the message box has taken goes there.
      if (!event.defaultPrevented) take(pastedFiles(event.clipboardData))
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  })
  const drop = useFileDrop(take)
  return (
    <div
      className={classes.adding}
      data-print="hide"
      {...drop}
    >
      <ActionButton onAct={() => files.current?.click()}>{words.add}</ActionButton>
      <ActionButton onAct={() => camera.current?.click()}>{words.camera}</ActionButton>
      <p>{words.drop}</p>
      <FileField field={files} label={words.add} onFiles={take} />
      <FileField field={camera} label={words.camera} camera onFiles={take} />
      {chosen.length === 0 ? null : <SendDocumentsDialog subjectKind={subjectKind} subjectId={subjectId} missing={subjectId === undefined && problem !== null ? { problem, onRetry: () => void need() } : undefined} chosen={chosen} onChosen={setChosen} />}
    </div>
  )
}
