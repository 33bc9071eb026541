import type { DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { NameReportDialog } from '../names/NameReportDialog'
import { nameReportMessages } from '../names/name-report.messages'
import { ProblemPanel, useProblemText } from '../platform/ProblemPanel'
import { EmptyState } from '../ui/EmptyState'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { SkeletonRows } from '../ui/SkeletonRows'
import { AddDocuments } from './AddDocuments'
import { documentMessages } from './document.messages'
import { documentName } from './document-name'
import { documentsQuery, useDeleteDocument, useReportDocument, useRestoreDocument } from './document.queries'
import { DocumentLine } from './DocumentLine'
import classes from './Documents.module.css'

const DocumentViewer = lazy(() => import('./DocumentViewer').then((module) => ({ default: module.DocumentViewer })))

type DocumentPanelProps = { subjectKind: DocumentSubjectKind; subjectId: string; /** Whether one's own hospital may add to it now. */ canAdd: boolean }

/** 書類: what belongs to a case or a room, opened in the page; with `canAdd` where one adds to it. */
export const DocumentPanel = ({ subjectKind, subjectId, canAdd }: DocumentPanelProps) => {
  const words = useMessages(documentMessages)
  const text = useProblemText()
  const { data, error, refetch } = useQuery(documentsQuery(subjectKind, subjectId))
  const [opened, setOpened] = useState<DocumentView>()
  const [reported, setReported] = useState<DocumentView>()
  const remove = useDeleteDocument()
  const restore = useRestoreDocument()
  if (data === undefined) return error === null ? <SkeletonRows rows={3} columns={2} /> : <ProblemPanel error={error} onRetry={() => void refetch()} />
  const restoreOne = (id: string) =>
    restore.mutate(
      { params: { documentId: id } },
      { onError: (problem) => notify({ text: text(problem).what }) },
    )
  const removeOne = (document: DocumentView) =>
    remove.mutate({ params: { documentId: document.id } }, { onSuccess: () => notify({ text: words.removed(documentName(words, document)), undo: () => restoreOne(document.id) }) })
  const standing = data.documents.filter((document) => document.deletedUntil === null)
  const deleted = data.documents.filter((document) => document.deletedUntil !== null)
  return (
    <div>
      {standing.length === 0 ? <EmptyState title={words.empty}>{canAdd ? words.emptySender : words.emptyReader}</EmptyState> : null}
      <ul className={classes.list} aria-label={words.documents}>
        {standing.map((document) => (
          <DocumentLine key={document.id} document={document} onOpen={() => setOpened(document)} onRemove={document.own && canAdd ? () => removeOne(document) : undefined} onNameVisible={() => setReported(document)} />
        ))}
      </ul>
      <ProblemPanel error={remove.error} />
      {canAdd ? <AddDocuments subjectKind={subjectKind} subjectId={subjectId} /> : null}
      {deleted.length === 0 ? null : (
        <details>
          <summary>{words.deleted}</summary>
          <ul className={classes.list}>
            {deleted.map((document) => (
              <DocumentLine key={document.id} document={document} onRestore={() => restoreOne(document.id)} />
            ))}
          </ul>
        </details>
      )}
      {reported === undefined ? null : <ReportDocument document={reported} onClose={() => setReported(undefined)} />}
      {opened === undefined ? null : (
        <Suspense fallback={null}>
          <DocumentViewer document={opened} onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
    </div>
  )
}

/** 「氏名が見えます」, by any reader and however long ago it was attached (rule 85). */
const ReportDocument = ({ document, onClose }: { document: DocumentView; onClose: () => void }) => {
  const words = useMessages(nameReportMessages)
  const documents = useMessages(documentMessages)
  const report = useReportDocument()
  const act = () =>
    report.mutate(
      { params: { documentId: document.id } },
      {
        onSuccess: () => {
          onClose()
          notify({ text: words.done })
        },
      },
    )
  return (
    <NameReportDialog onReport={act} onClose={onClose} busy={report.isPending} error={report.error}>
      <p>{documentName(documents, document)}</p>
    </NameReportDialog>
  )
}
