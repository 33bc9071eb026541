import { Checkbox } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { DialogFrame } from '../ui/ConfirmDialog'
import { useMessages } from '../ui/language'
import { SkeletonRows } from '../ui/SkeletonRows'
import { uiMessages } from '../ui/ui.messages'
import { prefectureQuery } from './catalogue.queries'
import { mapQuery } from './facility.queries'
import classes from './Map.module.css'
import { mapMessages } from './map.messages'
import { mapAreas, type MapArea } from './map-shapes'
import { MapSurface } from './MapSurface'
import { useMapView } from './use-map-view'

/** 転院先地域 as cases hold it (要綱17条). */
export type PickedArea = { municipalities: string[]; secondaryAreas: string[] }

type AreaMapPickerProps = { value: PickedArea; onTake: (area: PickedArea) => void; onClose: () => void }

const HEIGHT = 320
const NONE: MapArea[] = []

/** Of these names (areas, cities) those whose every municipality is chosen. */
const wholes = (areas: readonly MapArea[], codes: ReadonlySet<string>, nameOf: (area: MapArea) => string | null): string[] =>
  [...new Set(areas.flatMap((area) => nameOf(area) ?? []))].filter((name) => areas.every((area) => nameOf(area) !== name || codes.has(area.code)))

/** A whole 二次医療圏 is kept as such, all wards of a city as the city; else municipalities and wards by their codes. */
const pickedOf = (areas: readonly MapArea[], codes: ReadonlySet<string>): PickedArea => {
  const secondaryAreas = wholes(areas, codes, (area) => area.secondaryArea)
  const rest = areas.filter((area) => !secondaryAreas.includes(area.secondaryArea ?? ''))
  const cities = wholes(rest, codes, (area) => area.cityCode).filter((city) => areas.every((area) => area.cityCode !== city || codes.has(area.code)))
  return { secondaryAreas, municipalities: [...cities, ...rest.filter((area) => codes.has(area.code) && !cities.includes(area.cityCode ?? '')).map((area) => area.code)] }
}

/** 地図で選ぶ: municipalities on the map, and the same as a list of boxes for keyboard and screen reader. */
export const AreaMapPicker = ({ value, onTake, onClose }: AreaMapPickerProps) => {
  const words = useMessages(mapMessages)
  const map = useQuery(mapQuery)
  const prefecture = useQuery(prefectureQuery)
  const areas = useMemo(() => (map.data === undefined || prefecture.data === undefined ? NONE : mapAreas(map.data, prefecture.data)), [map.data, prefecture.data])
  const error = map.error ?? prefecture.error
  return (
    <DialogFrame title={words.pickTitle} opened onClose={onClose} size="lg">
      <ProblemPanel error={error} onRetry={() => void Promise.all([map.refetch(), prefecture.refetch()])} />
      {map.data === undefined || areas.length === 0 ? error === null ? <SkeletonRows rows={6} /> : null : (
        <Picking areas={areas} value={value} attribution={map.data.attribution} onTake={onTake} onClose={onClose} />
      )}
    </DialogFrame>
  )
}

const initialCodes = (areas: readonly MapArea[], { municipalities, secondaryAreas }: PickedArea): ReadonlySet<string> =>
  new Set(
    areas
      .filter((area) => municipalities.includes(area.code) || (area.cityCode !== null && municipalities.includes(area.cityCode)) || secondaryAreas.includes(area.secondaryArea ?? ''))
      .map((area) => area.code),
  )

const Picking = ({ areas, value, attribution, onTake, onClose }: AreaMapPickerProps & { areas: readonly MapArea[]; attribution: string }) => {
  const words = useMessages(mapMessages)
  const ui = useMessages(uiMessages)
  const { ref, width } = useElementSize()
  const [codes, setCodes] = useState(() => initialCodes(areas, value))
  const places = useMemo(() => areas.flatMap((area) => area.polygons.flat(2)), [areas])
  const size = { width: Math.max(1, Math.floor(width)), height: HEIGHT }
  const { svg, view } = useMapView(places, size)
  const set = (changed: readonly string[], chosen: boolean) => setCodes((before) => new Set(chosen ? [...before, ...changed] : [...before].filter((code) => !changed.includes(code))))
  const groups = [...new Set(areas.map((area) => area.secondaryArea))].map((name) => ({ name, members: areas.filter((area) => area.secondaryArea === name) }))
  return (
    <>
      <p className={classes.hint}>{words.pickLead}</p>
      <div ref={ref} className={classes.place}>
        <MapSurface label={words.pickMap} areas={areas} svg={svg} view={view} size={size} marked={codes} tiles={null} attribution={attribution} onArea={(code) => set([code], !codes.has(code))} />
      </div>
      <div className={classes.choices}>
        {groups.map(({ name, members }) => (
          <fieldset key={name ?? ''}>
            <legend>{name}</legend>
            {name === null ? null : (
              <Checkbox
                label={words.pickWhole(name)}
                checked={members.every((area) => codes.has(area.code))}
                onChange={(event) => set(members.map((area) => area.code), event.currentTarget.checked)}
              />
            )}
            {members.map((area) => (
              <Checkbox key={area.code} label={area.name} checked={codes.has(area.code)} onChange={(event) => set([area.code], event.currentTarget.checked)} />
            ))}
          </fieldset>
        ))}
      </div>
      <div className={classes.foot}>
        <span role="status">{words.pickCount(codes.size)}</span>
        <ActionButton onAct={onClose}>{ui.cancel}</ActionButton>
        <ActionButton tone="primary" onAct={() => onTake(pickedOf(areas, codes))}>
          {words.pickTake}
        </ActionButton>
      </div>
    </>
  )
}
