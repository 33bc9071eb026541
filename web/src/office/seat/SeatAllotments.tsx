import { Checkbox } from '@mantine/core'
import type { SeatBudget } from '@tasuki/domain/account/seat/seat.contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar } from '../../ui/FilterBar'
import { useMessages } from '../../ui/language'
import { Section } from '../../ui/Page'
import { QuietZero } from '../../ui/QuietZero'
import { SearchBox } from '../../ui/SearchBox'
import { allotmentMessages } from './allotment.messages'
import { seatBudgetQuery } from './allotment.queries'

type Allotment = SeatBudget['hospitals'][number]
type Filters = { q?: string | undefined; free?: true | undefined }

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** How many seats each hospital has, and the way to each one's. */
export const SeatAllotments = ({ q, free, onFilter }: Filters & { onFilter: (next: Filters) => void }) => {
  const words = useMessages(allotmentMessages)
  const read = useQuery(seatBudgetQuery)
  const all = read.data?.hospitals
  const rows = all?.filter(({ hospital, prefecture }) => (q === undefined || plain(`${hospital.name} ${hospital.shortName}`).includes(plain(q))) && (free !== true || prefecture.free > 0))
  const columns: Column<Allotment>[] = [
    { id: 'hospital', header: words.hospital, cell: ({ hospital }) => <Link data-row-link to="/office/allotments/$hospitalId" params={{ hospitalId: hospital.id }}>{hospital.name}</Link>, card: 'title' },
    { id: 'prefecture', header: words.prefecture, cell: ({ prefecture }) => <QuietZero of={prefecture.seats}>{words.count(prefecture.seats)}</QuietZero>, align: 'end', width: '9em' },
    { id: 'free', header: words.prefectureFree, cell: ({ prefecture }) => <QuietZero of={prefecture.free}>{words.count(prefecture.free)}</QuietZero>, align: 'end', width: '9em' },
    { id: 'funded', header: words.hospitalFunded, cell: ({ hospitalFunded }) => <QuietZero of={hospitalFunded.seats}>{words.funded(hospitalFunded)}</QuietZero>, align: 'end', width: '16em' },
  ]
  const isFiltered = q !== undefined || free === true
  // What failed is said once, above.
  if (read.error !== null && rows === undefined) return null
  return (
    <Section title={words.allotments}>
      <FilterBar label={words.filters} summary={rows === undefined ? '' : words.hospitals(rows.length)} {...(isFiltered && { onClear: () => onFilter({}) })}>
        <SearchBox label={words.search} value={q ?? ''} onSearch={(text) => onFilter({ free, q: text === '' ? undefined : text })} />
        <Checkbox label={words.onlyFree} checked={free === true} onChange={(event) => onFilter({ q, free: event.currentTarget.checked ? true : undefined })} />
      </FilterBar>
      <DataTable label={words.allotments} columns={columns} rows={rows} rowKey={({ hospital }) => hospital.id} empty={isFiltered ? <EmptyState title={words.noneFound} /> : <EmptyState title={words.noHospitals}>{words.noHospitalsText}</EmptyState>} />
    </Section>
  )
}
