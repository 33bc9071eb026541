import { NativeSelect, Progress } from '@mantine/core'
import { documentKind, type DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { useState } from 'react'
import { CheckedField } from '../names/CheckedText'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { useMessages } from '../ui/language'
import { RequiredLabel } from '../ui/RequiredLabel'
import type { ChosenDocument } from './chosen-files'
import { ChosenPhotos } from './ChosenPhotos'
import { documentMessages } from './document.messages'
import classes from './Documents.module.css'
import { useSending } from './use-sending'

type ChosenItemProps = {
  chosen: ChosenDocument
  subject: { subjectKind: DocumentSubjectKind; subjectId: string | undefined }
  /** Why it can't be sent yet. */
  waits: string | undefined
  onChange: (change: Partial<ChosenDocument>) => void
  onGone: () => void
  onRedact: () => void
  onSent: (document: DocumentView) => void
}

/** One document on its way: names blacked out, named by its kind, sent. The file's own name is shown here and sent nowhere. */
export const ChosenItem = ({ chosen, subject, waits, onChange, onGone, onRedact, onSent }: ChosenItemProps) => {
  const words = useMessages(documentMessages)
  const [asked, setAsked] = useState(false)
  const { state, start, stop } = useSending(subject, (document) => {
    onSent(document)
    onGone()
  })
  const busy = state.kind === 'sending'
  const { kind, redacted, fault } = chosen
  const percent = state.kind === 'sending' ? Math.round(state.share * 100) : 0
  const send = () => {
    setAsked(true)
    if (kind !== '' && redacted !== undefined) void start({ kind, title: chosen.title, redacted, replaces: chosen.replaces })
  }
  const look = () => {
    const url = URL.createObjectURL(redacted?.pdf ?? new Blob())
    window.open(url, '_blank', 'noopener')
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
  }
  return (
    <section className={classes.item} aria-label={chosen.photos.length > 0 ? words.photos(chosen.photos.length) : chosen.name}>
      <p className={classes.fileName}>{chosen.photos.length > 0 ? words.photos(chosen.photos.length) : chosen.name}</p>
      {fault === undefined ? null : <p className={classes.fault}>{words[fault]}</p>}
      {chosen.photos.length === 0 || busy ? null : <ChosenPhotos photos={chosen.photos} onChange={(photos) => (photos.length === 0 ? onGone() : onChange({ photos, redacted: undefined }))} />}
      {fault !== undefined ? null : (
        <>
          <div className={classes.redaction}>
            <ActionButton tone={redacted === undefined ? 'primary' : 'plain'} reason={busy ? words.sending(percent) : undefined} onAct={onRedact}>
              {redacted === undefined ? words.redact : words.redactAgain}
            </ActionButton>
            {redacted === undefined ? null : (
              <>
                <ActionButton size="xs" onAct={look}>
                  {words.preview}
                </ActionButton>
                <span role="status">{words.redacted(redacted.pages, redacted.boxes)}</span>
              </>
            )}
            {asked && redacted === undefined ? <p className={classes.fault}>{words.redactMissing}</p> : null}
          </div>
          <NativeSelect
            label={<RequiredLabel>{words.kind}</RequiredLabel>}
            value={kind}
            disabled={busy}
            error={asked && kind === '' ? words.kindMissing : undefined}
            onChange={(event) => onChange({ kind: documentKind.safeParse(event.currentTarget.value).data ?? '' })}
            data={[{ value: '', label: words.kindChoose }, ...documentKind.options.map((value) => ({ value, label: words[`kind_${value}`] }))]}
          />
          <CheckedField field="document.title" label={words.title} description={words.titleHint} maxLength={60} disabled={busy} value={chosen.title} onChange={(event) => onChange({ title: event.currentTarget.value })} />
        </>
      )}
      {busy ? (
        <div role="status">
          <p className={classes.facts}>{percent >= 100 ? words.receiving : words.sending(percent)}</p>
          <Progress value={percent} aria-label={words.sending(percent)} />
        </div>
      ) : null}
      {state.kind === 'lost' || state.kind === 'tooLarge' ? (
        <p className={classes.fault} role="alert">
          {words[state.kind]}
        </p>
      ) : null}
      {state.kind === 'refused' ? <ProblemPanel error={state.error} /> : null}
      <div className={classes.acts}>
        {busy ? <ActionButton onAct={stop}>{words.stop}</ActionButton> : <ActionButton tone="quiet" onAct={onGone}>{words.dropItem}</ActionButton>}
        {fault === undefined ? (
          <ActionButton tone="primary" busy={busy} reason={waits} onAct={send} gated>
            {state.kind === 'lost' ? words.again : subject.subjectKind === 'room' ? words.attachOne : words.send}
          </ActionButton>
        ) : null}
      </div>
    </section>
  )
}
