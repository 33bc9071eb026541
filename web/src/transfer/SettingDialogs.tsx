import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { ActDialog, type ActDialogOwnProps } from './ActDialog'
import { caseActMessages } from './case-act.messages'
import { caseMessages } from './case.messages'
import { colleaguesQuery, useAssignCase, useChangeVisibility } from './transfer.queries'
import { useUndo } from './use-undo'
import { VisibilityChoice } from './VisibilityChoice'

/** S1 or S2 (要綱17条1項). */
export const VisibilityDialog = ({ detail, onClose }: ActDialogOwnProps) => {
  const words = useMessages(caseActMessages)
  const change = useChangeVisibility()
  const undo = useUndo()
  const [visibility, setVisibility] = useState(detail.visibility)
  const act = () =>
    change.mutate(
      { params: { caseId: detail.id }, body: { version: detail.version, visibility } },
      {
        onSuccess: (after) => {
          onClose()
          notify({
            text: words.visibilityDone,
            undo: undo(() => change.mutateAsync({ params: { caseId: after.id }, body: { version: after.version, visibility: detail.visibility } })),
          })
        },
      },
    )
  return (
    <ActDialog detail={detail} title={words.visibilityTitle} lead={words.visibilityNarrow} actLabel={words.changeVisibility} onAct={act} onClose={onClose} error={change.error} busy={change.isPending}>
      <VisibilityChoice value={visibility} onChange={setVisibility} />
    </ActDialog>
  )
}

/** 担当 and 副担当. */
export const AssignDialog = ({ detail, onClose }: ActDialogOwnProps) => {
  const words = useMessages(caseActMessages)
  const terms = useMessages(caseMessages)
  const assign = useAssignCase()
  const undo = useUndo()
  const people = useQuery(colleaguesQuery).data?.people ?? []
  const [personInChargeId, setPersonInCharge] = useState(detail.personInCharge?.personId ?? '')
  const [deputyId, setDeputy] = useState(detail.deputy?.personId ?? '')
  const choices = [
    { value: '', label: terms.nobody },
    ...people.map((person) => ({ value: person.personId, label: [person.displayName, person.department ?? ''].filter((part) => part !== '').join('　') })),
  ]
  const act = () =>
    assign.mutate(
      { params: { caseId: detail.id }, body: { personInChargeId: personInChargeId === '' ? null : personInChargeId, deputyId: deputyId === '' ? null : deputyId } },
      {
        onSuccess: () => {
          onClose()
          notify({
            text: words.assignDone,
            undo: undo(() =>
              assign.mutateAsync({ params: { caseId: detail.id }, body: { personInChargeId: detail.personInCharge?.personId ?? null, deputyId: detail.deputy?.personId ?? null } }),
            ),
          })
        },
      },
    )
  return (
    <ActDialog detail={detail} title={words.assignTitle} lead="" actLabel={words.assign} onAct={act} onClose={onClose} error={assign.error} busy={assign.isPending}>
      <NativeSelect label={terms.personInCharge} data={choices} value={personInChargeId} onChange={(event) => setPersonInCharge(event.currentTarget.value)} />
      <NativeSelect label={terms.deputy} data={choices} value={deputyId} onChange={(event) => setDeputy(event.currentTarget.value)} />
    </ActDialog>
  )
}
