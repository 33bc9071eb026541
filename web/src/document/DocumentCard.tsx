import { type DocumentView, getDocumentThumbnailCall } from '@tasuki/domain/document/document.contract'
import type { DocumentKind } from '@tasuki/domain/document/document-kind'
import type { DeletionMark } from '@tasuki/domain/names/hidden-mark'
import { documentKindText } from '@tasuki/domain/document/document-words'
import { lazy, Suspense, useState } from 'react'
import { useMarkText } from '../names/use-mark-text'
import { callUrl } from '../platform/api-client'
import { useLanguage, useMessages } from '../ui/language'
import { DocumentCheck } from './DocumentCheck'
import { documentMessages } from './document.messages'
import { documentName, sizeText } from './document-name'
import { useDocumentNow } from './document.queries'
import classes from './DocumentCard.module.css'

const DocumentViewer = lazy(() => import('./DocumentViewer').then((module) => ({ default: module.DocumentViewer })))

type DocumentCardProps = { kind: DocumentKind; document: DocumentView | null; gone: LineDocumentGone }
/** `checking`: its hospital hasn't finished with it; only that one has the document itself. */
type LineDocumentGone = 'withdrawn' | 'removed' | 'ended' | 'checking' | DeletionMark | null

const isDeletion = (gone: NonNullable<LineDocumentGone>): gone is DeletionMark => gone.startsWith('deleted ')

/** A document where it was said: what it is, a glance at its first page, and a press to read it. What is gone says why. */
export const DocumentCard = ({ kind, document, gone }: DocumentCardProps) => {
  const words = useMessages(documentMessages)
  const markText = useMarkText()
  const { language } = useLanguage()
  if ((gone !== null && gone !== 'checking') || document === null || document.hidden) {
    const why = gone === null ? words.hidden : gone === 'checking' ? words.checkingElsewhere : isDeletion(gone) ? markText(gone) : words[`gone_${gone}`]
    return (
      <p className={classes.gone}>
        <strong>{documentKindText(kind, language)}</strong>
        <span>{why}</span>
      </p>
    )
  }
  return <StandingCard document={document} />
}

const StandingCard = ({ document: given }: { document: DocumentView }) => {
  const words = useMessages(documentMessages)
  const [open, setOpen] = useState(false)
  const document = useDocumentNow(given)
  const name = documentName(words, document)
  const canOpen = document.check.state === 'released' || document.check.mine
  return (
    <>
      <button type="button" className={classes.card} aria-label={words.open(name)} disabled={!canOpen} onClick={() => setOpen(true)}>
        <DocumentThumbnail documentId={document.hasThumbnail ? document.id : undefined} />
        <span className={classes.about}>
          <strong>{name}</strong>
          <span className={classes.facts}>{`${words.pages(document.pages)}・${sizeText(document.bytes)}`}</span>
        </span>
      </button>
      {document.own ? <DocumentCheck document={document} onSee={() => setOpen(true)} /> : null}
      {open ? (
        <Suspense fallback={null}>
          <DocumentViewer document={document} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

/** The first page, too small to read; an empty sheet where there is none. */
export const DocumentThumbnail = ({ documentId }: { documentId: string | undefined }) => (
  <span className={classes.thumbnail}>{documentId === undefined ? null : <img src={callUrl(getDocumentThumbnailCall.path, { params: { documentId } })} alt="" loading="lazy" />}</span>
)
