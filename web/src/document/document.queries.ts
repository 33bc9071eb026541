import type { DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import { listDocumentReleasesCall, releaseDocumentCall } from '@tasuki/domain/document/document-release.contract'
import { deleteDocumentCall, type DocumentView, getDocumentCall, listDocumentsCall, reportDocumentCall, restoreDocumentCall } from '@tasuki/domain/document/document.contract'
import { useQuery } from '@tanstack/react-query'
import { callQuery, useCommand } from '../platform/server-state'

export const documentsQuery = (subjectKind: DocumentSubjectKind, subjectId: string) => callQuery(['document', 'listDocuments'], listDocumentsCall, { params: { subjectKind, subjectId } })

export const documentQuery = (documentId: string) => callQuery(['document', 'getDocument'], getDocumentCall, { params: { documentId } })

export const documentReleasesQuery = () => callQuery(['document', 'listDocumentReleases'], listDocumentReleasesCall, {})

/** One's own hospital's document as it stands now: while it is being looked through, each page is a change. */
export const useDocumentNow = (document: DocumentView): DocumentView => {
  const { data } = useQuery({ ...documentQuery(document.id), enabled: document.own && document.check.state !== 'released' })
  return data ?? document
}

/** A room's lines tell of their documents, too. */
const changes = [['document'], ['transfer', 'listCaseEvents'], ['talk', 'listMessages']]

export const useDeleteDocument = () => useCommand(deleteDocumentCall, { changes })
export const useRestoreDocument = () => useCommand(restoreDocumentCall, { changes })
/** `done` comes before everything is read again: then its dialog has nothing to stand on. */
export const useReleaseDocument = (done: () => void) => useCommand(releaseDocumentCall, { changes, done })
export const useReportDocument = () => useCommand(reportDocumentCall, { changes })
