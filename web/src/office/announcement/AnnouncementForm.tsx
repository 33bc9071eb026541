import { Checkbox, NativeSelect } from '@mantine/core'
import type { AnnouncementAudience, AnnouncementDraft } from '@tasuki/domain/office/announcement/announcement.contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { prefectureQuery } from '../../facility/catalogue.queries'
import { CheckedArea, CheckedField } from '../../names/CheckedText'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useFieldErrors } from '../../ui/field-errors'
import { fieldErrorMessages } from '../../ui/field-errors.messages'
import { FormGate } from '../../ui/form-gate'
import { FormStack } from '../../ui/FormStack'
import { useLanguage, useMessages } from '../../ui/language'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { SegmentedField } from '../../ui/SegmentedField'
import { TextField } from '../../ui/TextField'
import { fullDayText } from '../../ui/time-text'
import { UnsavedGuard } from '../../ui/UnsavedGuard'
import { announcementMessages } from './announcement.messages'
import classes from './Announcements.module.css'
import { HospitalChoice } from '../HospitalChoice'
import { TellDialog } from '../TellDialog'
import { audienceText } from './OfficeAnnouncementsPage'

type AnnouncementFormProps = {
  start: AnnouncementDraft
  /** Of one that stands: whether to ask for acknowledgement anew. */
  asksAgain?: boolean
  today: string
  busy: boolean
  problem: unknown
  /** Done: what was typed is saved. */
  saved: boolean
  /** `refused`: one is back at the form with its text, where each refusal stands beside its field. */
  onSave: (draft: AnnouncementDraft, askAgain: boolean, refused: () => void) => void
  onCancel: () => void
}

type Kind = AnnouncementAudience['kind']

export const AnnouncementForm = ({ start, asksAgain, today, busy, problem, saved, onSave, onCancel }: AnnouncementFormProps) => {
  const words = useMessages(announcementMessages)
  const faults = useMessages(fieldErrorMessages)
  const areas = useQuery(prefectureQuery).data?.secondaryAreas ?? []
  const [draft, setDraft] = useState(start)
  const [kind, setKind] = useState<Kind>(start.audience.kind)
  const [areaName, setAreaName] = useState(start.audience.kind === 'area' ? start.audience.areaName : '')
  const [hospitalIds, setHospitalIds] = useState(start.audience.kind === 'hospitals' ? start.audience.hospitalIds : [])
  const [askAgain, setAskAgain] = useState(false)
  const [asked, setAsked] = useState(false)
  const close = () => setAsked(false)
  const { language } = useLanguage()
  const change = (next: Partial<AnnouncementDraft>) => setDraft((before) => ({ ...before, ...next }))
  const chosenArea = areaName === '' ? (areas[0]?.name ?? '') : areaName
  const audience: AnnouncementAudience = kind === 'all' ? { kind } : kind === 'area' ? { kind, areaName: chosenArea } : { kind, hospitalIds }
  const whole = { ...draft, audience }
  const tellsAgain = asksAgain === true && draft.wantsAcknowledgement && askAgain
  const isTyped = JSON.stringify(whole) !== JSON.stringify(start)
  const send = () => {
    // A correction reaches no notice; what does is asked first.
    if (asksAgain === undefined || tellsAgain) setAsked(true)
    else onSave(whole, false, close)
  }
  const earliest = start.firstDay < today ? start.firstDay : today
  const wrongDay = draft.firstDay === '' ? faults.missingDay : draft.firstDay < earliest ? faults.dayPast : undefined
  const { form, errorOf } = useFieldErrors(
    {
      title: draft.title.trim() === '' ? faults.missing : undefined,
      body: draft.body.trim() === '' ? faults.missing : undefined,
      firstDay: wrongDay,
      lastDay: draft.lastDay !== null && draft.lastDay < draft.firstDay ? faults.daysReversed : undefined,
    },
    send,
  )
  return (
    <FormGate>
      <form {...form}>
        <FormStack>
          <CheckedField field="announcement.title" label={<RequiredLabel>{words.subject}</RequiredLabel>} value={draft.title} maxLength={100} autoComplete="off" error={errorOf('title')} problem={problem} onChange={(event) => change({ title: event.currentTarget.value })} />
          <CheckedArea field="announcement.body" label={<RequiredLabel>{words.body}</RequiredLabel>} description={words.bodyHint} value={draft.body} maxLength={4000} minRows={6} maxRows={20} error={errorOf('body')} problem={problem} onChange={(event) => change({ body: event.currentTarget.value })} />
          <SegmentedField<Kind>
            label={words.audience}
            segments={[
              { value: 'all', label: words.audienceAll },
              { value: 'area', label: words.audienceArea },
              { value: 'hospitals', label: words.audienceHospitals },
            ]}
            value={kind}
            onChange={setKind}
          />
          {kind === 'area' ? <NativeSelect label={words.area} value={chosenArea} data={areas.map(({ name }) => name)} onChange={(event) => setAreaName(event.currentTarget.value)} /> : null}
          {kind === 'hospitals' ? <HospitalChoice chosen={hospitalIds} onChange={setHospitalIds} /> : null}
          <div className={classes.days}>
            <TextField type="date" label={<RequiredLabel>{words.firstDay}</RequiredLabel>} value={draft.firstDay} min={earliest} error={errorOf('firstDay')} onChange={(event) => change({ firstDay: event.currentTarget.value })} />
            <TextField type="date" label={words.lastDay} description={words.lastDayHint} inputWrapperOrder={['label', 'input', 'description', 'error']} value={draft.lastDay ?? ''} min={draft.firstDay} error={errorOf('lastDay')} onChange={(event) => change({ lastDay: event.currentTarget.value === '' ? null : event.currentTarget.value })} />
          </div>
          <Checkbox label={words.wantsAcknowledgement} checked={draft.wantsAcknowledgement} onChange={(event) => change({ wantsAcknowledgement: event.currentTarget.checked })} />
          {asksAgain === true && draft.wantsAcknowledgement ? <Checkbox label={words.askAgain} checked={askAgain} onChange={(event) => setAskAgain(event.currentTarget.checked)} /> : null}
          <ProblemPanel error={problem} />
          <div className={classes.acts}>
            <ActionButton type="submit" tone="primary" gated busy={busy}>
              {asksAgain === undefined ? words.publish : words.save}
            </ActionButton>
            <ActionButton onAct={onCancel}>{words.cancel}</ActionButton>
          </div>
        </FormStack>
      </form>
      {asked ? (
        <TellDialog
          title={tellsAgain ? words.againTitle : words.publishTitle}
          actLabel={tellsAgain ? words.save : words.publish}
          to={words.publishTo(audienceText(audience, words))}
          busy={busy}
          error={null}
          onAct={() => onSave(whole, tellsAgain, close)}
          onClose={close}
        >
          <p>{tellsAgain ? words.againText : words.publishText(fullDayText(draft.firstDay, language), draft.firstDay <= today)}</p>
        </TellDialog>
      ) : null}
      <UnsavedGuard when={isTyped && !saved} />
    </FormGate>
  )
}
