import type { Availability } from '@tasuki/domain/facility/facility.contract'
import { useNow } from '../ui/clock'
import { DataTable, type Column } from '../ui/DataTable'
import { Freshness } from '../ui/Freshness'
import { useLanguage, useMessages } from '../ui/language'
import { dayText } from '../ui/time-text'
import { facilityTerms } from './facility-terms.messages'
import classes from './Hospital.module.css'
import { hospitalMessages } from './hospital.messages'

/** Vacancy per bed kind, each with its age and who said so. */
export const VacancyView = ({ rows }: { rows: readonly Availability[] }) => {
  const words = useMessages(hospitalMessages)
  const terms = useMessages(facilityTerms)
  const { language } = useLanguage()
  const now = useNow()
  const columns: Column<Availability>[] = [
    { id: 'kind', header: terms.bedKind, card: 'title', cell: (row) => <Kind row={row} /> },
    { id: 'vacant', header: terms.vacant, align: 'end', cell: (row) => row.vacant },
    { id: 'acceptable', header: terms.acceptable, align: 'end', cell: (row) => <span className={row.acceptable > 0 ? classes.take : undefined}>{row.acceptable}</span> },
    { id: 'held', header: terms.held, align: 'end', cell: (row) => row.held },
    { id: 'beds', header: terms.beds, align: 'end', cell: (row) => row.beds },
    { id: 'opensOn', header: terms.opensOn, cell: (row) => (row.opensOn === null ? '' : <span className={classes.one}>{dayText(row.opensOn, now, language)}{row.opensBeds === 0 ? '' : ` ${terms.bedCount(row.opensBeds)}`}</span>) },
    { id: 'waiting', header: terms.waitingWeeks, cell: (row) => (row.waitingWeeks === null ? '' : <span className={classes.one}>{terms.weeks(row.waitingWeeks)}</span>) },
    { id: 'sex', header: terms.sex, cell: (row) => <span className={classes.one}>{terms[`sex_${row.sex}`]}</span> },
    { id: 'privateRoom', header: terms.privateRoom, cell: (row) => <span className={classes.one}>{row.privateRoom ? terms.yes : terms.no}</span> },
    {
      id: 'updated',
      header: words.updated,
      card: 'title',
      cell: (row) => (
        <span className={classes.updated}>
          <Freshness updatedAt={row.updatedAt} />
          {row.updatedBy === null ? null : <span className={classes.by}>{terms.updatedBy(row.updatedBy)}</span>}
        </span>
      ),
    },
  ]
  // What no ward has stated takes no room.
  const isStated = ({ id }: Column<Availability>) => (id === 'opensOn' ? rows.some((row) => row.opensOn !== null) : id !== 'waiting' || rows.some((row) => row.waitingWeeks !== null))
  return <DataTable label={words.vacancy} columns={columns.filter(isStated)} rows={rows} rowKey={(row) => row.bedKind} empty={null} />
}

const Kind = ({ row }: { row: Availability }) => {
  const terms = useMessages(facilityTerms)
  return (
    <>
      <strong>{terms[`bed_${row.bedKind}`]}</strong>
      {row.note === '' ? null : <span className={classes.rowNote}>{row.note}</span>}
    </>
  )
}
