import { useElementSize } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MapPoint } from '@tasuki/domain/facility/map.contract'
import { useMemo, useState } from 'react'
import { ProblemPanel } from '../platform/ProblemPanel'
import { Freshness } from '../ui/Freshness'
import { useMessages } from '../ui/language'
import { SkeletonRows } from '../ui/SkeletonRows'
import { prefectureQuery } from './catalogue.queries'
import { directoryMessages } from './directory.messages'
import { conditionsOf, type DirectorySearch } from './directory-search'
import { hospitalPointsQuery, mapQuery } from './facility.queries'
import { distanceText } from './kilometres'
import classes from './Map.module.css'
import { mapMessages } from './map.messages'
import { clusterSigns, type MapSign } from './map-clusters'
import { mapAreas, type MapArea } from './map-shapes'
import { MapSigns } from './MapSigns'
import { MapSurface } from './MapSurface'
import { useMapView } from './use-map-view'

const HEIGHT = 480
const NO_AREAS: MapArea[] = []
const NO_POINTS: MapPoint[] = []

/** 病院 as places: the same hospitals as the table's below, thinned out where they lie close together. */
export const HospitalMap = ({ search, ownId, onMoved }: { search: DirectorySearch; ownId: string | undefined; onMoved: (at: string | undefined) => void }) => {
  const words = useMessages(mapMessages)
  const { ref, width } = useElementSize()
  const map = useQuery(mapQuery)
  const prefecture = useQuery(prefectureQuery)
  const points = useQuery({ ...hospitalPointsQuery(conditionsOf(search)), placeholderData: keepPreviousData })
  const [chosen, setChosen] = useState<MapSign>()
  const areas = useMemo(() => (map.data === undefined || prefecture.data === undefined ? NO_AREAS : mapAreas(map.data, prefecture.data)), [map.data, prefecture.data])
  const places = useMemo(() => areas.flatMap((area) => area.polygons.flat(2)), [areas])
  const size = { width: Math.max(1, Math.floor(width)), height: HEIGHT }
  const { svg, view } = useMapView(places, size, { at: search.at, onMoved })
  const signsAt = useMemo(() => clusterSigns(points.data?.points ?? NO_POINTS), [points.data])
  const error = map.error ?? prefecture.error ?? points.error
  const open = (sign: MapSign) => {
    setChosen(sign)
    if (sign.hospitals.length > 1) view.moveTo(sign.place, 2.5)
  }
  const shown = points.data
  return (
    <section aria-label={words.title} className={classes.map}>
      <ProblemPanel error={error} onRetry={() => void Promise.all([map.refetch(), prefecture.refetch(), points.refetch()])} />
      <p className={classes.hint}>{words.howTo}</p>
      <div ref={ref} className={classes.place}>
        {areas.length === 0 || map.data === undefined ? error === null ? <SkeletonRows rows={6} /> : null : (
          <MapSurface label={words.mapOf(shown?.points.length ?? 0)} areas={areas} svg={svg} view={view} size={size} marked={markedAreas(areas, search)} tiles={map.data.tiles} attribution={map.data.attribution}>
            <MapSigns signs={signsAt(view.fit.scale)} fit={view.fit} size={size} ownId={ownId} chosenId={chosen?.id} onOpen={open} />
          </MapSurface>
        )}
      </div>
      <Legend />
      <div role="status">{chosen === undefined ? null : <Chosen sign={chosen} ownId={ownId} />}</div>
      {shown === undefined || shown.withoutPlace === 0 ? null : <p className={classes.hint}>{words.withoutPlace(shown.withoutPlace)}</p>}
      {shown === undefined || shown.points.length + shown.withoutPlace >= shown.total ? null : <p className={classes.hint}>{words.nearestOnly(shown.points.length)}</p>}
    </section>
  )
}

/** What the filters of place mean, on the ground. */
const markedAreas = (areas: readonly MapArea[], { area, municipality }: DirectorySearch): ReadonlySet<string> =>
  new Set(
    area === undefined && municipality === undefined
      ? []
      : areas
          .filter((one) => (area === undefined || one.secondaryArea === area) && (municipality === undefined || one.code === municipality || one.cityCode === municipality))
          .map((one) => one.code),
  )

const MOST_LISTED = 12

/** The hospitals of the sign that was pressed, each a link to its page. */
const Chosen = ({ sign, ownId }: { sign: MapSign; ownId: string | undefined }) => {
  const words = useMessages(mapMessages)
  const directory = useMessages(directoryMessages)
  return (
    <div className={classes.chosen}>
      <strong>{words.chosen(sign.hospitals.length)}</strong>
      <ul>
        {sign.hospitals.slice(0, MOST_LISTED).map((hospital) => (
          <li key={hospital.id}>
            <Link to="/hospitals/$hospitalId" params={{ hospitalId: hospital.id }}>
              {hospital.name}
            </Link>
            {hospital.id === ownId ? <span>{directory.own}</span> : hospital.distanceKm === null ? null : <span>{directory.kilometres(distanceText(hospital.distanceKm))}</span>}
            {hospital.acceptable === null ? <span>{directory.noBeds}</span> : <span>{directory.acceptable(hospital.acceptable)}</span>}
            {hospital.updatedAt === null ? null : <Freshness updatedAt={hospital.updatedAt} />}
          </li>
        ))}
      </ul>
      {sign.hospitals.length > MOST_LISTED ? <p>{words.closerForMore(sign.hospitals.length - MOST_LISTED)}</p> : null}
    </div>
  )
}

const Legend = () => {
  const words = useMessages(mapMessages)
  return (
    <p className={classes.legend}>
      <span>
        <b aria-hidden>❶</b> {words.legendTakes}
      </span>
      <span>
        <b aria-hidden>○</b> {words.legendFull}
      </span>
      <span>
        <b aria-hidden>◇</b> {words.legendSilent}
      </span>
      <span>
        <b aria-hidden>▢</b> {words.legendMany}
      </span>
    </p>
  )
}
