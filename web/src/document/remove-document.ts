import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { useProblemText } from '../platform/ProblemPanel'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { documentMessages } from './document.messages'
import { documentName } from './document-name'
import { useDeleteDocument, useRestoreDocument } from './document.queries'

/** Deletes a document of one's own hospital, and takes that back. */
export const useRemoveDocument = () => {
  const words = useMessages(documentMessages)
  const text = useProblemText()
  const deletion = useDeleteDocument()
  const restoration = useRestoreDocument()
  const say = (problem: unknown) => notify({ text: text(problem).what })
  const restore = (documentId: string) => restoration.mutate({ params: { documentId } }, { onError: say })
  const remove = (document: Pick<DocumentView, 'id' | 'kind' | 'title'>) =>
    deletion.mutate({ params: { documentId: document.id } }, { onSuccess: () => notify({ text: words.removed(documentName(words, document)), undo: () => restore(document.id) }), onError: say })
  return { remove, restore }
}
