import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { NameReportDialog } from '../names/NameReportDialog'
import { nameReportMessages } from '../names/name-report.messages'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { documentMessages } from './document.messages'
import { documentName } from './document-name'
import { useReportDocument } from './document.queries'

/** 「氏名が見えます」, by any reader and however long ago it was attached (rule 85). */
export const ReportDocumentDialog = ({ document, onClose }: { document: DocumentView; onClose: () => void }) => {
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
