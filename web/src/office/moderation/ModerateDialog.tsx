import { NativeSelect } from '@mantine/core'
import { addDays, japanDay } from '@tasuki/domain/base/working-time'
import { UNSUITABLE_CATEGORIES, type UnsuitableCategory } from '@tasuki/domain/names/hidden-mark'
import { MODERATION_TEXT_LIMIT, type ModerationDetail } from '@tasuki/domain/office/moderation/moderation.contract'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { deletionMessages } from '../../names/deletion.messages'
import type { ModerationChoice } from '../../names/moderate'
import { useNow } from '../../ui/clock'
import { DialogFrame } from '../../ui/ConfirmDialog'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { SegmentedField } from '../../ui/SegmentedField'
import { TextField } from '../../ui/TextField'
import classes from './Moderation.module.css'
import { moderationMessages } from './moderation.messages'
import { UnheardNote } from './ModerationParts'
import { useAskToConfirm, useDeleteContent } from './moderation.queries'
import { ReasonDialog } from '../ReasonDialog'

/** A week to answer, unless the officer says otherwise. */
export const USUAL_DAYS = 7

type CategorySelectProps = { value: UnsuitableCategory; onChange: (category: UnsuitableCategory) => void }

/** Closed, because it stands in the tombstone for everybody. */
export const CategorySelect = ({ value, onChange }: CategorySelectProps) => {
  const words = useMessages(moderationMessages)
  const deletions = useMessages(deletionMessages)
  return (
    <NativeSelect
      label={words.category}
      value={value}
      data={UNSUITABLE_CATEGORIES.map((one) => ({ value: one, label: deletions[`category_${one}`] }))}
      onChange={(event) => onChange(UNSUITABLE_CATEGORIES.find((one) => one === event.currentTarget.value) ?? value)}
    />
  )
}

/** Until when the hospital is to answer. */
export const AnswerByField = ({ value, onChange }: { value: string; onChange: (day: string) => void }) => {
  const words = useMessages(moderationMessages)
  const today = japanDay(useNow())
  return <TextField type="date" label={<RequiredLabel>{words.answerBy}</RequiredLabel>} value={value} min={addDays(today, 1)} max={addDays(today, 90)} onChange={(event) => onChange(event.currentTarget.value)} />
}

type Unheard = { id: string; contact: NonNullable<ModerationDetail['unheard']> }

/** It was asked, and nobody can answer: said before the officer goes on. */
const AskedUnheard = ({ of, onClose }: { of: Unheard; onClose: () => void }) => {
  const words = useMessages(moderationMessages)
  return (
    <DialogFrame title={words.asked} opened onClose={onClose}>
      <UnheardNote hospitalId="" contact={of.contact} />
      <p><Link to="/office/moderation/$moderationId" params={{ moderationId: of.id }} onClick={onClose} data-lone>{words.toMatter}</Link></p>
    </DialogFrame>
  )
}

/** What is to happen with something a hospital wrote; what was typed stays when it is refused. */
export const ModerateDialog = ({ choices, onClose }: { choices: readonly ModerationChoice[]; onClose: () => void }) => {
  const words = useMessages(moderationMessages)
  const today = japanDay(useNow())
  const ask = useAskToConfirm()
  const erase = useDeleteContent()
  const [place, setPlace] = useState(0)
  const [act, setAct] = useState<'ask' | 'delete'>('ask')
  const [category, setCategory] = useState<UnsuitableCategory>('insult')
  const [unheard, setUnheard] = useState<Unheard>()
  const [answerBy, setAnswerBy] = useState(addDays(today, USUAL_DAYS))
  const chosen = choices[place] ?? choices[0]
  if (chosen === undefined) return null
  if (unheard !== undefined) return <AskedUnheard of={unheard} onClose={onClose} />
  const problem = act === 'ask' ? ask.error : erase.error
  const done = (text: string) => ({
    onSuccess: () => {
      onClose()
      notify({ text })
    },
  })
  const send = (reason: string) => {
    const body = { content: { kind: chosen.kind, id: chosen.id, field: chosen.field }, category, reason }
    if (act === 'ask') ask.mutate({ body: { ...body, answerBy } }, { onSuccess: ({ id, unheard: contact }) => (contact === null ? done(words.asked).onSuccess() : setUnheard({ id, contact })) })
    else erase.mutate({ body }, done(words.deleted))
  }
  return (
    <ReasonDialog
      title={words.dialogTitle}
      actLabel={act === 'ask' ? words.ask : words.remove}
      danger={act === 'delete'}
      chooses
      label={words.reason}
      help={words.reasonHelp}
      field="moderation.reason"
      most={MODERATION_TEXT_LIMIT}
      missing={words.missing}
      reason={act === 'ask' && answerBy === '' ? words.missingDay : undefined}
      busy={ask.isPending || erase.isPending}
      error={problem}
      after={act === 'ask' ? <AnswerByField value={answerBy} onChange={setAnswerBy} /> : null}
      onAct={send}
      onClose={onClose}
    >
      {choices.length === 1 ? (
        <blockquote className={classes.quote}>{chosen.label}</blockquote>
      ) : (
        <NativeSelect label={words.whichItem} value={String(place)} data={choices.map(({ label }, at) => ({ value: String(at), label: [...label].slice(0, 60).join('') }))} onChange={(event) => setPlace(Number(event.currentTarget.value))} />
      )}
      <SegmentedField<'ask' | 'delete'>
        label={words.act}
        segments={[
          { value: 'ask', label: words.act_ask },
          { value: 'delete', label: words.act_delete },
        ]}
        value={act}
        onChange={setAct}
      />
      <p className={classes.soft}>{act === 'ask' ? words.askHelp : words.deleteHelp}</p>
      <CategorySelect value={category} onChange={setCategory} />
    </ReasonDialog>
  )
}
