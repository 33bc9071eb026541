import { Checkbox } from '@mantine/core'
import type { SeatForm, SeatLeaverLine } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { useQuery } from '@tanstack/react-query'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { FormLine } from './form-fields'
import { seatFormMessages } from './seat-form.messages'
import { ownSeatsQuery } from './seat-form.queries'
import classes from './SeatForm.module.css'

type LeaverLinesProps = { leavers: readonly SeatLeaverLine[]; named: SeatForm['leavers']; onEdit: (leavers: SeatLeaverLine[]) => void }

/** 利用を終了するユーザ: chosen among those who hold a seat, each with the last day. */
export const LeaverLines = ({ leavers, named, onEdit }: LeaverLinesProps) => {
  const words = useMessages(seatFormMessages)
  const seats = useQuery(ownSeatsQuery)
  const holding = (seats.data?.seats ?? []).flatMap(({ holder }) => (holder === null || holder.personId === null ? [] : [{ personId: holder.personId, displayName: holder.displayName, department: holder.department }]))
  // Whoever the form names stays in sight, also where the seat is theirs no more.
  const gone = named.filter(({ personId }) => leavers.some((line) => line.personId === personId) && !holding.some((one) => one.personId === personId))
  const people = [...holding, ...gone]
  const toggle = (personId: string) => onEdit(leavers.some((line) => line.personId === personId) ? leavers.filter((line) => line.personId !== personId) : [...leavers, { personId, lastDay: null }])
  if (seats.data === undefined) return seats.error === null ? <SkeletonRows rows={3} columns={2} /> : <ProblemPanel error={seats.error} onRetry={() => void seats.refetch()} />
  return (
    <>
      <p className={classes.soft}>{people.length === 0 ? words.noHolders : words.leaversHint}</p>
      <ul className={lines.list}>
        {people.map(({ personId, displayName, department }) => {
          const at = leavers.findIndex((line) => line.personId === personId)
          return (
            <li key={personId} className={lines.line}>
              <Checkbox checked={at >= 0} label={[displayName, department].filter((part) => part !== '').join('　')} onChange={() => toggle(personId)} />
              {at < 0 ? null : (
                <FormLine
                  needed
                  path={`leavers.${at}.lastDay`}
                  label={words.lastDay}
                  kind="date"
                  most={10}
                  value={leavers[at]?.lastDay ?? ''}
                  onEdit={(day) => onEdit(leavers.map((line) => (line.personId === personId ? { ...line, lastDay: day === '' ? null : day } : line)))}
                />
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
