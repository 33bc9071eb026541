import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { lazy, Suspense, useRef } from 'react'
import { type ChosenFiles, FileField } from '../document/choose-files'
import { documentMessages } from '../document/document.messages'
import { useMessages } from '../ui/language'
import classes from './MessageBox.module.css'

const SendDocumentsDialog = lazy(() => import('../document/SendDocumentsDialog').then((module) => ({ default: module.SendDocumentsDialog })))

type AttachToolsProps = { roomId: string; files: ChosenFiles; onAttached: (document: DocumentView) => void }

/** Attaching by the browser's chooser or the phone's camera; each file with its kind and its tick, as beside a case. */
export const AttachTools = ({ roomId, files, onAttached }: AttachToolsProps) => {
  const words = useMessages(documentMessages)
  const file = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className={classes.tool} aria-label={words.attach} title={words.attach} onClick={() => file.current?.click()}>
        <PaperClip />
      </button>
      <button type="button" className={classes.tool} aria-label={words.camera} title={words.camera} onClick={() => camera.current?.click()}>
        <Camera />
      </button>
      <FileField field={file} label={words.attach} onFiles={files.take} />
      <FileField field={camera} label={words.camera} camera onFiles={files.take} />
      {files.chosen.length === 0 ? null : (
        <Suspense fallback={null}>
          <SendDocumentsDialog subjectKind="room" subjectId={roomId} chosen={files.chosen} onChosen={files.setChosen} onSent={onAttached} />
        </Suspense>
      )}
    </>
  )
}

const PaperClip = () => (
  <svg aria-hidden width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round">
    <path d="M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.9-8.9a3.4 3.4 0 0 1 4.8 4.8l-8.6 8.6a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6" />
  </svg>
)

const Camera = () => (
  <svg aria-hidden width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round">
    <path d="M3 8h4l2-3h6l2 3h4v11H3z" />
    <circle cx="12" cy="13" r="3.5" />
  </svg>
)
