import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import { useState } from 'react'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { DialogFrame } from '../ui/ConfirmDialog'
import { FormStack } from '../ui/FormStack'
import { useMessages } from '../ui/language'
import { TextArea } from '../ui/TextField'
import type { HospitalPick } from './case-form'
import { caseFormMessages } from './case-form.messages'
import classes from './CaseForm.module.css'
import dialogClasses from './dialogs.module.css'
import { recordMessages } from './record.messages'
import { recordLine } from './record-text'

type SendInquiriesDialogProps = {
  record: CaseRecord
  picks: readonly HospitalPick[]
  busy: boolean
  problem: unknown
  onSend: (message: string) => void
  onClose: () => void
}

/** Who is asked, in order, and the first message, before anything leaves. */
export const SendInquiriesDialog = ({ record, picks, busy, problem, onSend, onClose }: SendInquiriesDialogProps) => {
  const words = useMessages(caseFormMessages)
  const terms = useMessages(recordMessages)
  const purpose = record.purpose === null ? '' : terms[`purpose_${record.purpose}`]
  const [message, setMessage] = useState(() => words.firstMessageText(recordLine(record, terms), purpose))
  return (
    <DialogFrame title={words.sendTitle} opened onClose={onClose} size="lg">
      <FormStack>
        <div>
          <h3 className={dialogClasses.label}>{words.sendTo}</h3>
          {picks.length === 0 ? (
            <p>{words.sendToArea}</p>
          ) : (
            <ol className={classes.sendTo}>
              {picks.map((pick) => (
                <li key={pick.hospitalId}>{pick.name}</li>
              ))}
            </ol>
          )}
        </div>
        {picks.length === 0 ? null : (
          <TextArea
            label={words.firstMessage}
            description={words.firstMessageHint}
            minRows={5}
            maxLength={4000}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
        )}
        <ProblemPanel error={problem} />
        <div className={dialogClasses.actions}>
          <ActionButton onAct={onClose}>{words.cancel}</ActionButton>
          <ActionButton tone="primary" busy={busy} onAct={() => onSend(picks.length === 0 ? '' : message)}>
            {picks.length === 0 ? words.publish : words.send}
          </ActionButton>
        </div>
      </FormStack>
    </DialogFrame>
  )
}
