import { Checkbox, Radio } from '@mantine/core'
import { type DocumentReleaseReason, documentReleaseReason } from '@tasuki/domain/document/document-check'
import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { useState } from 'react'
import { CheckedField } from '../names/CheckedText'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { DialogFrame } from '../ui/ConfirmDialog'
import { FormStack } from '../ui/FormStack'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import classes from './DocumentCheck.module.css'
import { documentMessages } from './document.messages'
import { documentName } from './document-name'
import { useReleaseDocument } from './document.queries'

type ReleaseDocumentDialogProps = { document: DocumentView; onClose: () => void; onReleased: () => void }

/** 「氏名ではない」, with a reason and said a second time: it is listed to the representative and the prefecture. */
export const ReleaseDocumentDialog = ({ document, onClose, onReleased }: ReleaseDocumentDialogProps) => {
  const words = useMessages(documentMessages)
  const release = useReleaseDocument(() => {
    notify({ text: words.releaseDone(documentName(words, document)) })
    onReleased()
  })
  const [reason, setReason] = useState<DocumentReleaseReason>()
  const [note, setNote] = useState('')
  const [confirmed, setConfirmed] = useState(false)
  const [asked, setAsked] = useState(false)
  const noteMissing = reason === 'other' && note.trim() === ''
  const act = () => {
    setAsked(true)
    if (reason === undefined || noteMissing || !confirmed) return
    release.mutate({ params: { documentId: document.id }, body: { reason, note: note.trim(), confirmed } })
  }
  return (
    <DialogFrame title={words.releaseTitle} opened onClose={onClose}>
      <FormStack>
        <p className={classes.lead}>{words.releaseLead}</p>
        <Radio.Group label={words.releaseReason} value={reason ?? null} onChange={(value) => setReason(documentReleaseReason.parse(value))} error={asked && reason === undefined ? words.releaseReasonMissing : undefined}>
          <FormStack>
            {documentReleaseReason.options.map((one) => (
              <Radio key={one} value={one} label={words[`reason_${one}`]} />
            ))}
          </FormStack>
        </Radio.Group>
        <CheckedField field="document.note" label={words.releaseNote} description={words.releaseNoteHint} maxLength={200} value={note} problem={release.error} error={asked && noteMissing ? words.releaseNoteMissing : undefined} onChange={(event) => setNote(event.currentTarget.value)} />
        <Checkbox label={words.releaseConfirm} checked={confirmed} error={asked && !confirmed ? words.releaseConfirmMissing : undefined} onChange={(event) => setConfirmed(event.currentTarget.checked)} />
        <ProblemPanel error={release.error} />
        <div className={classes.acts}>
          <ActionButton onAct={onClose}>{words.releaseBack}</ActionButton>
          <ActionButton tone="danger" gated busy={release.isPending} onAct={act}>
            {words.releaseAct}
          </ActionButton>
        </div>
      </FormStack>
    </DialogFrame>
  )
}
