import { Radio } from '@mantine/core'
import { RELEASE_REASONS, type ReleaseReason } from '@tasuki/domain/names/name-release.contract'
import { useRef, useState } from 'react'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { useMessages } from '../ui/language'
import { FormStack } from '../ui/FormStack'
import { notify } from '../ui/notices'
import { TextField } from '../ui/TextField'
import classes from './NameCheck.module.css'
import { nameCheckMessages } from './name-check.messages'
import { NameMarks } from './NameMarks'
import { useNamePlace } from './name-place'
import { useReleaseName } from './name-release.queries'
import { forgetRefusedWord } from './tab-names'
import { useNameCheck } from './use-name-check'

/** Of another name in the note: the word itself may stand there, and nothing is released from within its own release. */
const useNamesInNote = (note: string, word: string) => useNameCheck({ text: note, field: 'release.note', active: true }).filter(({ level, start, end }) => level === 'block' && note.slice(start, end) !== word)

/** 「氏名ではない」: what it is instead, then a second look before it is written down. */
export const ReleaseNameDialog = ({ word, field, onClose }: { word: string; field: string; onClose: () => void }) => {
  const words = useMessages(nameCheckMessages)
  const { subjectId } = useNamePlace()
  const [reason, setReason] = useState<ReleaseReason>()
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const [confirming, setConfirming] = useState(false)
  const release = useReleaseName()
  const noteBox = useRef<HTMLInputElement>(null)
  const named = useNamesInNote(note, word)
  const hasName = named.length > 0
  const noteMissing = reason === 'other' && note.trim() === ''
  const act = () => {
    if (!confirming) {
      setAsked(true)
      if (reason !== undefined && !noteMissing) setConfirming(true)
      return
    }
    if (reason === undefined) return
    release.mutate(
      { body: { kind: 'released', word, field, subjectId, reason, note: note.trim() } },
      {
        onSuccess: () => {
          forgetRefusedWord(word)
          notify({ text: words.released })
          onClose()
        },
        // What is wrong stands in the first step.
        onError: () => setConfirming(false),
      },
    )
  }
  return (
    <ConfirmDialog title={confirming ? words.confirmTitle : words.releaseTitle(word)} opened actLabel={confirming ? words.confirmAct : words.next} onAct={act} onClose={onClose} busy={release.isPending} {...(hasName && { reason: words.sendingRefused })}>
      {confirming ? (
        <>
          <p>
            <strong>{words.confirmText(word)}</strong>
          </p>
          <p>{words.confirmRecord}</p>
        </>
      ) : (
        <>
          <p>{words.releaseLead}</p>
          <FormStack>
          <Radio.Group label={words.reason} value={reason ?? null} onChange={(chosen) => setReason(RELEASE_REASONS.find((one) => one === chosen))} error={asked && reason === undefined ? words.reasonMissing : undefined}>
            <div className={classes.reasons}>
              {RELEASE_REASONS.map((value) => (
                <Radio key={value} value={value} label={words[`reason_${value}`]} />
              ))}
            </div>
          </Radio.Group>
          <TextField
            ref={noteBox}
            label={words.note}
            value={note}
            maxLength={200}
            autoComplete="off"
            error={hasName ? words.sendingRefused : asked && noteMissing ? words.noteMissing : undefined}
            inputContainer={(input) => (
              <div className={classes.marked}>
                {input}
                {hasName ? <NameMarks field={noteBox} text={note} findings={named} /> : null}
              </div>
            )}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          </FormStack>
          <ProblemPanel error={release.error} />
        </>
      )}
    </ConfirmDialog>
  )
}
