import type { DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import { type ChangeEvent, type DragEvent, useEffect, useRef, useState } from 'react'
import { ActionButton } from '../ui/ActionButton'
import { useMessages } from '../ui/language'
import { type ChosenDocument, groupChosen } from './chosen-files'
import { documentMessages } from './document.messages'
import classes from './Documents.module.css'
import { SendDocumentsDialog } from './SendDocumentsDialog'

const newKey = (): string => crypto.randomUUID()

/** Files come by dialog, by dropping, by pasting or from the phone's camera. */
export const AddDocuments = ({ subjectKind, subjectId }: { subjectKind: DocumentSubjectKind; subjectId: string }) => {
  const words = useMessages(documentMessages)
  const [chosen, setChosen] = useState<ChosenDocument[]>([])
  const [over, setOver] = useState(false)
  const files = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const take = (list: FileList | null | undefined) => {
    const added = groupChosen([...(list ?? [])], newKey)
    setChosen((before) => [...before, ...added])
  }
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if ((event.clipboardData?.files.length ?? 0) > 0) take(event.clipboardData?.files)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])
  const fromInput = (event: ChangeEvent<HTMLInputElement>) => {
    take(event.currentTarget.files)
    // The same file chosen again is a choice, too.
    event.currentTarget.value = ''
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <div
      className={classes.adding}
      data-over={over ? '' : undefined}
      data-print="hide"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <ActionButton onAct={() => files.current?.click()}>{words.add}</ActionButton>
      <ActionButton onAct={() => camera.current?.click()}>{words.camera}</ActionButton>
      <p>{words.drop}</p>
      <input ref={files} type="file" hidden multiple accept="application/pdf,image/jpeg,image/png" aria-label={words.add} onChange={fromInput} />
      <input ref={camera} type="file" hidden multiple accept="image/jpeg" capture="environment" aria-label={words.camera} onChange={fromInput} />
      {chosen.length === 0 ? null : <SendDocumentsDialog subjectKind={subjectKind} subjectId={subjectId} chosen={chosen} onChosen={setChosen} />}
    </div>
  )
}
