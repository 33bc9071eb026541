import type { HospitalSummary } from '@tasuki/domain/facility/facility.contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { DataTable, type Column } from '../ui/DataTable'
import { Freshness } from '../ui/Freshness'
import { useMessages } from '../ui/language'
import { directoryMessages } from './directory.messages'
import type { DirectorySearch } from './directory-search'
import classes from './Directory.module.css'
import { facilityTerms } from './facility-terms.messages'
import { distanceText } from './kilometres'
import { PhoneLink } from './PhoneLink'
import { UseMark } from './UseMark'

type DirectorySort = NonNullable<DirectorySearch['sort']>

type DirectoryTableProps = {
  hospitals: HospitalSummary[] | undefined
  ownId: string | undefined
  /** The bed kind that is asked for: its figures stand first. */
  bedKind: string | undefined
  sort: DirectorySort
  sortable: readonly DirectorySort[]
  onSort: (sort: DirectorySort) => void
  empty: ReactNode
}

/** More and newer first; everything else ascends. The server knows no other direction. */
const DESCENDING: readonly DirectorySort[] = ['vacancy', 'updated']

export const DirectoryTable = ({ hospitals, ownId, bedKind, sort, sortable, onSort, empty }: DirectoryTableProps) => {
  const words = useMessages(directoryMessages)
  const can = (column: DirectorySort) => sortable.includes(column)
  // Far from where? An officer of the prefecture stands nowhere.
  const distance: Column<HospitalSummary> = {
    id: 'distance',
    header: words.columnDistance,
    align: 'end',
    card: 'plain',
    sortable: can('distance'),
    cell: (row) => (row.id === ownId ? words.own : row.distanceKm === null ? '' : <span className={classes.one}>{words.kilometres(distanceText(row.distanceKm))}</span>),
  }
  const columns: Column<HospitalSummary>[] = [
    {
      id: 'name',
      header: words.columnName,
      card: 'title',
      sortable: can('name'),
      cell: (row) => (
        <>
          <Link to="/hospitals/$hospitalId" params={{ hospitalId: row.id }} data-row-link>
            {row.name}
          </Link>
          {row.use === 'active' ? null : (
            <span className={classes.use}>
              <UseMark use={row.use} />
            </span>
          )}
        </>
      ),
    },
    { id: 'area', header: words.columnArea, card: 'plain', cell: (row) => <Place hospital={row} /> },
    ...(can('distance') ? [distance] : []),
    { id: 'vacancy', header: words.columnBeds, card: 'title', sortable: can('vacancy'), cell: (row) => <Beds hospital={row} bedKind={bedKind} /> },
    { id: 'phone', header: words.columnPhone, card: 'plain', cell: (row) => (row.phone === '' ? '' : <PhoneLink number={row.phone} />) },
  ]
  return (
    <DataTable
      label={words.title}
      columns={columns}
      rows={hospitals}
      rowKey={(row) => row.id}
      sort={{ by: sort, descending: DESCENDING.includes(sort) }}
      onSort={({ by }) => {
        const column = sortable.find((one) => one === by)
        if (column !== undefined) onSort(column)
      }}
      empty={empty}
    />
  )
}

const Place = ({ hospital }: { hospital: HospitalSummary }) => {
  const words = useMessages(directoryMessages)
  return (
    <>
      {hospital.municipalityName === '' ? words.unknownPlace : hospital.municipalityName}
      {hospital.secondaryArea === null ? null : <span className={classes.area}>{hospital.secondaryArea}</span>}
    </>
  )
}

const askedFirst = (hospital: HospitalSummary, bedKind: string | undefined) => [...hospital.beds].sort((a, b) => Number(b.bedKind === bedKind) - Number(a.bedKind === bedKind))

/** One line a bed kind. A hospital that doesn't use the system states nothing. */
const Beds = ({ hospital, bedKind }: { hospital: HospitalSummary; bedKind: string | undefined }) => {
  const words = useMessages(directoryMessages)
  const terms = useMessages(facilityTerms)
  if (hospital.use !== 'active') return ''
  if (hospital.beds.length === 0) return <span className={classes.soft}>{words.noBeds}</span>
  const beds = askedFirst(hospital, bedKind)
  return (
    <ul className={classes.beds}>
      {beds.map((bed) => (
        <li key={bed.bedKind} data-none={bed.acceptable === 0 ? '' : undefined}>
          <span>{terms[`bed_${bed.bedKind}`]}</span>
          <span>{words.vacant(bed.vacant)}</span>
          <span className={classes.take}>{words.acceptable(bed.acceptable)}</span>
          <span className={classes.age}>
            <Freshness updatedAt={bed.updatedAt} />
          </span>
        </li>
      ))}
    </ul>
  )
}
