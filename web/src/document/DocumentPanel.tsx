import type { DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { ProblemPanel } from '../platform/ProblemPanel'
import { EmptyState } from '../ui/EmptyState'
import { useMessages } from '../ui/language'
import { SkeletonRows } from '../ui/SkeletonRows'
import { AddDocuments } from './AddDocuments'
import { DocumentCard } from './DocumentCard'
import { documentMessages } from './document.messages'
import { documentsQuery } from './document.queries'
import { DocumentLine } from './DocumentLine'
import { DocumentsUnderCheck } from './DocumentsUnderCheck'
import classes from './Documents.module.css'
import { useRemoveDocument } from './remove-document'
import { ReportDocumentDialog } from './ReportDocumentDialog'

const DocumentViewer = lazy(() => import('./DocumentViewer').then((module) => ({ default: module.DocumentViewer })))

type DocumentPanelProps = { subjectKind: DocumentSubjectKind; subjectId: string | undefined; /** Whether one's own hospital may add to it now. */ canAdd: boolean; /** Where the subject isn't there yet: it is wanted now. Gives why it can't be had. */ onNeedSubject?: () => Promise<unknown> }

/** 書類: what belongs to a case or a room, opened in the page; with `canAdd` where one adds to it. */
export const DocumentPanel = ({ subjectKind, subjectId, canAdd, onNeedSubject }: DocumentPanelProps) => {
  const words = useMessages(documentMessages)
  const { data, error, refetch } = useQuery({ ...documentsQuery(subjectKind, subjectId ?? ''), enabled: subjectId !== undefined })
  const [opened, setOpened] = useState<DocumentView>()
  const [reported, setReported] = useState<DocumentView>()
  const { remove, restore } = useRemoveDocument()
  const known = data?.documents ?? []
  const standing = known.filter((document) => document.deletedUntil === null)
  const deleted = known.filter((document) => document.deletedUntil !== null)
  const erased = data?.deleted ?? []
  const empty = subjectId === undefined || (data !== undefined && standing.length === 0 && erased.length === 0)
  return (
    <div>
      {subjectId === undefined || data !== undefined ? null : error === null ? <SkeletonRows rows={3} columns={2} /> : <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {empty ? <EmptyState title={words.empty}>{canAdd ? words.emptySender : words.emptyReader}</EmptyState> : null}
      {canAdd ? <DocumentsUnderCheck subjectKind={subjectKind} subjectId={subjectId} /> : null}
      <ul className={classes.list} aria-label={words.documents}>
        {standing.map((document) => (
          <DocumentLine key={document.id} document={document} onOpen={() => setOpened(document)} onRemove={document.own && canAdd ? () => remove(document) : undefined} onNameVisible={() => setReported(document)} />
        ))}
        {erased.map(({ id, kind, mark }) => (
          <li key={id} className={classes.row}>
            <DocumentCard kind={kind} gone={mark} document={null} />
          </li>
        ))}
      </ul>
      {canAdd ? <AddDocuments subjectKind={subjectKind} subjectId={subjectId} onNeedSubject={onNeedSubject} /> : null}
      {deleted.length === 0 ? null : (
        <details>
          <summary>{words.deleted}</summary>
          <ul className={classes.list}>
            {deleted.map((document) => (
              <DocumentLine key={document.id} document={document} onRestore={() => restore(document.id)} />
            ))}
          </ul>
        </details>
      )}
      {reported === undefined ? null : <ReportDocumentDialog document={reported} onClose={() => setReported(undefined)} />}
      {opened === undefined ? null : (
        <Suspense fallback={null}>
          <DocumentViewer document={opened} onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
    </div>
  )
}
