import { type DocumentView, getDocumentThumbnailCall } from '@tasuki/domain/document/document.contract'
import { japanDay } from '@tasuki/domain/base/working-time'
import { ModerateButton } from '../names/ModerateButton'
import { nameReportMessages } from '../names/name-report.messages'
import { callUrl } from '../platform/api-client'
import { ActionButton } from '../ui/ActionButton'
import { useNow } from '../ui/clock'
import { useLanguage, useMessages } from '../ui/language'
import { RelativeTime } from '../ui/RelativeTime'
import { dayText } from '../ui/time-text'
import { DocumentCheck } from './DocumentCheck'
import { documentMessages } from './document.messages'
import { documentName, sizeText } from './document-name'
import classes from './Documents.module.css'

type DocumentLineProps = { document: DocumentView; onOpen?: () => void; onRemove?: () => void; onRestore?: () => void; onNameVisible?: () => void }

export const DocumentLine = ({ document, onOpen, onRemove, onRestore, onNameVisible }: DocumentLineProps) => {
  const words = useMessages(documentMessages)
  const report = useMessages(nameReportMessages)
  const { language } = useLanguage()
  const now = useNow()
  const name = documentName(words, document)
  // Until it is out, its uploader's alone.
  const canOpen = document.check.state === 'released' || document.check.mine
  return (
    <li className={classes.row}>
      <span className={classes.thumbnail}>
        {document.hasThumbnail && document.deletedUntil === null ? <img src={callUrl(getDocumentThumbnailCall.path, { params: { documentId: document.id } })} alt="" loading="lazy" /> : null}
      </span>
      <div className={classes.about}>
        {onOpen === undefined || document.hidden || !canOpen ? (
          <span>{name}</span>
        ) : (
          <button type="button" className={classes.name} aria-label={words.open(name)} onClick={onOpen}>
            {name}
          </button>
        )}
        <p className={classes.facts}>
          {document.hidden ? words.hidden : `${words.pages(document.pages)}・${sizeText(document.bytes)}`}
          {document.deletedUntil === null ? null : `　${words.deletedUntil(dayText(japanDay(new Date(document.deletedUntil)), now, language))}`}
        </p>
        {document.own && document.deletedUntil === null ? <DocumentCheck document={document} onSee={onOpen} /> : null}
        <p className={classes.facts}>
          {[document.uploader.hospital.shortName || document.uploader.hospital.name, document.uploader.personName].filter((part) => part !== '').join('　')}　<RelativeTime at={document.uploadedAt} withClock />
        </p>
      </div>
      {onNameVisible === undefined || document.hidden || document.check.state !== 'released' ? null : (
        <ActionButton size="xs" tone="quiet" onAct={onNameVisible}>
          {report.press}
        </ActionButton>
      )}
      {document.hidden || document.deletedUntil !== null || document.check.state !== 'released' ? null : <ModerateButton choices={[{ kind: 'document', id: document.id, field: '', label: name }]} />}
      {onRemove === undefined ? null : (
        <ActionButton size="xs" tone="quiet" onAct={onRemove}>
          {words.remove}
        </ActionButton>
      )}
      {onRestore === undefined ? null : (
        <ActionButton size="xs" onAct={onRestore}>
          {words.restore}
        </ActionButton>
      )}
    </li>
  )
}
