import type { DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import { useQuery } from '@tanstack/react-query'
import { useMessages } from '../ui/language'
import classes from './DocumentCheck.module.css'
import { documentMessages } from './document.messages'
import { documentsQuery } from './document.queries'

/** How many of one's own are still being looked through. */
export const useWaitingDocuments = (subjectKind: DocumentSubjectKind, subjectId: string | undefined): number => {
  const { data } = useQuery({ ...documentsQuery(subjectKind, subjectId ?? ''), enabled: subjectId !== undefined })
  return (data?.documents ?? []).filter((document) => document.own && document.deletedUntil === null && document.check.state === 'quarantined').length
}

/** What the sender should know before sending: documents come after by themselves, or have come back. */
export const DocumentsUnderCheck = ({ subjectKind, subjectId }: { subjectKind: DocumentSubjectKind; subjectId: string | undefined }) => {
  const words = useMessages(documentMessages)
  const { data } = useQuery({ ...documentsQuery(subjectKind, subjectId ?? ''), enabled: subjectId !== undefined })
  const standing = (data?.documents ?? []).filter((document) => document.own && document.deletedUntil === null)
  const waiting = standing.filter((document) => document.check.state === 'quarantined')
  const refused = standing.filter((document) => document.check.state === 'refused')
  if (waiting.length + refused.length === 0) return null
  const [done, all] = [waiting.reduce((sum, document) => sum + document.check.checkedPages, 0), waiting.reduce((sum, document) => sum + document.pages, 0)]
  return (
    <div className={classes.strip} role="status">
      {waiting.length === 0 ? null : (
        <p>
          {words.checkingCount(waiting.length)}
          {words.checking(done, all)}。{words.checkingNote}
        </p>
      )}
      {refused.length === 0 ? null : <p>{words.refusedCount(refused.length)}</p>}
    </div>
  )
}
