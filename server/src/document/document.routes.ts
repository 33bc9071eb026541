import { readsForPrefecture } from '@tasuki/domain/account/actor'
import * as calls from '@tasuki/domain/document/document.contract'
import { memberAccess, oversightAccess, readerAccess } from '../platform/http/access'
import { serveFile } from '../platform/http/serve-file'
import { serve, type ServedRequest, type ServedRoute } from '../platform/http/serve'
import { serveUpload } from '../platform/http/serve-upload'
import { listDocumentReleasesCall, releaseDocumentCall } from '@tasuki/domain/document/document-release.contract'
import { attachDocument, type DocumentHouse } from './attach-document'
import { deleteDocumentCommand, restoreDocumentCommand, viewOwnDocument } from './delete-document'
import { listDocumentReleases } from './list-document-releases'
import { listDeletedDocuments, listDocuments, viewOneDocument } from './list-documents'
import { openDocument, openThumbnail } from './open-document'
import { releaseDocumentCommand } from './release-document'
import { reportDocumentCommand } from './report-document'

/** The prefecture's reading writes an audit entry in the same transaction; everybody else's only reads. */
const isAudited = ({ actor }: Pick<ServedRequest, 'actor'>): boolean => readsForPrefecture(actor)

export const documentRoutes = (house: DocumentHouse): ServedRoute[] => [
  serve(calls.listDocumentsCall, readerAccess, (request) =>
    (isAudited(request) ? request.runCommand : request.runQuery)(async (tx) => {
      const of = { kind: request.params.subjectKind, id: request.params.subjectId }
      return { documents: await listDocuments(tx, of), deleted: await listDeletedDocuments(tx, of) }
    }),
  ),
  serveUpload(calls.uploadDocumentCall, memberAccess, attachDocument(house)),
  serve(calls.getDocumentCall, memberAccess, ({ params, runQuery }) => runQuery((tx) => viewOneDocument(tx, params.documentId))),
  serveFile(calls.getDocumentFileCall, readerAccess, ({ params, runCommand }) => runCommand((tx) => openDocument(tx, house, params.documentId))),
  serveFile(calls.getDocumentThumbnailCall, readerAccess, ({ params, runQuery }) => runQuery((tx) => openThumbnail(tx, house.storage, params.documentId))),
  serve(calls.deleteDocumentCall, memberAccess, ({ params, query, runAndView }) =>
    runAndView(
      (tx) => deleteDocumentCommand(tx, house.subjects, { documentId: params.documentId, onlyUnposted: query.unposted === '1' }),
      (tx) => viewOwnDocument(tx, params.documentId),
    ),
  ),
  serve(calls.restoreDocumentCall, memberAccess, ({ params, runAndView }) =>
    runAndView(
      (tx) => restoreDocumentCommand(tx, house.subjects, params.documentId),
      (tx) => viewOwnDocument(tx, params.documentId),
    ),
  ),
  serve(releaseDocumentCall, memberAccess, ({ params, body, runAndView }) =>
    runAndView(
      (tx) => releaseDocumentCommand(tx, house.subjects, { documentId: params.documentId, reason: body.reason, note: body.note.trim() }),
      (tx) => viewOneDocument(tx, params.documentId),
    ),
  ),
  serve(listDocumentReleasesCall, oversightAccess, (request) => (isAudited(request) ? request.runCommand : request.runQuery)(listDocumentReleases)),
  serve(calls.reportDocumentCall, readerAccess, ({ params, runCommand }) =>
    runCommand(async (tx) => {
      await reportDocumentCommand(tx, house.subjects, params.documentId)
      return null
    }),
  ),
]
