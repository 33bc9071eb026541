import { documentMessages } from '../document/document.messages'
import { documentName } from '../document/document-name'
import { AttachedCheck } from '../document/AttachedCheck'
import { DocumentThumbnail } from '../document/DocumentCard'
import { useDeleteDocument } from '../document/document.queries'
import { useMessages } from '../ui/language'
import { attachedOf, type AttachedDocument } from './attached-document'
import classes from './MessageBox.module.css'

type AttachedDocumentsProps = { documents: readonly AttachedDocument[]; onChange: (documents: readonly AttachedDocument[]) => void }

/** What goes with the message being written; until it is sent nobody at the other side sees it. */
export const AttachedDocuments = ({ documents, onChange }: AttachedDocumentsProps) => {
  const words = useMessages(documentMessages)
  const drop = useDeleteDocument()
  const detach = (document: AttachedDocument) => {
    onChange(documents.filter((other) => other !== document))
    // One that stays there without a message is swept within a day; one that another window has sent stays sent.
    drop.mutate({ params: { documentId: document.id }, query: { unposted: '1' } })
  }
  return (
    <>
      {documents.length === 0 ? null : (
    <ul className={classes.attached} aria-label={words.attachedList}>
      {documents.map((document) => (
        <li key={document.id}>
          <DocumentThumbnail documentId={document.hasThumbnail ? document.id : undefined} />
          <span>
            {documentName(words, document)}
            <AttachedCheck documentId={document.id} onReplaced={(by) => onChange(documents.map((other) => (other === document ? attachedOf(by) : other)))} />
          </span>
          <button type="button" aria-label={words.detach(documentName(words, document))} onClick={() => detach(document)}>
            <span aria-hidden>×</span>
          </button>
        </li>
      ))}
    </ul>
      )}
      <p role="status" className={classes.attachedHint}>
        {documents.length === 0 ? '' : words.attachedHint}
      </p>
    </>
  )
}
