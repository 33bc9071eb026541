import { declineReason, type InquiryAnswer, waitsFor } from '@tasuki/domain/transfer/inquiry-answer'
import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { CheckedArea, CheckedField } from '../../names/CheckedText'
import { ApiRefusal } from '../../platform/api-problem'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useNow } from '../../ui/clock'
import { DialogFrame } from '../../ui/ConfirmDialog'
import { FormStack } from '../../ui/FormStack'
import { useLanguage, useMessages } from '../../ui/language'
import { NumberStepper } from '../../ui/NumberStepper'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { SegmentedField } from '../../ui/SegmentedField'
import { TextField } from '../../ui/TextField'
import { relativeTimeText } from '../../ui/time-text'
import { answerMessages } from './answer.messages'
import { type AnswerDraft, answerFromDraft, type AnswerKind, answerTimes, instantOfLocal, japanLocal } from './answer-draft'
import classes from './AnswerSheet.module.css'
import { caseMessages } from '../case.messages'

type AnswerSheetProps = {
  kind: AnswerKind
  opened: boolean
  draft: AnswerDraft
  onDraft: (draft: AnswerDraft) => void
  /** Sent once without all it needs: the fields then say so. */
  tried: boolean
  onTry: () => void
  onSend: (answer: InquiryAnswer) => void
  onClose: () => void
  title?: string
  sendLabel?: string
  busy: boolean
  error: unknown
  /** Said above the fields: the answer of a colleague that came first. */
  notice?: ReactNode
  /** Why it can't be sent now. */
  reason?: string
  /** Further fields, e.g. the message of an offer. */
  children?: ReactNode
}

/** One short sheet per answer: what the sender must know, and no more. */
export const AnswerSheet = (props: AnswerSheetProps) => {
  const { kind, opened, draft, onDraft, tried, onTry, onSend, onClose, title, sendLabel, busy, error, notice, reason, children } = props
  const words = useMessages(answerMessages)
  const now = useNow()
  const { answer, missing } = answerFromDraft(kind, draft)
  const until = instantOfLocal(draft.until)
  const past = kind === 'considering' && until !== undefined && Date.parse(until) <= now.getTime()
  const refusedFields = error instanceof ApiRefusal ? (error.details.fields ?? []) : []
  const isMissing = (field: string) => (tried && missing.some((one) => one === field)) || refusedFields.some((one) => one === field || one === `answer.${field}`)
  const send = () => {
    onTry()
    if (answer !== undefined && !past) onSend(answer)
  }
  const fields = { draft, onDraft, isMissing, words, error, past: tried && past }
  return (
    <DialogFrame title={title ?? words[`answer_${kind}`]} opened={opened} onClose={onClose} keepsText>
      <FormStack>
        {notice}
        {kind === 'considering' ? <ConsideringFields {...fields} /> : null}
        {kind === 'conditional' ? (
          <CheckedArea
            field="answer.conditions"
            problem={error}
            label={<RequiredLabel>{words.conditions}</RequiredLabel>}
            placeholder={words.conditionsHint}
            value={draft.conditions}
            onChange={(event) => onDraft({ ...draft, conditions: event.currentTarget.value })}
            error={isMissing('conditions') ? words.missing_conditions : undefined}
          />
        ) : null}
        {kind === 'accepted' || kind === 'conditional' ? <OfferFields {...fields} /> : null}
        {kind === 'declined' ? <DeclineFields {...fields} /> : null}
        <CheckedArea
          field="answer.note"
          problem={error}
          label={words.note}
          minRows={1}
          value={draft.note}
          onChange={(event) => onDraft({ ...draft, note: event.currentTarget.value })}
          error={isMissing('note') ? words.noteNeeded : undefined}
        />
        {children}
        <ProblemPanel error={error} />
        <div className={classes.acts}>
          <ActionButton tone="primary" size="lg" fullWidth onAct={send} busy={busy} reason={reason} gated>
            {sendLabel ?? words[`send_${kind}`]}
          </ActionButton>
        </div>
      </FormStack>
    </DialogFrame>
  )
}

