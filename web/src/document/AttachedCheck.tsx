import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { documentQuery } from './document.queries'
import { DocumentCheck } from './DocumentCheck'

const DocumentViewer = lazy(() => import('./DocumentViewer').then((module) => ({ default: module.DocumentViewer })))

/** Of a document that goes with what is being written: how far its check is, and the way to put it right. */
export const AttachedCheck = ({ documentId, onReplaced }: { documentId: string; onReplaced: (by: DocumentView) => void }) => {
  const { data: document } = useQuery(documentQuery(documentId))
  const [open, setOpen] = useState(false)
  if (document === undefined) return null
  return (
    <>
      <DocumentCheck document={document} onSee={() => setOpen(true)} />
      {open ? (
        <Suspense fallback={null}>
          <DocumentViewer document={document} onClose={() => setOpen(false)} onReplaced={onReplaced} />
        </Suspense>
      ) : null}
    </>
  )
}
