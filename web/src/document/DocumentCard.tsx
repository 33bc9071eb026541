import { type DocumentView, getDocumentThumbnailCall } from '@tasuki/domain/document/document.contract'
import type { DocumentKind } from '@tasuki/domain/document/document-kind'
import { lazy, Suspense, useState } from 'react'
import { callUrl } from '../platform/api-client'
import { useLanguage, useMessages } from '../ui/language'
import { documentMessages } from './document.messages'
import { documentKindText, documentName, sizeText } from './document-name'
import classes from './DocumentCard.module.css'

const DocumentViewer = lazy(() => import('./DocumentViewer').then((module) => ({ default: module.DocumentViewer })))

type DocumentCardProps = { kind: DocumentKind; document: DocumentView | null; gone: 'withdrawn' | 'removed' | 'ended' | null }

/** A document where it was said: what it is, a glance at its first page, and a press to read it. What is gone says why. */
export const DocumentCard = ({ kind, document, gone }: DocumentCardProps) => {
  const words = useMessages(documentMessages)
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  if (gone !== null || document === null || document.hidden) {
    const why = gone === null ? words.hidden : words[`gone_${gone}`]
    return (
      <p className={classes.gone}>
        <strong>{documentKindText(kind, language)}</strong>
        <span>{why}</span>
      </p>
    )
  }
  const name = documentName(words, document)
  return (
    <>
      <button type="button" className={classes.card} aria-label={words.open(name)} onClick={() => setOpen(true)}>
        <DocumentThumbnail documentId={document.hasThumbnail ? document.id : undefined} />
        <span className={classes.about}>
          <strong>{name}</strong>
          <span className={classes.facts}>{`${words.pages(document.pages)}・${sizeText(document.bytes)}`}</span>
        </span>
      </button>
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
