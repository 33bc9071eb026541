import { NativeSelect } from '@mantine/core'
import type { issueAccessCodeCall } from '@tasuki/domain/account/sign-in/access-code.contract'
import { PREFECTURE_ROLES, type PrefectureRole } from '@tasuki/domain/account/actor'
import type { InvitedPerson, RegisteredHospital } from '@tasuki/domain/office/register/hospital-register.contract'
import { useState } from 'react'
import { SharedMailboxTicks } from '../../account/seat-form/SharedMailboxTicks'
import { CodeDialog } from '../../account/sign-in/CodeDialog'
import { ConfirmedOutcome } from '../../account/sign-in/ConfirmIdentity'
import { useIssueAccessCode } from '../../account/sign-in/session.queries'
import type { CallOutput } from '../../platform/api-client'
import { ApiRefusal } from '../../platform/api-problem'
import { useProblemText } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { DialogFrame } from '../../ui/ConfirmDialog'
import { useFieldErrors } from '../../ui/field-errors'
import { fieldErrorMessages } from '../../ui/field-errors.messages'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { TextField } from '../../ui/TextField'
import { hospitalRegisterMessages } from './hospital-register.messages'
import { useAddPrefecturePerson, useAddRepresentative } from './hospital-register.queries'
import classes from '../application/Application.module.css'
import dialog from '../../ui/ConfirmDialog.module.css'

const EMPTY = { displayName: '', displayKana: '', department: '', email: '', sharedMailbox: false, noPersonalMailbox: false, privateMailForbidden: false }
const FIELDS = [
  { field: 'displayName', label: 'person', most: 60 },
  { field: 'displayKana', label: 'personKana', most: 60 },
  { field: 'department', label: 'department', most: 60 },
  { field: 'email', label: 'email', most: 200 },
] as const
type Field = (typeof FIELDS)[number]['field']

type Place = { /** None: of the prefecture. */ hospital?: Pick<RegisteredHospital, 'id' | 'use'> }
type IssuedCode = CallOutput<typeof issueAccessCodeCall>

/** A person is entered and invited to set a password of their own; where no link can go, or none arrives, the office gives a code. */
export const AddPersonDialog = ({ hospital, opened, onClose }: Place & { opened: boolean; onClose: () => void }) => {
  const words = useMessages(hospitalRegisterMessages)
  const [invited, setInvited] = useState<InvitedPerson>()
  const [code, setCode] = useState<IssuedCode>()
  const close = () => {
    setInvited(undefined)
    onClose()
  }
  const showCode = (given: IssuedCode) => {
    setCode(given)
    close()
  }
  const title = hospital === undefined ? words.addPerson : words.addRepresentative
  return (
    <>
      <DialogFrame title={invited === undefined ? title : words.entered} opened={opened} onClose={close}>
        {invited === undefined ? <PersonForm {...(hospital && { hospital })} onInvited={setInvited} onCancel={close} /> : <Invited person={invited} isWaiting={hospital !== undefined && hospital.use !== 'active'} onCode={showCode} onClose={close} />}
      </DialogFrame>
      <CodeDialog given={code} onClose={() => setCode(undefined)} />
    </>
  )
}

/** What was refused of a field, said there. */
const useFieldError = (error: unknown) => {
  const words = useMessages(hospitalRegisterMessages)
  const problemText = useProblemText()
  return (field: Field): string | undefined => {
    if (!(error instanceof ApiRefusal) || error.details.fields?.includes(field) !== true) return undefined
    if (error.code === 'invalid_input') return field === 'email' ? words.wrongEmail : words.wrongName
    const { what, todo } = problemText(error)
    return [what, todo ?? ''].join('')
  }
}

const PersonForm = ({ hospital, onInvited, onCancel }: Place & { onInvited: (person: InvitedPerson) => void; onCancel: () => void }) => {
  const words = useMessages(hospitalRegisterMessages)
  const faults = useMessages(fieldErrorMessages)
  const addRepresentative = useAddRepresentative()
  const addOfPrefecture = useAddPrefecturePerson()
  const [person, setPerson] = useState(EMPTY)
  const [role, setRole] = useState<PrefectureRole>('officer')
  const add = hospital === undefined ? addOfPrefecture : addRepresentative
  const refusedAt = useFieldError(add.error)
  const send = () => {
    if (add.isPending) return
    const { noPersonalMailbox, privateMailForbidden, ...of } = { ...person, email: person.email.trim() }
    if (hospital === undefined) addOfPrefecture.mutate({ body: { ...of, role } }, { onSuccess: onInvited })
    else addRepresentative.mutate({ params: { hospitalId: hospital.id }, body: { ...of, noPersonalMailbox, privateMailForbidden } }, { onSuccess: onInvited })
  }
  const { form, errorOf } = useFieldErrors({ displayName: person.displayName.trim() === '' ? faults.missing : undefined }, send)
  return (
    <FormStack>
      <form {...form}>
        <FormStack>
          <p>{words.addPersonLead}</p>
          {FIELDS.map(({ field, label, most }) => (
            <TextField
              key={field}
              label={field === 'displayName' ? <RequiredLabel>{words[label]}</RequiredLabel> : words[label]}
              inputMode={field === 'email' ? 'email' : undefined}
              value={person[field]}
              maxLength={most}
              autoComplete="off"
              error={refusedAt(field) ?? (field === 'displayName' ? errorOf(field) : undefined)}
              onChange={(event) => {
                const { value } = event.currentTarget
                setPerson((now) => ({ ...now, [field]: value }))
              }}
            />
          ))}
          <SharedMailboxTicks label={words.sharedMailbox} hint={words.sharedMailboxHint} value={person} isAsked={hospital !== undefined} onChange={(ticks) => setPerson((now) => ({ ...now, ...ticks }))} />
          {hospital === undefined ? (
            <NativeSelect label={words.role} value={role} data={PREFECTURE_ROLES.map((value) => ({ value, label: words[value] }))} onChange={(event) => setRole(PREFECTURE_ROLES.find((one) => one === event.currentTarget.value) ?? 'officer')} />
          ) : null}
          <div className={dialog.actions}>
            <ActionButton onAct={onCancel}>{words.cancel}</ActionButton>
            <ActionButton type="submit" tone="primary" busy={add.isPending}>
              {words.create}
            </ActionButton>
          </div>
        </FormStack>
      </form>
      <ConfirmedOutcome act={add} onConfirmed={send} />
    </FormStack>
  )
}

const Invited = ({ person, isWaiting, onCode, onClose }: { person: InvitedPerson; isWaiting: boolean; onCode: (given: IssuedCode) => void; onClose: () => void }) => {
  const words = useMessages(hospitalRegisterMessages)
  const issue = useIssueAccessCode()
  const giveCode = () => issue.mutate({ params: { personId: person.personId } }, { onSuccess: onCode })
  return (
    <FormStack>
      <p role="status">{person.invitedBy === 'mail' ? words.invitedByMail(person.displayName) : words.inviteByCode(person.displayName)}</p>
      {isWaiting ? <p>{words.inviteBeforeUse}</p> : null}
      <ConfirmedOutcome act={issue} onConfirmed={giveCode} />
      <div className={classes.acts}>
        <ActionButton tone={person.invitedBy === 'code' ? 'primary' : 'plain'} busy={issue.isPending} onAct={giveCode}>
          {words.issueCode}
        </ActionButton>
        <ActionButton tone={person.invitedBy === 'mail' ? 'primary' : 'plain'} onAct={onClose}>
          {words.close}
        </ActionButton>
      </div>
    </FormStack>
  )
}
