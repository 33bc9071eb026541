import { select } from 'd3-selection'
import { zoom, zoomIdentity, type ZoomBehavior } from 'd3-zoom'
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { centreOf, fitOf, mapAddress, type MapFit, type Place, readMapAddress } from './map-geometry'

const CLOSEST = 80
const STEP = 1.8

/** The wheel scrolls the page unless Ctrl is held, one finger does too: a map must not be a trap on the way down. */
const isForTheMap = (event: Event): boolean => {
  if (event.type === 'wheel') return (event as WheelEvent).ctrlKey || (event as WheelEvent).metaKey
  if (event.type.startsWith('touch')) return (event as TouchEvent).touches.length > 1
  return !(event as MouseEvent).button
}

export type MapView = {
  /** Where everything is in sight … */
  base: MapFit
  /** … and as the person has moved it. */
  fit: MapFit
  k: number
  transform: string
  closer: () => void
  farther: () => void
  whole: () => void
  moveTo: (place: Place, factor: number) => void
}

/** So that this place is in the middle, so close. */
const transformTo = ({ base, width, height }: { base: MapFit; width: number; height: number }, { centre: [x, y], k }: { centre: Place; k: number }) =>
  zoomIdentity.translate(width / 2 - (x * base.scale + base.x) * k, height / 2 - (y * base.scale + base.y) * k).scale(k)

/** Where the address says that the map is, and how it is told otherwise; undefined = everything in sight. */
type MapAddress = { at: string | undefined; onMoved: (at: string | undefined) => void }

/** Moving about on a map of these places. */
export const useMapView = (places: readonly Place[], { width, height }: { width: number; height: number }, address?: MapAddress): { svg: RefObject<SVGSVGElement | null>; view: MapView } => {
  const svg = useRef<SVGSVGElement>(null)
  const behaviour = useRef<ZoomBehavior<SVGSVGElement, unknown>>(undefined)
  const [at, setAt] = useState(zoomIdentity)
  const told = useRef(address?.at)
  const onMoved = useRef(address?.onMoved)
  useEffect(() => {
    onMoved.current = address?.onMoved
  })
  const base = useMemo(() => fitOf(places, { width, height }), [places, width, height])
  useEffect(() => {
    const element = svg.current
    if (element === null || width === 0) return undefined
    const selection = select(element)
    const made = zoom<SVGSVGElement, unknown>()
      .filter(isForTheMap)
      .extent([[0, 0], [width, height]])
      .scaleExtent([1, CLOSEST])
      .translateExtent([[-width / 2, -height / 2], [width * 1.5, height * 1.5]])
      .on('zoom', (event: { transform: typeof zoomIdentity }) => setAt(event.transform))
      .on('end', ({ transform: { k, x, y } }: { transform: typeof zoomIdentity }) => {
        const fit = { scale: base.scale * k, x: base.x * k + x, y: base.y * k + y }
        const now = k === 1 && x === 0 && y === 0 ? undefined : mapAddress(centreOf(fit, { width, height }), k)
        if (now === told.current) return
        told.current = now
        onMoved.current?.(now)
      })
    behaviour.current = made
    selection.call(made).on('dblclick.zoom', null)
    const place = readMapAddress(told.current)
    if (place !== undefined) made.transform(selection, transformTo({ base, width, height }, place))
    return () => void selection.on('.zoom', null)
    // The picture is there once its places are.
  }, [width, height, places, base])
  const asked = address?.at
  useEffect(() => {
    // Back and forth in the history, or a saved view: the address moves the map.
    if (asked === told.current || svg.current === null || behaviour.current === undefined) return
    told.current = asked
    const place = readMapAddress(asked)
    behaviour.current.transform(select<SVGSVGElement, unknown>(svg.current), place === undefined ? zoomIdentity : transformTo({ base, width, height }, place))
  }, [asked, base, width, height])
  const act = (work: (behaviourNow: ZoomBehavior<SVGSVGElement, unknown>, selection: ReturnType<typeof select<SVGSVGElement, unknown>>) => void) => {
    if (svg.current !== null && behaviour.current !== undefined) work(behaviour.current, select<SVGSVGElement, unknown>(svg.current))
  }
  const view: MapView = {
    base,
    fit: { scale: base.scale * at.k, x: base.x * at.k + at.x, y: base.y * at.k + at.y },
    k: at.k,
    transform: at.toString(),
    closer: () => act((moved, selection) => moved.scaleBy(selection, STEP)),
    farther: () => act((moved, selection) => moved.scaleBy(selection, 1 / STEP)),
    whole: () => act((moved, selection) => moved.transform(selection, zoomIdentity)),
    moveTo: (centre, factor) => act((moved, selection) => moved.transform(selection, transformTo({ base, width, height }, { centre, k: Math.min(CLOSEST, at.k * factor) }))),
  }
  return { svg, view }
}
