import { Checkbox, NativeSelect } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { BED_KINDS } from '@tasuki/domain/facility/bed-kind'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { FilterBar } from '../ui/FilterBar'
import { useMessages } from '../ui/language'
import { SegmentedField } from '../ui/SegmentedField'
import { prefectureQuery } from './catalogue.queries'
import { directoryMessages } from './directory.messages'
import { MORE_FILTERS, type DirectorySearch } from './directory-search'
import classes from './Directory.module.css'
import { facilityTerms } from './facility-terms.messages'
import { NeedsSelect } from './NeedsSelect'
import { SearchBox } from '../ui/SearchBox'

const FRESH_HOURS = [24, 72, 168] as const
const KILOMETRES = [5, 10, 20, 40] as const
const SORTS = ['distance', 'name', 'vacancy', 'updated'] as const
const NARROW = '(max-width: 48em)'

type DirectoryFiltersProps = {
  search: DirectorySearch
  /** A member's own hospital gives the distances; an officer has none. */
  ofHospital: boolean
  summary: ReactNode
  onChange: (change: DirectorySearch) => void
  onClear?: () => void
}

/** All conditions of the list; on a phone the rarer ones are folded away. */
export const DirectoryFilters = ({ search, ofHospital, summary, onChange, onClear }: DirectoryFiltersProps) => {
  const words = useMessages(directoryMessages)
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) === true
  const [open, setOpen] = useState(false)
  const count = MORE_FILTERS.filter((name) => search[name] !== undefined).length
  const more = (
    <>
      <MoreFilters search={search} ofHospital={ofHospital} onChange={onChange} />
      <NativeSelect
        label={words.sort}
        data={SORTS.filter((name) => ofHospital || name !== 'distance').map((name) => ({ value: name, label: words[`sort_${name}`] }))}
        value={search.sort ?? (ofHospital ? 'distance' : 'name')}
        onChange={(event) => onChange({ sort: SORTS.find((name) => name === event.currentTarget.value) })}
      />
    </>
  )
  return (
    <FilterBar label={words.filters} summary={summary} onClear={onClear}>
      <SearchBox label={words.search} value={search.q ?? ''} onSearch={(q) => onChange({ q: q === '' ? undefined : q })} />
      <div className={classes.quick}>
        <SegmentedField
          label={words.useFilter}
          labelHidden
          segments={[
            { value: 'active', label: words.useOnly },
            { value: 'all', label: words.useAll },
          ]}
          value={(search.use ?? 'active') === 'active' ? 'active' : 'all'}
          onChange={(use) => onChange({ use: use === 'active' ? undefined : use })}
        />
        <Checkbox className={classes.check} label={words.vacantOnly} checked={search.vacant === true} onChange={(event) => onChange({ vacant: event.currentTarget.checked ? true : undefined })} />
      </div>
      {narrow ? (
        <details className={classes.more} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{words.moreFilters(count)}</summary>
          <div className={classes.moreFields}>{more}</div>
        </details>
      ) : (
        more
      )}
    </FilterBar>
  )
}

type MoreFiltersProps = Pick<DirectoryFiltersProps, 'search' | 'ofHospital' | 'onChange'>

/** An address typed by hand may name a number the list doesn't offer. */
const withChosen = (offered: readonly number[], chosen: number | undefined): number[] =>
  [...new Set([...offered, ...(chosen === undefined ? [] : [chosen])])].sort((a, b) => a - b)

const orNone = (text: string): string | undefined => (text === '' ? undefined : text)
const numberOrNone = (text: string): number | undefined => (text === '' ? undefined : Number(text))

const MoreFilters = ({ search, ofHospital, onChange }: MoreFiltersProps) => {
  const words = useMessages(directoryMessages)
  const terms = useMessages(facilityTerms)
  return (
    <>
      <PlaceFilters search={search} onChange={onChange} />
      <NativeSelect
        label={terms.bedKind}
        data={[{ value: '', label: words.anyBedKind }, ...BED_KINDS.map((kind) => ({ value: kind, label: terms[`bed_${kind}`] }))]}
        value={search.bedKind ?? ''}
        onChange={(event) => onChange({ bedKind: orNone(event.currentTarget.value) })}
      />
      <NeedsSelect
        className={classes.needs}
        label={words.needs}
        placeholder={words.anyNeed}
        noneFound={words.noNeed}
        chosen={search.needs ?? []}
        onChange={(needs) => onChange({ needs: needs.length === 0 ? undefined : needs })}
      />
      <NativeSelect
        label={words.fresh}
        data={[{ value: '', label: words.anyTime }, ...withChosen(FRESH_HOURS, search.freshHours).map((hours) => ({ value: String(hours), label: words.freshWithin(hours) }))]}
        value={String(search.freshHours ?? '')}
        onChange={(event) => onChange({ freshHours: numberOrNone(event.currentTarget.value) })}
      />
      {ofHospital ? (
        <NativeSelect
          label={words.distance}
          data={[{ value: '', label: words.anyDistance }, ...withChosen(KILOMETRES, search.withinKm).map((km) => ({ value: String(km), label: words.withinKm(km) }))]}
          value={String(search.withinKm ?? '')}
          onChange={(event) => onChange({ withinKm: numberOrNone(event.currentTarget.value) })}
        />
      ) : null}
    </>
  )
}

type PlaceProps = Pick<DirectoryFiltersProps, 'search' | 'onChange'>

/** 二次医療圏, then the municipalities in it. A municipality outside a newly chosen area is let go. */
const PlaceFilters = ({ search, onChange }: PlaceProps) => {
  const words = useMessages(directoryMessages)
  const prefecture = useQuery(prefectureQuery).data
  const cities = new Map((prefecture?.municipalities ?? []).map((row) => [row.code, row.name]))
  const withWards = new Set((prefecture?.municipalities ?? []).flatMap((row) => row.cityCode ?? []))
  const labelOf = (row: { code: string; name: string; cityCode: string | null }): string => {
    if (withWards.has(row.code)) return words.wholeCity(row.name)
    const city = row.cityCode === null ? '' : (cities.get(row.cityCode) ?? '')
    return row.name.startsWith(city) ? row.name : city + row.name
  }
  const inArea = (area: string | undefined) =>
    (prefecture?.municipalities ?? []).filter(
      (row) => area === undefined || row.secondaryArea === area || (withWards.has(row.code) && prefecture?.municipalities.some((ward) => ward.cityCode === row.code && ward.secondaryArea === area)),
    )
  const chooseArea = (area: string | undefined) => {
    const stays = search.municipality === undefined || inArea(area).some((row) => row.code === search.municipality)
    onChange(stays ? { area } : { area, municipality: undefined })
  }
  return (
    <>
      <NativeSelect
        label={words.area}
        data={[{ value: '', label: words.anyArea }, ...(prefecture?.secondaryAreas ?? (search.area === undefined ? [] : [{ name: search.area }])).map(({ name }) => ({ value: name, label: name }))]}
        value={search.area ?? ''}
        onChange={(event) => chooseArea(orNone(event.currentTarget.value))}
      />
      <NativeSelect
        label={words.municipality}
        data={[{ value: '', label: words.anyMunicipality }, ...inArea(search.area).map((row) => ({ value: row.code, label: labelOf(row) }))]}
        value={search.municipality ?? ''}
        onChange={(event) => onChange({ municipality: orNone(event.currentTarget.value) })}
      />
    </>
  )
}
