import { select } from 'd3-selection'
import { zoom, zoomIdentity, type ZoomBehavior } from 'd3-zoom'
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { fitOf, type MapFit, type Place } from './map-geometry'

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

/** Moving about on a map of these places. */
export const useMapView = (places: readonly Place[], { width, height }: { width: number; height: number }): { svg: RefObject<SVGSVGElement | null>; view: MapView } => {
  const svg = useRef<SVGSVGElement>(null)
  const behaviour = useRef<ZoomBehavior<SVGSVGElement, unknown>>(undefined)
  const [at, setAt] = useState(zoomIdentity)
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
    behaviour.current = made
    selection.call(made).on('dblclick.zoom', null)
    return () => void selection.on('.zoom', null)
    // The picture is there once its places are.
  }, [width, height, places])
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
    moveTo: ([x, y], factor) =>
      act((moved, selection) => {
        const k = Math.min(CLOSEST, at.k * factor)
        const target = zoomIdentity.translate(width / 2 - (x * base.scale + base.x) * k, height / 2 - (y * base.scale + base.y) * k).scale(k)
        moved.transform(selection, target)
      }),
  }
  return { svg, view }
}
