import { Checkbox } from '@mantine/core'
import type { HospitalApplication } from '@tasuki/domain/office/application/hospital-application.contract'
import { MOST_WISHED_SEATS } from '@tasuki/domain/office/application/hospital-application.rules'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { FormFields, FormLine } from '../../account/seat-form/form-fields'
import { SharedMailboxTicks } from '../../account/seat-form/SharedMailboxTicks'
import { termsQuery } from '../../account/terms/terms.queries'
import { TermsBody } from '../../account/terms/TermsBody'
import { CheckedArea } from '../../names/CheckedText'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { focusFirstWrong } from '../../ui/field-errors'
import { FormGate } from '../../ui/form-gate'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { NumberField } from '../../ui/NumberField'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { UnsavedGuard } from '../../ui/UnsavedGuard'
import { applicationMessages } from './application.messages'
import classes from './Application.module.css'
import { JoinHospitalField } from './JoinHospitalField'

const EMPTY: HospitalApplication = {
  hospitalId: null,
  hospitalName: '',
  municipalityCode: '',
  contact: { name: '', department: '', phone: '', email: '' },
  representative: { name: '', kana: '', department: '', email: '', sharedMailbox: false, noPersonalMailbox: false, privateMailForbidden: false },
  seats: 1,
  wishedFrom: null,
  note: '',
}

/** As it is meant: full-width digits are digits. Not while it is typed, where it would break into a conversion of the input method. */
const tidied = (of: HospitalApplication): HospitalApplication => ({
  ...of,
  contact: { ...of.contact, phone: of.contact.phone.normalize('NFKC').trim(), email: of.contact.email.trim() },
  representative: { ...of.representative, email: of.representative.email.trim() },
})

type JoinFormProps = {
  start?: HospitalApplication
  startName?: string
  busy: boolean
  problem: unknown
  actLabel: string
  onSend: (application: HospitalApplication, termsVersion: number | null) => void
  onCancel?: () => void
}

/** 利用申込み (要綱7条). What was typed stays, whatever is refused. */
export const JoinForm = ({ start = EMPTY, startName = '', busy, problem, actLabel, onSend, onCancel }: JoinFormProps) => {
  const words = useMessages(applicationMessages)
  const read = useQuery(termsQuery())
  const terms = read.data
  const [draft, setDraft] = useState(start)
  const [name, setName] = useState(startName)
  const [isSame, setSame] = useState(false)
  const [isAgreed, setAgreed] = useState(false)
  const change = (next: Partial<HospitalApplication>) => setDraft((before) => ({ ...before, ...next }))
  const contact = (next: Partial<HospitalApplication['contact']>) => setDraft((before) => ({ ...before, contact: { ...before.contact, ...next } }))
  const representative = (next: Partial<HospitalApplication['representative']>) => setDraft((before) => ({ ...before, representative: { ...before.representative, ...next } }))
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (problem instanceof Error) focusFirstWrong(form.current)
  }, [problem])
  const whole: HospitalApplication = isSame ? { ...draft, representative: { ...draft.representative, name: draft.contact.name, department: draft.contact.department, email: draft.contact.email } } : draft
  const current = terms?.current ?? null
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) onSend(tidied(whole), isAgreed ? current : null)
  }
  return (
    <FormGate>
      <form ref={form} onSubmit={send} noValidate>
        <FormFields refusal={problem}>
          <FormStack>
            <h2 className={classes.heading}>{words.hospital}</h2>
            <JoinHospitalField value={draft} name={name} onChange={(next, chosen) => { change({ hospitalId: next.hospitalId, hospitalName: next.hospitalName, municipalityCode: next.municipalityCode }); setName(chosen) }} />
            <h2 className={classes.heading}>{words.contact}</h2>
            <FormLine path="application.contact.name" needed label={words.name} value={draft.contact.name} most={60} onEdit={(value) => contact({ name: value })} />
            <FormLine path="application.contact.department" label={words.department} value={draft.contact.department} most={60} onEdit={(value) => contact({ department: value })} />
            <FormLine path="application.contact.phone" needed label={words.phone} value={draft.contact.phone} most={20} kind="tel" onEdit={(value) => contact({ phone: value })} hint={words.phoneHint} />
            <FormLine path="application.contact.email" needed label={words.email} value={draft.contact.email} most={200} kind="email" onEdit={(value) => contact({ email: value })} hint={words.contactEmailHint} />
            <h2 className={classes.heading}>{words.representative}</h2>
            <p className={classes.soft}>{words.representativeLead}</p>
            <Checkbox label={words.sameAsContact} checked={isSame} onChange={(event) => setSame(event.currentTarget.checked)} />
            {isSame ? null : <FormLine path="application.representative.name" needed label={words.name} value={draft.representative.name} most={60} onEdit={(value) => representative({ name: value })} />}
            <FormLine path="application.representative.kana" label={words.kana} value={draft.representative.kana} most={60} onEdit={(value) => representative({ kana: value })} />
            {isSame ? null : (
              <>
                <FormLine path="application.representative.department" label={words.department} value={draft.representative.department} most={60} onEdit={(value) => representative({ department: value })} />
                <FormLine path="application.representative.email" needed label={words.email} value={draft.representative.email} most={200} kind="email" onEdit={(value) => representative({ email: value })} hint={words.representativeEmailHint} />
              </>
            )}
            <SharedMailboxTicks label={words.sharedMailbox} hint={words.sharedMailboxHint} value={draft.representative} onChange={representative} />
            <h2 className={classes.heading}>{words.wishes}</h2>
            <NumberField label={<RequiredLabel>{words.seats}</RequiredLabel>} value={draft.seats} min={1} max={MOST_WISHED_SEATS} needed wrong={words.seatsWrong} onChange={(seats) => change({ seats: seats ?? draft.seats })} />
            <FormLine path="application.wishedFrom" label={words.wishedFrom} value={draft.wishedFrom ?? ''} most={10} kind="date" onEdit={(value) => change({ wishedFrom: value === '' ? null : value })} />
            <CheckedArea field="application.note" label={words.note} description={words.noteHint} value={draft.note} maxLength={1000} minRows={3} maxRows={10} problem={problem} onChange={(event) => change({ note: event.currentTarget.value })} />
            {terms?.terms === undefined || terms.terms === null ? null : (
              <>
                <h2 className={classes.heading}>{words.terms}</h2>
                <details className={classes.terms}>
                  <summary>{words.readTerms}</summary>
                  <TermsBody terms={terms.terms} />
                </details>
                <Checkbox label={<RequiredLabel>{words.agree}</RequiredLabel>} error={problem instanceof Error && !isAgreed ? words.agreeFirst : undefined} checked={isAgreed} onChange={(event) => setAgreed(event.currentTarget.checked)} />
              </>
            )}
            {terms === undefined ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
            <ProblemPanel error={problem instanceof Error ? problem : null} />
            <ActionButton type="submit" tone="primary" size="lg" gated busy={busy} reason={terms === undefined ? words.termsFirst : undefined} fullWidth>
              {actLabel}
            </ActionButton>
            {onCancel === undefined ? null : (
              <ActionButton onAct={onCancel} fullWidth>
                {words.cancel}
              </ActionButton>
            )}
          </FormStack>
        </FormFields>
      </form>
      <UnsavedGuard when={JSON.stringify(draft) !== JSON.stringify(start) && !busy} />
    </FormGate>
  )
}
