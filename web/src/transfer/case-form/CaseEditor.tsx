import { useMediaQuery } from '@mantine/hooks'
import { missingToSend } from '@tasuki/domain/transfer/case-record'
import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { fieldLabel } from '@tasuki/domain/transfer/field-text'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { ApiRefusal } from '../../platform/api-problem'
import { KnownNameButton } from '../../names/KnownNameButton'
import { NamePlaceProvider } from '../../names/name-place'
import { moveKnownName } from '../../names/tab-names'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { FormGate } from '../../ui/form-gate'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { readBrowserDraft, tabMark, type DraftPlace } from './browser-draft'
import { caseNameId, caseNamePlace } from './case-name-place'
import { EMPTY_CASE_FORM, recordOfForm, type CaseFormValues, type HospitalPick } from './case-form'
import { caseFormMessages } from './case-form.messages'
import classes from './CaseForm.module.css'
import { CaseFormSections } from './CaseFormSections'
import { ChangesPreview } from '../candidates/ChangesPreview'
import { DraftDecision, DraftStatus } from './DraftStatus'
import { FormMatching } from './FormMatching'
import { FormProblemsProvider, goToField, hasField } from './form-problems'
import { RecordTemplateBar } from './RecordTemplateBar'
import { recordMessages } from '../record/record.messages'
import { ResolveConflict } from './ResolveConflict'
import { SendInquiriesDialog } from '../candidates/SendInquiriesDialog'
import { useAutosave } from './use-autosave'
import { startingValues, useBrowserCopy } from './use-browser-copy'
import { useFormFact } from './use-form-fact'
import { useNeedLabels } from '../candidates/use-matching'
import { useSaveCase } from './use-save-case'

const NARROW = '(max-width: 64em)'

type CaseEditorProps = {
  personId: string
  opened?: CaseDetail
  /** What a new patient starts from, other than an empty form. */
  startFrom?: CaseFormValues
  discardAct?: ReactNode
  /** A new patient has a case of its own now. */
  onRegistered?: (caseId: string) => void
}

