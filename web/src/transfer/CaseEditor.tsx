import { useMediaQuery } from '@mantine/hooks'
import { missingToSend } from '@tasuki/domain/transfer/case-record'
import { REQUIRED_TO_SEND } from '@tasuki/domain/transfer/case-record'
import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { ApiRefusal } from '../platform/api-problem'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { useNow } from '../ui/clock'
import { useLanguage, useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { relativeTimeText } from '../ui/time-text'
import { BasicsFields } from './BasicsFields'
import { forgetBrowserDraft, keepBrowserDraft, readBrowserDraft, type DraftPlace } from './browser-draft'
import { CareNeedsFields } from './CareNeedsFields'
import { EMPTY_CASE_FORM, recordOfForm, type CaseFormValues, type HospitalPick } from './case-form'
import { caseFormMessages } from './case-form.messages'
import classes from './CaseForm.module.css'
import { ChangesPreview } from './ChangesPreview'
import { DestinationField } from './DestinationField'
import { FormProblemsProvider, goToField, hasField } from './form-problems'
import { FormMatching } from './FormMatching'
import { Fold } from './FormParts'
import { BedKindsField, NarrativeFields } from './NarrativeFields'
import { ResolveConflict } from './ResolveConflict'
import { SendInquiriesDialog } from './SendInquiriesDialog'
import { useFormFact } from './use-form-fact'
import { useSaveCase } from './use-save-case'
import { VisibilityField } from './VisibilityField'

const NARROW = '(max-width: 64em)'
const KEEP_AFTER_MS = 400

type CaseEditorProps = { personId: string; opened?: CaseDetail; discardAct?: ReactNode }

/** The form of a patient: left what is entered, right what it means. New, a draft, or a record candidates already read. */
export const CaseEditor = ({ personId, opened, discardAct }: CaseEditorProps) => {
  const words = useMessages(caseFormMessages)
  const { language } = useLanguage()
  const now = useNow()
  const navigate = useNavigate()
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) === true
  const place: DraftPlace = useMemo(() => ({ personId, caseId: opened?.id }), [personId, opened?.id])
  const [restored, setRestored] = useState(() => readBrowserDraft(place))
  const stored = opened === undefined ? EMPTY_CASE_FORM : { ...opened.record, visibility: opened.visibility }
  const form = useForm<CaseFormValues>({ defaultValues: restored?.values ?? stored })
  const [picks, setPicks] = useState<HospitalPick[]>(restored?.picks ?? [])
  const [showMissing, setShowMissing] = useState(false)
  const [sending, setSending] = useState(false)
  const [savedAt, setSavedAt] = useState<Date>()
  const saving = useSaveCase(opened)
  const isOut = opened !== undefined && opened.status !== 'draft'

  useKeptDraft({ place, form, picks, version: opened?.version ?? null })

  const leadToProblem = () => {
    const missing = missingToSend(recordOfForm(form.getValues()))
    if (missing.length === 0) return false
    setShowMissing(true)
    setSending(false)
    requestAnimationFrame(() => goToField(missing))
    return true
  }
  // The server's no to a field of the form leads there; one to the message stays in the dialog.
  const leadToRefused = (fields: string[]) => {
    if (!hasField(fields)) return
    setSending(false)
    requestAnimationFrame(() => goToField(fields))
  }

  const save = async () => {
    if (isOut && leadToProblem()) return
    const { done: saved, fields } = await saving.save(form.getValues())
    if (saved === undefined) {
      leadToRefused(fields)
      return
    }
    forgetBrowserDraft(place)
    if (isOut) {
      notify({ text: words.changesSaved })
      void navigate({ to: '/cases/$caseId', params: { caseId: saved.id } })
      return
    }
    setSavedAt(now)
    notify({ text: words.draftSaved })
    if (opened === undefined) {
      // The draft has an address of its own now; what was chosen goes along.
      keepBrowserDraft({ personId, caseId: saved.id }, { values: form.getValues(), picks, version: saved.version })
      void navigate({ to: '/cases/$caseId/edit', params: { caseId: saved.id }, replace: true })
    }
  }

  const send = async (message: string) => {
    const { done: sent, fields } = await saving.saveAndSend(form.getValues(), { hospitalIds: picks.map((pick) => pick.hospitalId), message })
    if (sent === undefined) {
      if (saving.saved() !== undefined) setSavedAt(now)
      leadToRefused(fields)
      return
    }
    forgetBrowserDraft(place)
    notify({ text: words.sent(picks.length) })
    void navigate({ to: '/cases/$caseId', params: { caseId: sent.id } })
  }

  const startOver = () => {
    forgetBrowserDraft(place)
    form.reset(stored)
    setPicks([])
    setRestored(undefined)
  }

  const saveAct = <SaveButton isOut={isOut} busy={saving.busy} onSave={() => void save()} />
  const changes = isOut ? <ChangesPreview before={opened.record} /> : null
  const conflict = saving.problem instanceof ApiRefusal && saving.problem.code === 'version_conflict' ? saving.problem : undefined

  return (
    <FormProvider {...form}>
      <FormProblemsProvider showMissing={showMissing} refused={saving.refused}>
        <div className={classes.layout} data-narrow={narrow ? '' : undefined}>
          <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
        {restored === undefined ? null : (
          <div className={classes.notice} role="status">
            <span>{words.restored}</span>
            <ActionButton size="xs" onAct={startOver}>
              {words.startOver}
            </ActionButton>
          </div>
        )}
            <section className={classes.part}>
              <div className={classes.partHead}>
                <h2>{words.basicsTitle}</h2>
                <RequiredProgress />
              </div>
              <BasicsFields />
            </section>
            <section className={classes.part}>
              <div className={classes.partHead}>
                <h2>{words.areaTitle}</h2>
              </div>
              <div className={classes.fields}>
                <DestinationField />
                <BedKindsField />
              </div>
            </section>
            <section className={classes.part}>
              <div className={classes.partHead}>
                <h2>{words.careTitle}</h2>
              </div>
              <CareNeedsFields />
            </section>
            <Fold title={words.narrativeTitle} openAtFirst={isOut}>
              <NarrativeFields />
            </Fold>
            {isOut ? null : (
              <section className={classes.part}>
                <div className={classes.partHead}>
                  <h2>{words.visibilityTitle}</h2>
                </div>
                <VisibilityField />
              </section>
            )}
            {narrow ? changes : null}
            {sending ? null : conflict === undefined || opened === undefined ? (
              <ProblemPanel error={saving.problem} />
            ) : (
              <ResolveConflict saving={saving} base={opened} onKeepMine={() => void save()} onTakeTheirs={(latest) => form.reset({ ...latest.record, visibility: latest.visibility })} />
            )}
            {discardAct === undefined ? null : <div>{discardAct}</div>}
            {savedAt === undefined ? null : <span className={classes.status}>{words.draftSavedAt(relativeTimeText(savedAt, now, { language, withClock: true }))}</span>}
          </form>
          <FormMatching
            narrow={narrow}
            picks={isOut ? undefined : picks}
            onPicks={isOut ? undefined : setPicks}
            onSend={isOut ? undefined : () => leadToProblem() || setSending(true)}
            busy={saving.busy}
            before={narrow ? null : changes}
            saveAct={saveAct}
          />
        </div>
        {sending ? (
          <SendInquiriesDialog
            record={recordOfForm(form.getValues())}
            picks={picks}
            visibility={form.getValues('visibility')}
            busy={saving.busy}
            problem={saving.problem}
            onSend={(message) => void send(message)}
            onClose={() => setSending(false)}
          />
        ) : null}
      </FormProblemsProvider>
    </FormProvider>
  )
}