type FieldsProps = {
  draft: AnswerDraft
  onDraft: (draft: AnswerDraft) => void
  isMissing: (field: string) => boolean
  words: (typeof answerMessages)['ja']
  error: unknown
  past: boolean
}

const ConsideringFields = ({ draft, onDraft, isMissing, words, past }: FieldsProps) => {
  const cases = useMessages(caseMessages)
  const { language } = useLanguage()
  const now = useNow()
  const times = answerTimes(now).map((time) => ({ value: japanLocal(new Date(time)), label: relativeTimeText(time, now, { language, withClock: true }) }))
  return (
    <>
      <SegmentedField label={words.untilPresets} segments={times} value={times.some((time) => time.value === draft.until) ? draft.until : null} onChange={(until) => onDraft({ ...draft, until })} />
      <TextField
        type="datetime-local"
        label={words.untilCustom}
        value={draft.until}
        onChange={(event) => onDraft({ ...draft, until: event.currentTarget.value })}
        error={past ? words.untilPast : isMissing('until') ? words.missing_until : undefined}
      />
      <SegmentedField
        label={words.waitsFor}
        segments={waitsFor.options.map((value) => ({ value, label: cases[`waitsFor_${value}`] }))}
        value={draft.waitsFor}
        onChange={(value) => onDraft({ ...draft, waitsFor: value })}
      />
    </>
  )
}

const OfferFields = ({ draft, onDraft, isMissing, words, error }: FieldsProps) => {
  const when = [
    { value: 'date', label: words.whenDate },
    { value: 'weeks', label: words.whenWeeks },
  ] as const
  return (
    <>
      <SegmentedField label={words.when} segments={when} value={draft.when} onChange={(value) => onDraft({ ...draft, when: value })} />
      {draft.when === 'date' ? (
        <TextField
          type="date"
          label={words.whenDate}
          value={draft.admissionDate}
          onChange={(event) => onDraft({ ...draft, admissionDate: event.currentTarget.value })}
          error={isMissing('admissionDate') ? words.missing_admissionDate : undefined}
        />
      ) : (
        <NumberStepper label={words.whenWeeks} value={draft.waitingWeeks} max={52} unit={words.weeksUnit} onChange={(waitingWeeks) => onDraft({ ...draft, waitingWeeks })} />
      )}
      <div className={classes.pair}>
        <CheckedField field="answer.ward" problem={error} label={words.ward} maxLength={200} value={draft.ward} onChange={(event) => onDraft({ ...draft, ward: event.currentTarget.value })} />
        <CheckedField field="answer.roomFee" problem={error} label={words.roomFee} maxLength={200} value={draft.roomFee} onChange={(event) => onDraft({ ...draft, roomFee: event.currentTarget.value })} />
      </div>
    </>
  )
}

const DeclineFields = ({ draft, onDraft, isMissing, words, error }: FieldsProps) => (
  <>
    <DeclineReasonField value={draft.reason} onChange={(reason) => onDraft({ ...draft, reason })} error={isMissing('reason') ? words.missing_reason : undefined} />
    <CheckedField
      field="answer.possibleIf"
      problem={error}
      label={words.possibleIf}
      placeholder={words.possibleIfHint}
      maxLength={200}
      value={draft.possibleIf}
      onChange={(event) => onDraft({ ...draft, possibleIf: event.currentTarget.value })}
    />
  </>
)

/** Coded reasons, so that statistics and the facility's own profile can learn from them. */
export const DeclineReasonField = ({ value, onChange, error }: { value: AnswerDraft['reason']; onChange: (value: AnswerDraft['reason']) => void; error?: string }) => {
  const words = useMessages(answerMessages)
  const cases = useMessages(caseMessages)
  const choices = [{ value: '', label: words.chooseReason }, ...declineReason.options.map((reason) => ({ value: reason as string, label: cases[`decline_${reason}`] }))]
  return (
    <NativeSelect
      label={words.reason}
      data={choices}
      value={value ?? ''}
      onChange={(event) => onChange(declineReason.options.find((reason) => reason === event.currentTarget.value) ?? null)}
      error={error}
    />
  )
}
