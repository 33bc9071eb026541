import type { DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import { deleteDocumentCall, listDocumentsCall, reportDocumentCall, restoreDocumentCall } from '@tasuki/domain/document/document.contract'
import { callQuery, useCommand } from '../platform/server-state'

export const documentsQuery = (subjectKind: DocumentSubjectKind, subjectId: string) => callQuery(['document', 'listDocuments'], listDocumentsCall, { params: { subjectKind, subjectId } })

/** A room's lines tell of their documents, too. */
const changes = [['document'], ['transfer', 'listCaseEvents'], ['talk', 'listMessages']]

export const useDeleteDocument = () => useCommand(deleteDocumentCall, { changes })
export const useRestoreDocument = () => useCommand(restoreDocumentCall, { changes })
export const useReportDocument = () => useCommand(reportDocumentCall, { changes })
