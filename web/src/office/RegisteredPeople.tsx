import type { RegisteredPerson } from '@tasuki/domain/office/hospital-register.contract'
import { type ReactNode, useState } from 'react'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { type Column, DataTable } from '../ui/DataTable'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { StateMark } from '../ui/StateMark'
import { hospitalRegisterMessages } from './hospital-register.messages'
import { useChangePersonRole, useDeactivatePerson } from './hospital-register.queries'

type RegisteredPeopleProps = { label: string; people: RegisteredPerson[] | undefined; empty: ReactNode; /** An officer, who changes them; oneself is never ended. */ actor: { personId: string } | undefined }

/** Accounts with their roles, and what an officer does with them. */
export const RegisteredPeople = ({ label, people, empty, actor }: RegisteredPeopleProps) => {
  const words = useMessages(hospitalRegisterMessages)
  const change = useChangePersonRole()
  const end = useDeactivatePerson()
  const [ending, setEnding] = useState<RegisteredPerson>()
  const acts = ({ personId, role, active, ...rest }: RegisteredPerson) => {
    if (!active || actor === undefined || personId === actor.personId) return null
    const other = role === 'member' ? 'representative' : 'member'
    const isOfHospital = role === 'member' || role === 'representative'
    return (
      <>
        {isOfHospital ? (
          <ActionButton size="xs" tone="quiet" busy={change.isPending && change.variables.params.personId === personId} onAct={() => change.mutate({ params: { personId }, body: { role: other } }, { onSuccess: () => notify({ text: words.roleChanged }) })}>
            {other === 'representative' ? words.makeRepresentative : words.makeMember}
          </ActionButton>
        ) : null}
        <ActionButton size="xs" tone="quiet" onAct={() => setEnding({ personId, role, active, ...rest })}>
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
    ...(actor === undefined ? [] : [{ id: 'acts', header: words.acts, cell: acts, print: 'hide', width: '16em' } as const]),
  ]
  return (
    <>
      <DataTable label={label} columns={columns} rows={people} rowKey={({ personId }) => personId} empty={empty} />
      <ProblemPanel error={change.error} />
      <ConfirmDialog
        title={words.endPerson}
        opened={ending !== undefined}
        actLabel={words.endPerson}
        danger
        busy={end.isPending}
        onClose={() => setEnding(undefined)}
        onAct={() =>
          end.mutate(
            { params: { personId: ending?.personId ?? '' } },
            {
              onSuccess: () => {
                setEnding(undefined)
                notify({ text: words.personEnded })
              },
            },
          )
        }
      >
        <p>{words.endPersonText(ending?.displayName ?? '')}</p>
        <ProblemPanel error={end.error} />
      </ConfirmDialog>
    </>
  )
}
