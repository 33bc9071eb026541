import { useQuery } from '@tanstack/react-query'
import { DocumentPanel } from '../../document/DocumentPanel'
import { documentMessages } from '../../document/document.messages'
import { documentsQuery } from '../../document/document.queries'
import { useMessages } from '../../ui/language'
import { caseFormMessages } from './case-form.messages'
import { Fold } from './FormParts'

type DraftDocumentsProps = { caseId: string | undefined; /** The draft is to be saved at once: a document needs it. Gives why it could not be. */ onNeedCase: () => Promise<unknown> }

/** Documents chosen before the patient is sent: they lie with the draft, and hospitals read them from the first moment. */
export const DraftDocuments = ({ caseId, onNeedCase }: DraftDocumentsProps) => {
  const words = useMessages(documentMessages)
  return (
    <Fold name="documents" title={words.documents} note={<DocumentsNote caseId={caseId} />}>
      <DocumentPanel subjectKind="case" subjectId={caseId} canAdd onNeedSubject={onNeedCase} />
    </Fold>
  )
}

const DocumentsNote = ({ caseId }: { caseId: string | undefined }) => {
  const words = useMessages(caseFormMessages)
  const { data } = useQuery({ ...documentsQuery('case', caseId ?? ''), enabled: caseId !== undefined })
  const count = data?.documents.filter((document) => document.deletedUntil === null).length ?? 0
  return <span>{count === 0 ? words.nothingEntered : words.documentCount(count)}</span>
}
