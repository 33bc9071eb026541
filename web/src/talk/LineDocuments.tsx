import type { LineDocument } from '@tasuki/domain/talk/talk.contract'
import { documentMessages } from '../document/document.messages'
import { DocumentCard } from '../document/DocumentCard'
import { useMessages } from '../ui/language'
import classes from './LineDocuments.module.css'

/** The documents that a line carries. */
export const LineDocuments = ({ documents }: { documents: readonly LineDocument[] }) => {
  const words = useMessages(documentMessages)
  if (documents.length === 0) return null
  return (
    <ul className={classes.list} aria-label={words.documents}>
      {documents.map(({ id, kind, gone, document }) => (
        <li key={id}>
          <DocumentCard kind={kind} gone={gone} document={document} />
        </li>
      ))}
    </ul>
  )
}
