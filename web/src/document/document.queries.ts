import type { DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import { deleteDocumentCall, listDocumentsCall, reportDocumentCall, restoreDocumentCall } from '@tasuki/domain/document/document.contract'
import { callQuery, useCommand } from '../platform/server-state'

export const documentsQuery = (subjectKind: DocumentSubjectKind, subjectId: string) => callQuery(['document', 'listDocuments'], listDocumentsCall, { params: { subjectKind, subjectId } })

const changes = [['document'], ['transfer', 'listCaseEvents']]

export const useDeleteDocument = () => useCommand(deleteDocumentCall, { changes })
export const useRestoreDocument = () => useCommand(restoreDocumentCall, { changes })
export const useReportDocument = () => useCommand(reportDocumentCall, { changes })
