import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { useMessages } from '../ui/language'
import { pathOf, tilesOf, onScreen } from './map-geometry'
import type { MapArea } from './map-shapes'
import { mapMessages } from './map.messages'
import classes from './Map.module.css'
import type { MapView } from './use-map-view'

type MapSurfaceProps = {
  label: string
  areas: readonly MapArea[]
  svg: RefObject<SVGSVGElement | null>
  view: MapView
  size: { width: number; height: number }
  /** Areas that are meant: tinted, and hatched for whoever doesn't see the tint. */
  marked: ReadonlySet<string>
  tiles: { url: string; attribution: string; maxZoom: number } | null
  attribution: string
  onArea?: (code: string) => void
  /** Drawn over it, in the screen's own pixels. */
  children?: ReactNode
}

const tileUrl = (url: string, tile: { z: number; column: number; row: number }): string =>
  url.replace('{z}', String(tile.z)).replace('{x}', String(tile.column)).replace('{y}', String(tile.row))

/** The ground of every map: municipalities, their names where there is room, buttons to come closer. */
export const MapSurface = ({ label, areas, svg, view, size, marked, tiles, attribution, onArea, children }: MapSurfaceProps) => {
  const words = useMessages(mapMessages)
  const keys = (event: KeyboardEvent) => {
    const act = { '+': view.closer, ';': view.closer, '-': view.farther, '0': view.whole }[event.key]
    if (act === undefined || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    act()
  }
  return (
    <div className={classes.frame} role="group" aria-label={label} onKeyDown={keys}>
      <svg ref={svg} width={size.width} height={size.height} className={classes.svg} data-tiles={tiles === null ? undefined : ''}>
        <defs>
          <pattern id="map-marked" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform={`rotate(45) scale(${1 / view.k})`}>
            <rect width="8" height="8" className={classes.markedGround} />
            <line x1="0" y1="0" x2="0" y2="8" className={classes.hatch} />
          </pattern>
        </defs>
        {tiles === null ? null : <g aria-hidden>{tilesOf(view.fit, size, tiles.maxZoom).map((tile) => <image key={`${tile.z}/${tile.column}/${tile.row}`} href={tileUrl(tiles.url, tile)} x={tile.x} y={tile.y} width={tile.size + 0.5} height={tile.size + 0.5} />)}</g>}
        <g transform={view.transform} aria-hidden>
          {areas.map((area) => (
            <path
              key={area.code}
              d={pathOf(area.polygons, view.base)}
              className={classes.area}
              data-marked={marked.has(area.code) ? '' : undefined}
              data-choosable={onArea === undefined ? undefined : ''}
              onClick={onArea === undefined ? undefined : () => onArea(area.code)}
            >
              <title>{area.name}</title>
            </path>
          ))}
        </g>
        <g aria-hidden className={classes.names}>
          {areas.map((area) => (area.label === undefined ? null : <AreaName key={area.code} area={area} view={view} />))}
        </g>
        {children}
      </svg>
      <div className={classes.zoom} data-print="hide">
        <button type="button" aria-label={words.closer} onClick={view.closer}>
          ＋
        </button>
        <button type="button" aria-label={words.farther} onClick={view.farther}>
          −
        </button>
        <button type="button" onClick={view.whole}>
          {words.whole}
        </button>
      </div>
      <p className={classes.attribution}>
        {attribution === '' ? words.schematic : attribution}
        {tiles === null ? null : `／${tiles.attribution}`}
      </p>
    </div>
  )
}

const CHARACTER = 12

/** A name stands only where its municipality is wide enough for it. */
const AreaName = ({ area, view }: { area: MapArea; view: MapView }) => {
  const xs = area.polygons[0]?.[0]?.map(([x]) => x) ?? []
  const wide = (Math.max(...xs) - Math.min(...xs)) * view.fit.scale
  const short = area.name.replace(/^.*[市郡](?=.)/, '')
  if (area.label === undefined || wide < short.length * CHARACTER + 8) return null
  const [x, y] = onScreen(area.label, view.fit)
  return (
    <text x={x} y={y} lang="ja" className={classes.areaName}>
      {short}
    </text>
  )
}