const SaveButton = ({ isOut, busy, onSave }: { isOut: boolean; busy: boolean; onSave: () => void }) => {
  const words = useMessages(caseFormMessages)
  const urgent = useFormFact((values) => values.urgent === true)
  return (
    <ActionButton busy={busy} onAct={onSave} tone={isOut ? 'primary' : 'plain'} reason={urgent ? words.urgentReason : undefined} fullWidth>
      {isOut ? words.saveChanges : words.saveDraft}
    </ActionButton>
  )
}

const RequiredProgress = () => {
  const words = useMessages(caseFormMessages)
  const missing = useFormFact((values) => missingToSend(values).length)
  return <span className={classes.status}>{words.requiredProgress(REQUIRED_TO_SEND.length - missing, REQUIRED_TO_SEND.length)}</span>
}

type Kept = { place: DraftPlace; form: ReturnType<typeof useForm<CaseFormValues>>; picks: HospitalPick[]; version: number | null }

/** Keeps what is typed in this tab, a moment after each change, once anything was changed at all. */
const useKeptDraft = ({ place, form, picks, version }: Kept) => {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      clearTimeout(timer)
      timer = setTimeout(() => keepBrowserDraft(place, { values: { ...recordOfForm(form.getValues()), visibility: form.getValues('visibility') }, picks, version }), KEEP_AFTER_MS)
    }
    if (picks.length > 0) keep()
    const stop = form.subscribe({ formState: { values: true }, callback: keep })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [place, form, picks, version])
}
