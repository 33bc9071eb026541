import type { LineDocument } from '@tasuki/domain/talk/talk.contract'
import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { documentMessages } from '../document/document.messages'
import { documentName } from '../document/document-name'
import { useRemoveDocument } from '../document/remove-document'
import { ModerateButton } from '../names/ModerateButton'
import { ActionButton } from '../ui/ActionButton'
import { useMessages } from '../ui/language'

/** Whether anything can be done with one of them. */
export const canActOnDocuments = (documents: readonly LineDocument[]): boolean =>
  documents.some(({ gone, document }) => document !== null && !document.hidden && (gone === null || (gone !== 'removed' && document.own)))

type DocumentActsProps = { documents: readonly LineDocument[]; onNameVisible: (document: DocumentView) => void; onDone: () => void }

/**
 * What can be done with a line's documents, named by their kind. Its hospital may withdraw one at any time: the wrong
 * patient's sheet must not stay because it was noticed after five minutes.
 */
export const DocumentActs = ({ documents, onNameVisible, onDone }: DocumentActsProps) => {
  const words = useMessages(documentMessages)
  const { remove, restore } = useRemoveDocument()
  return documents.flatMap(({ gone, document }) => {
    if (document === null || document.hidden) return []
    const name = documentName(words, document)
    if (gone === 'withdrawn')
      return document.own
        ? [
            <ActionButton key={document.id} tone="quiet" size="xs" onAct={() => (onDone(), restore(document.id))}>
              {words.withdrawBack(name)}
            </ActionButton>,
          ]
        : []
    if (gone !== null && gone !== 'checking') return []
    return [
      ...(document.own
        ? [
            <ActionButton key={document.id} tone="quiet" size="xs" onAct={() => (onDone(), remove(document))}>
              {words.withdraw(name)}
            </ActionButton>,
          ]
        : []),
      ...(gone === 'checking'
        ? []
        : [
            <ActionButton key={`${document.id}-name`} tone="quiet" size="xs" onAct={() => (onDone(), onNameVisible(document))}>
              {words.nameVisible(name)}
            </ActionButton>,
            <ModerateButton key={`${document.id}-moderate`} of={name} choices={[{ kind: 'document', id: document.id, field: '', label: name }]} onDone={onDone} />,
          ]),
    ]
  })
}
