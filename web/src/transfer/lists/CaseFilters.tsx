import { Checkbox, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { prefectureQuery } from '../../facility/catalogue.queries'
import { useMessages } from '../../ui/language'
import { SearchBox } from '../../ui/SearchBox'
import { SegmentedField } from '../../ui/SegmentedField'
import { TextField } from '../../ui/TextField'
import { caseMessages } from '../case.messages'
import { RARE_FILTERS, type CasesSearch } from './cases-search'
import classes from './CasesPage.module.css'
import { destinationChoices } from '../record/record-text'
import { recordMessages } from '../record/record.messages'
import { ScopeSwitch } from './ScopeSwitch'

const SORTS = ['updated', 'transferable'] as const

type CaseFiltersProps = { search: CasesSearch; status: NonNullable<CasesSearch['status']>; drafts: number; ofHospital: boolean; onChange: (change: CasesSearch) => void }

const orNone = (text: string): string | undefined => (text === '' ? undefined : text)

/** All conditions of the list, in the address bar; the rarer ones are folded away until one is set. */
export const CaseFilters = ({ search, status, drafts, ofHospital, onChange }: CaseFiltersProps) => {
  const words = useMessages(caseMessages)
  const set = RARE_FILTERS.filter((name) => search[name] !== undefined).length + (search.sort === undefined ? 0 : 1)
  const [open, setOpen] = useState(set > 0)
  const segments = [
    { value: 'open', label: words.filter_open },
    ...(ofHospital ? [{ value: 'draft' as const, label: drafts > 0 ? words.draftCount(drafts) : words.filter_draft }] : []),
    { value: 'closed', label: words.filter_closed },
    { value: 'all', label: words.filter_all },
  ] as const
  return (
    <>
      <SegmentedField label={words.statusFilter} labelHidden segments={segments} value={status} onChange={(value) => onChange({ status: value })} />
      {ofHospital ? <ScopeSwitch mine={search.mine === true} onChange={(only) => onChange({ mine: only ? true : undefined })} /> : null}
      <SearchBox label={words.searchText} inside value={search.q ?? ''} onSearch={(q) => onChange({ q: orNone(q) })} />
      <details className={classes.more} data-fold open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.moreFilters(set)}</summary>
        {open ? <RareFilters search={search} onChange={onChange} /> : null}
      </details>
    </>
  )
}

const RareFilters = ({ search, onChange }: Pick<CaseFiltersProps, 'search' | 'onChange'>) => {
  const words = useMessages(caseMessages)
  const terms = useMessages(recordMessages)
  const prefecture = useQuery(prefectureQuery).data
  const choices = prefecture === undefined ? undefined : destinationChoices(prefecture, terms)
  const plain = (value: string) => value.slice(value.indexOf(':') + 1)
  return (
    <div className={classes.moreFields}>
      <NativeSelect
        label={terms.destination}
        data={[
          { value: '', label: words.anyArea },
          ...(choices === undefined ? (search.area === undefined ? [] : [{ value: search.area, label: search.area }]) : [...choices.areas, ...choices.municipalities].map(({ value, label }) => ({ value: plain(value), label }))),
        ]}
        value={search.area ?? ''}
        onChange={(event) => onChange({ area: orNone(event.currentTarget.value) })}
      />
      <TextField type="date" label={words.registeredFrom} value={search.from ?? ''} max={search.until} onChange={(event) => onChange({ from: orNone(event.currentTarget.value) })} />
      <TextField type="date" label={words.registeredUntil} value={search.until ?? ''} min={search.from} onChange={(event) => onChange({ until: orNone(event.currentTarget.value) })} />
      <NativeSelect
        label={words.sortCases}
        data={[{ value: '', label: words.sort_created }, ...SORTS.map((value) => ({ value, label: words[`sort_${value}`] }))]}
        value={search.sort ?? ''}
        onChange={(event) => onChange({ sort: SORTS.find((value) => value === event.currentTarget.value) })}
      />
      <Checkbox className={classes.check} label={words.overdueOnly} checked={search.overdue === true} onChange={(event) => onChange({ overdue: event.currentTarget.checked ? true : undefined })} />
    </div>
  )
}