/** The form of a patient: left what is entered, right what it means. New, a draft, or a record candidates already read. */
export const CaseEditor = ({ personId, opened, startFrom = EMPTY_CASE_FORM, discardAct, onRegistered }: CaseEditorProps) => {
  const words = useMessages(caseFormMessages)
  const terms = useMessages(recordMessages)
  const needs = useNeedLabels()
  const navigate = useNavigate()
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) === true
  const isOut = opened !== undefined && opened.status !== 'draft'
  const place: DraftPlace = useMemo(() => ({ personId, caseId: opened?.id, tab: tabMark() }), [personId, opened?.id])
  const [kept] = useState(() => (startFrom === EMPTY_CASE_FORM ? readBrowserDraft(place, Date.now()) : undefined))
  const [stored] = useState<CaseFormValues>(() => (opened === undefined ? startFrom : { ...opened.record, visibility: opened.visibility }))
  const [start] = useState(() => startingValues(stored, opened, kept))
  const [restored, setRestored] = useState(start.restored)
  const form = useForm<CaseFormValues>({ defaultValues: start.values })
  const [picks, setPicks] = useState<HospitalPick[]>(kept?.picks ?? [])
  const [showMissing, setShowMissing] = useState(false)
  const [sending, setSending] = useState(false)
  const saving = useSaveCase(opened)
  const startsUnsaved = start.restored !== 'no' || startFrom !== EMPTY_CASE_FORM
  const copy = useBrowserCopy({ place, form, picks, saved: saving.saved, startsUnsaved })
  const [registeredId, setRegisteredId] = useState(opened?.id)
  // What was saved by itself on the way may be told after the sending: it must not lead back into the form.
  const sentOff = useRef(false)
  const onSaved = useCallback(
    (detail: CaseDetail) => {
      copy.acknowledge(detail)
      moveKnownName(caseNamePlace(undefined), caseNamePlace(detail.id))
      setRegisteredId(detail.id)
      if (opened === undefined && !sentOff.current) onRegistered?.(detail.id)
    },
    [copy, opened, onRegistered],
  )
  const onTaken = useCallback((fields: string[]) => notify({ text: words.takenFrom(fields.map((field) => fieldLabel(field, terms, needs)).join('、')) }), [words, terms, needs])
  const draft = useAutosave({ form, saving, enabled: !isOut, startsUnsaved, onSaved, onTaken })

  // A document belongs to a case: the draft is saved for it, however little is entered. Gives why it could not be.
  const { saveQuietly } = saving
  const saveForDocument = useCallback(async () => {
    const { done, error } = await saveQuietly(form.getValues())
    if (done !== undefined) onSaved(done)
    return error
  }, [saveQuietly, form, onSaved])

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
    if (isOut) {
      copy.forget()
      notify({ text: words.changesSaved })
      void navigate({ to: '/cases/$caseId', params: { caseId: saved.id } })
      return
    }
    draft.settled()
    onSaved(saved)
    notify({ text: words.draftSaved })
  }

  const send = async (message: string) => {
    const { done: sent, fields } = await saving.saveAndSend(form.getValues(), { hospitalIds: picks.map((pick) => pick.hospitalId), message })
    if (sent === undefined) {
      const saved = saving.saved()
      if (saved !== undefined) onSaved(saved)
      leadToRefused(fields)
      return
    }
    sentOff.current = true
    copy.forget()
    notify({ text: words.sent(picks.length) })
    void navigate({ to: '/cases/$caseId', params: { caseId: sent.id } })
  }

  const startOver = () => {
    form.reset(stored)
    setPicks([])
    setRestored('no')
    copy.forget()
  }

  const saveAct = <SaveButton isOut={isOut} busy={saving.busy} onSave={() => void save()} />
  const changes = isOut ? <ChangesPreview before={opened.record} /> : null
  const conflict = isOut && saving.problem instanceof ApiRefusal && saving.problem.code === 'version_conflict' ? saving.problem : undefined
  const decides = draft.state.kind === 'clash' || draft.state.kind === 'gone' || draft.state.kind === 'sent'
  const quiet = draft.state.kind === 'offline' || draft.state.kind === 'expired' || draft.state.kind === 'saving'

  return (
    <NamePlaceProvider kind="case" id={caseNameId(registeredId)}>
    <FormProvider {...form}>
      <FormProblemsProvider showMissing={showMissing} refused={saving.refused}>
        <FormGate>
        <div className={classes.layout} data-narrow={narrow ? '' : undefined}>
          <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
            <StatusLine state={draft.state} isOut={isOut} before={stored} />
            {restored === 'no' ? null : (
              <div className={classes.notice} role="status">
                <span>{restored === 'merged' ? words.restoredMerged : words.restored}</span>
                <ActionButton size="xs" onAct={startOver}>
                  {words.startOver}
                </ActionButton>
              </div>
            )}
            <div className={classes.templates}>
              <RecordTemplateBar />
              <KnownNameButton />
            </div>
            <CaseFormSections caseId={registeredId} withVisibility={!isOut} onNeedCase={isOut ? undefined : saveForDocument} />
            {narrow ? changes : null}
            {decides ? (
              <DraftDecision
                state={draft.state}
                onKeepMine={() => draft.state.kind === 'clash' && draft.resume(draft.state.latest)}
                onTakeTheirs={() => {
                  if (draft.state.kind !== 'clash') return
                  form.reset({ ...draft.state.latest.record, visibility: draft.state.latest.visibility })
                  draft.resume(draft.state.latest)
                }}
                onSaveAsNew={() => draft.resume(undefined)}
              />
            ) : sending || quiet ? null : conflict === undefined || opened === undefined ? (
              <ProblemPanel error={saving.problem} />
            ) : (
              <ResolveConflict saving={saving} base={opened} onKeepMine={() => void save()} onTakeTheirs={(latest) => form.reset({ ...latest.record, visibility: latest.visibility })} />
            )}
            {discardAct === undefined ? null : <div>{discardAct}</div>}
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
            caseId={registeredId}
            record={recordOfForm(form.getValues())}
            picks={picks}
            visibility={form.getValues('visibility')}
            busy={saving.busy}
            problem={saving.problem}
            onSend={(message) => void send(message)}
            onClose={() => setSending(false)}
          />
        ) : null}
        </FormGate>
      </FormProblemsProvider>
    </FormProvider>
    </NamePlaceProvider>
  )
}

const StatusLine = ({ state, isOut, before }: { state: Parameters<typeof DraftStatus>[0]['state']; isOut: boolean; before: CaseFormValues }) => {
  const urgent = useFormFact((values) => values.urgent === true)
  const touched = useFormFact((values) => isOut && JSON.stringify(recordOfForm(values)) !== JSON.stringify(recordOfForm(before)))
  return <DraftStatus state={state} urgent={urgent} isOut={isOut} touched={touched} />
}

const SaveButton = ({ isOut, busy, onSave }: { isOut: boolean; busy: boolean; onSave: () => void }) => {
  const words = useMessages(caseFormMessages)
  const urgent = useFormFact((values) => values.urgent === true)
  return (
    <ActionButton busy={busy} onAct={onSave} tone={isOut ? 'primary' : 'plain'} reason={urgent ? words.urgentReason : undefined} gated={isOut} fullWidth>
      {isOut ? words.saveChanges : words.saveDraft}
    </ActionButton>
  )
}
