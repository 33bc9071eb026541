import { NativeSelect } from '@mantine/core'
import { PREFECTURE_ROLES, type PrefectureRole } from '@tasuki/domain/account/actor'
import type { IssuedAccount } from '@tasuki/domain/office/hospital-register.contract'
import { type FormEvent, useState } from 'react'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { DialogFrame } from '../ui/ConfirmDialog'
import { FormStack } from '../ui/FormStack'
import { useMessages } from '../ui/language'
import { Facts } from '../ui/Page'
import { TextField } from '../ui/TextField'
import { hospitalRegisterMessages } from './hospital-register.messages'
import { useAddPrefecturePerson, useAddRepresentative } from './hospital-register.queries'

const EMPTY = { displayName: '', displayKana: '', department: '', email: '' }
const FIELDS = [
  { field: 'displayName', label: 'person', most: 60 },
  { field: 'displayKana', label: 'personKana', most: 60 },
  { field: 'department', label: 'department', most: 60 },
  { field: 'email', label: 'email', most: 200 },
] as const

/** A person is added, and the login that comes of it is shown once: to be noted before the dialog closes. */
export const AddPersonDialog = ({ hospitalId, opened, onClose }: { hospitalId?: string; opened: boolean; onClose: () => void }) => {
  const words = useMessages(hospitalRegisterMessages)
  const addRepresentative = useAddRepresentative()
  const addOfPrefecture = useAddPrefecturePerson()
  const [person, setPerson] = useState(EMPTY)
  const [role, setRole] = useState<PrefectureRole>('officer')
  const [issued, setIssued] = useState<IssuedAccount>()
  const close = () => {
    setIssued(undefined)
    onClose()
  }
  const act = (event: FormEvent) => {
    event.preventDefault()
    const onSuccess = (account: IssuedAccount) => {
      setIssued(account)
      setPerson(EMPTY)
    }
    if (hospitalId === undefined) addOfPrefecture.mutate({ body: { ...person, role } }, { onSuccess })
    else addRepresentative.mutate({ params: { hospitalId }, body: person }, { onSuccess })
  }
  if (issued !== undefined)
    return (
      <DialogFrame title={words.issuedTitle} opened={opened} onClose={close} firm>
        <p>{words.issuedText}</p>
        <Facts facts={[{ label: words.person, value: issued.displayName }, { label: words.loginId, value: <code>{issued.loginId}</code> }, { label: words.password, value: <code>{issued.password}</code> }]} />
        <ActionButton tone="primary" onAct={close}>
          {words.issuedClose}
        </ActionButton>
      </DialogFrame>
    )
  return (
    <DialogFrame title={hospitalId === undefined ? words.addPerson : words.addRepresentative} opened={opened} onClose={close}>
      <form onSubmit={act}>
        <FormStack>
          {FIELDS.map(({ field, label, most }) => (
            <TextField
              key={field}
              label={words[label]}
              type={field === 'email' ? 'email' : 'text'}
              value={person[field]}
              maxLength={most}
              autoComplete="off"
              required={field === 'displayName'}
              withAsterisk={false}
              onChange={(event) => {
                const { value } = event.currentTarget
                setPerson((now) => ({ ...now, [field]: value }))
              }}
            />
          ))}
          {hospitalId === undefined ? (
            <NativeSelect label={words.role} value={role} data={PREFECTURE_ROLES.map((value) => ({ value, label: words[value] }))} onChange={(event) => setRole(PREFECTURE_ROLES.find((one) => one === event.currentTarget.value) ?? 'officer')} />
          ) : null}
          <ProblemPanel error={addRepresentative.error ?? addOfPrefecture.error} />
          <ActionButton type="submit" tone="primary" busy={addRepresentative.isPending || addOfPrefecture.isPending}>
            {words.create}
          </ActionButton>
        </FormStack>
      </form>
    </DialogFrame>
  )
}
