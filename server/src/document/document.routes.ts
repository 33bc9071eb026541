import * as calls from '@tasuki/domain/document/document.contract'
import { memberAccess, signedInAccess } from '../platform/http/access'
import { serveFile } from '../platform/http/serve-file'
import { serve, type ServedRequest, type ServedRoute } from '../platform/http/serve'
import { serveUpload } from '../platform/http/serve-upload'
import { attachDocument, type DocumentHouse } from './attach-document'
import { deleteDocumentCommand, restoreDocumentCommand, viewOwnDocument } from './delete-document'
import { listDocuments } from './list-documents'
import { openDocument, openThumbnail } from './open-document'
import { reportDocumentCommand } from './report-document'

/** The prefecture's reading writes an audit entry in the same transaction; everybody else's only reads. */
const runListing = ({ actor, runQuery, runCommand }: Pick<ServedRequest<typeof calls.listDocumentsCall>, 'actor' | 'runQuery' | 'runCommand'>) => (actor.kind === 'officer' ? runCommand : runQuery)

export const documentRoutes = (house: DocumentHouse): ServedRoute[] => [
  serve(calls.listDocumentsCall, signedInAccess, (request) =>
    runListing(request)(async (tx) => ({ documents: await listDocuments(tx, { kind: request.params.subjectKind, id: request.params.subjectId }) })),
  ),
  serveUpload(calls.uploadDocumentCall, memberAccess, attachDocument(house)),
  serveFile(calls.getDocumentFileCall, signedInAccess, ({ params, runCommand }) => runCommand((tx) => openDocument(tx, house, params.documentId))),
  serveFile(calls.getDocumentThumbnailCall, signedInAccess, ({ params, runQuery }) => runQuery((tx) => openThumbnail(tx, house.storage, params.documentId))),
  serve(calls.deleteDocumentCall, memberAccess, ({ params, query, runCommand }) =>
    runCommand(async (tx) => {
      await deleteDocumentCommand(tx, house.subjects, { documentId: params.documentId, onlyUnposted: query.unposted === '1' })
      return viewOwnDocument(tx, params.documentId)
    }),
  ),
  serve(calls.restoreDocumentCall, memberAccess, ({ params, runCommand }) =>
    runCommand(async (tx) => {
      await restoreDocumentCommand(tx, house.subjects, params.documentId)
      return viewOwnDocument(tx, params.documentId)
    }),
  ),
  serve(calls.reportDocumentCall, signedInAccess, ({ params, runCommand }) =>
    runCommand(async (tx) => {
      await reportDocumentCommand(tx, house.subjects, params.documentId)
      return null
    }),
  ),
]
