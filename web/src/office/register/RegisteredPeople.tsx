import type { RegisteredPerson } from '@tasuki/domain/office/register/hospital-register.contract'
import { type ReactNode, useState } from 'react'
import { ConfirmedOutcome } from '../../account/sign-in/ConfirmIdentity'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { type Column, DataTable } from '../../ui/DataTable'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { StateMark } from '../../ui/StateMark'
import { hospitalRegisterMessages } from './hospital-register.messages'
import { useChangePersonRole, useDeactivatePerson } from './hospital-register.queries'

type RegisteredPeopleProps = {
  label: string
  people: RegisteredPerson[] | undefined
  empty: ReactNode
  /** An officer, who changes them; oneself is never ended. */
  actor: { personId: string } | undefined
  /** The hospital is in use: somebody must go on speaking for it. */
  keepsRepresentative?: boolean
}

type Asked = { person: RegisteredPerson; act: 'role' | 'end' }

/** Accounts with their roles, and what an officer does with them. */
export const RegisteredPeople = ({ label, people, empty, actor, keepsRepresentative = false }: RegisteredPeopleProps) => {
  const words = useMessages(hospitalRegisterMessages)
  const [asked, setAsked] = useState<Asked>()
  const isSole = keepsRepresentative && people?.filter(({ active, role }) => active && role === 'representative').length === 1
  const acts = (person: RegisteredPerson) => {
    const { personId, role, active, displayName } = person
    const sole = isSole && role === 'representative'
    if (!active || actor === undefined || personId === actor.personId) return null
    const isOfHospital = role === 'member' || role === 'representative'
    return (
      <>
        {isOfHospital ? (
          <ActionButton size="xs" tone="quiet" label={role === 'member' ? words.makeRepresentativeOf(displayName) : words.makeMemberOf(displayName)} reason={sole ? words.soleRepresentative : undefined} onAct={() => setAsked({ person, act: 'role' })}>
            {role === 'member' ? words.makeRepresentative : words.makeMember}
          </ActionButton>
        ) : null}
        <ActionButton size="xs" tone="quiet" label={words.endPersonOf(displayName)} reason={sole ? words.soleShort : undefined} onAct={() => setAsked({ person, act: 'end' })}>
          {words.endPerson}
        </ActionButton>
      </>
    )
  }
  const columns: Column<RegisteredPerson>[] = [
    { id: 'name', header: words.person, cell: ({ displayName }) => displayName, card: 'title' },
    { id: 'role', header: words.role, cell: ({ role }) => words[role] },
    { id: 'loginId', header: words.loginId, cell: ({ loginId }) => loginId },
    { id: 'department', header: words.department, cell: ({ department }) => department },
    { id: 'email', header: words.email, cell: ({ email }) => email },
    { id: 'state', header: words.state, cell: ({ active }) => <StateMark tone={active ? 'yes' : 'paused'}>{active ? words.inService : words.left}</StateMark> },
    ...(actor === undefined ? [] : [{ id: 'acts', header: words.acts, cell: acts, card: 'plain', print: 'hide', width: '16em' } as const]),
  ]
  return (
    <>
      <DataTable label={label} columns={columns} rows={people} rowKey={({ personId }) => personId} empty={empty} />
      {asked?.act === 'role' ? <RoleDialog person={asked.person} onClose={() => setAsked(undefined)} /> : null}
      {asked?.act === 'end' ? <EndDialog person={asked.person} onClose={() => setAsked(undefined)} /> : null}
    </>
  )
}

type PersonDialogProps = { person: RegisteredPerson; onClose: () => void }

const RoleDialog = ({ person: { personId, role, displayName }, onClose }: PersonDialogProps) => {
  const words = useMessages(hospitalRegisterMessages)
  const change = useChangePersonRole()
  const [label, text] = role === 'member' ? [words.makeRepresentative, words.makeRepresentativeText(displayName)] : [words.makeMember, words.makeMemberText(displayName)]
  const done = () => {
    onClose()
    notify({ text: words.roleChanged })
  }
  const act = () => change.mutate({ params: { personId }, body: { role: role === 'member' ? 'representative' : 'member' } }, { onSuccess: done })
  return (
    <ConfirmDialog title={label} opened actLabel={label} busy={change.isPending} onClose={onClose} onAct={act}>
      <p>{text}</p>
      <ConfirmedOutcome act={change} onConfirmed={act} />
    </ConfirmDialog>
  )
}

const EndDialog = ({ person: { personId, displayName }, onClose }: PersonDialogProps) => {
  const words = useMessages(hospitalRegisterMessages)
  const end = useDeactivatePerson()
  const done = () => {
    onClose()
    notify({ text: words.personEnded })
  }
  const act = () => end.mutate({ params: { personId } }, { onSuccess: done })
  return (
    <ConfirmDialog title={words.endPerson} opened actLabel={words.endPerson} danger busy={end.isPending} onClose={onClose} onAct={act}>
      <p>{words.endPersonText(displayName)}</p>
      <ConfirmedOutcome act={end} onConfirmed={act} />
    </ConfirmDialog>
  )
}
