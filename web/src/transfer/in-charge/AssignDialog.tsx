import { NativeSelect } from '@mantine/core'
import type { Colleague } from '@tasuki/domain/account/account.contract'
import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNow } from '../../ui/clock'
import { useLanguage, useMessages } from '../../ui/language'
import { dayText } from '../../ui/time-text'
import { ActDialog } from '../ActDialog'
import { caseActMessages } from '../case-act.messages'
import { careMessages } from './care.messages'
import { absencesQuery } from './care.queries'
import { colleaguesQuery } from '../transfer.queries'

type Side = { personInChargeId: string | null; deputyId: string | null }

type AssignDialogProps = {
  detail: CaseDetail
  current: { personInCharge: Colleague | null; deputy: Colleague | null }
  onAssign: (side: Side) => void
  onClose: () => void
  error: unknown
  busy: boolean
}

const orNull = (value: string): string | null => (value === '' ? null : value)

/** 担当 and 副担当 of one side: people of the own hospital; who is away is said beside the name. */
export const AssignDialog = ({ detail, current, onAssign, onClose, error, busy }: AssignDialogProps) => {
  const words = useMessages(caseActMessages)
  const care = useMessages(careMessages)
  const { language } = useLanguage()
  const now = useNow()
  const people = useQuery(colleaguesQuery).data?.people ?? []
  const away = new Map((useQuery(absencesQuery).data?.absences ?? []).filter((absence) => absence.now).map((absence) => [absence.person.personId, absence.lastDay]))
  const [personInChargeId, setPersonInCharge] = useState(current.personInCharge?.personId ?? '')
  const [deputyId, setDeputy] = useState(current.deputy?.personId ?? '')
  const choices = [
    { value: '', label: care.nobody },
    ...people.map((person) => {
      const until = away.get(person.personId)
      const parts = [person.displayName, person.department ?? '', until === undefined ? '' : `（${care.awayUntil(dayText(until, now, language))}）`]
      return { value: person.personId, label: parts.filter((part) => part !== '').join('　') }
    }),
  ]
  const same = deputyId !== '' && deputyId === personInChargeId
  return (
    <ActDialog
      detail={detail}
      title={words.assignTitle}
      lead=""
      actLabel={words.assign}
      onAct={() => onAssign({ personInChargeId: orNull(personInChargeId), deputyId: orNull(deputyId) })}
      onClose={onClose}
      error={error}
      busy={busy}
      reason={same ? care.samePerson : undefined}
    >
      <NativeSelect label={care.inCharge} data={choices} value={personInChargeId} onChange={(event) => setPersonInCharge(event.currentTarget.value)} />
      <NativeSelect label={care.deputy} data={choices} value={deputyId} onChange={(event) => setDeputy(event.currentTarget.value)} error={same ? care.samePerson : undefined} />
    </ActDialog>
  )
}
