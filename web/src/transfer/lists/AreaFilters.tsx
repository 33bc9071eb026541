import { NativeSelect } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { BED_KINDS } from '@tasuki/domain/facility/bed-kind'
import { AREA_FITS } from '@tasuki/domain/transfer/area-case.rules'
import { transferPurpose } from '@tasuki/domain/transfer/case-record'
import { SENSITIVE_NEEDS } from '@tasuki/domain/transfer/record-readers'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { SavedViews } from '../../account/saved-view/SavedViews'
import { prefectureQuery } from '../../facility/catalogue.queries'
import { facilityTerms } from '../../facility/facility-terms.messages'
import { NeedsSelect } from '../../facility/NeedsSelect'
import { FilterBar } from '../../ui/FilterBar'
import { useMessages } from '../../ui/language'
import { TextField } from '../../ui/TextField'
import { areaMessages } from './area.messages'
import { type AreaSearch, countAreaFilters } from './area-search'
import classes from './CasesPage.module.css'
import { destinationChoices } from '../record/record-text'
import { recordMessages } from '../record/record.messages'

const SORTS = ['transferable', 'newest'] as const
const NARROW = '(max-width: 48em)'

type AreaFiltersProps = { search: AreaSearch; summary: ReactNode; onChange: (change: AreaSearch) => void; onClear?: (() => void) | undefined }

const orNone = (text: string): string | undefined => (text === '' ? undefined : text)

/** All conditions of the list, in the address bar; on a phone folded away until they are wanted. */
export const AreaFilters = ({ search, summary, onChange, onClear }: AreaFiltersProps) => {
  const words = useMessages(areaMessages)
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) === true
  const [open, setOpen] = useState(false)
  return (
    <FilterBar label={words.filters} summary={summary} {...(onClear === undefined ? {} : { onClear })}>
      {narrow ? (
        <details className={classes.more} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{words.moreFilters(countAreaFilters(search))}</summary>
          {open ? <div className={classes.moreFields}><Fields search={search} onChange={onChange} /></div> : null}
        </details>
      ) : (
        <Fields search={search} onChange={onChange} />
      )}
      <SavedViews page="area_cases" />
    </FilterBar>
  )
}

const Fields = ({ search, onChange }: Pick<AreaFiltersProps, 'search' | 'onChange'>) => {
  const words = useMessages(areaMessages)
  const terms = useMessages(recordMessages)
  const facility = useMessages(facilityTerms)
  const prefecture = useQuery(prefectureQuery).data
  const choices = prefecture === undefined ? undefined : destinationChoices(prefecture, terms)
  const plain = (value: string) => value.slice(value.indexOf(':') + 1)
  const areas = choices === undefined ? (search.area === undefined ? [] : [{ value: search.area, label: search.area }]) : [...choices.areas, ...choices.municipalities].map(({ value, label }) => ({ value: plain(value), label }))
  return (
    <>
      <NativeSelect
        label={words.fit}
        data={[{ value: '', label: words.fit_usual }, ...AREA_FITS.map((value) => ({ value, label: words[`fit_${value}`] }))]}
        value={search.fit ?? ''}
        onChange={(event) => onChange({ fit: AREA_FITS.find((value) => value === event.currentTarget.value) })}
      />
      <NativeSelect
        label={words.purpose}
        data={[{ value: '', label: words.anyPurpose }, ...transferPurpose.options.map((value) => ({ value, label: terms[`purpose_${value}`] }))]}
        value={search.purpose ?? ''}
        onChange={(event) => onChange({ purpose: orNone(event.currentTarget.value) })}
      />
      <NativeSelect
        label={words.bedKind}
        data={[{ value: '', label: words.anyBedKind }, ...BED_KINDS.map((kind) => ({ value: kind, label: facility[`bed_${kind}`] }))]}
        value={search.bedKind ?? ''}
        onChange={(event) => onChange({ bedKind: orNone(event.currentTarget.value) })}
      />
      <NativeSelect label={words.area} data={[{ value: '', label: words.anyArea }, ...areas]} value={search.area ?? ''} onChange={(event) => onChange({ area: orNone(event.currentTarget.value) })} />
      <TextField type="date" label={words.readyBy} value={search.readyBy ?? ''} onChange={(event) => onChange({ readyBy: orNone(event.currentTarget.value) })} />
      <NeedsSelect
        className={classes.needs}
        label={words.needs}
        placeholder={words.anyNeed}
        noneFound={words.noNeed}
        chosen={search.needs ?? []}
        except={SENSITIVE_NEEDS}
        onChange={(needs) => onChange({ needs: needs.length === 0 ? undefined : needs })}
      />
      <NativeSelect
        label={words.sort}
        data={[{ value: '', label: words.sort_fit }, ...SORTS.map((value) => ({ value, label: words[`sort_${value}`] }))]}
        value={search.sort ?? ''}
        onChange={(event) => onChange({ sort: SORTS.find((value) => value === event.currentTarget.value) })}
      />
    </>
  )
}
