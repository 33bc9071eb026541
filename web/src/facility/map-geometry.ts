/** A place on the map's unit square: the whole world by Mercator, as tiles have it. */
export type Place = readonly [x: number, y: number]

export const placeOf = (longitude: number, latitude: number): Place => {
  const radians = (latitude * Math.PI) / 180
  return [(longitude + 180) / 360, (1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2]
}

export const degreesOf = ([x, y]: Place): { longitude: number; latitude: number } => ({
  longitude: x * 360 - 180,
  latitude: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI,
})

type Box = { west: number; east: number; north: number; south: number }

export const boxOf = (places: readonly Place[]): Box =>
  places.reduce((box, [x, y]) => ({ west: Math.min(box.west, x), east: Math.max(box.east, x), north: Math.min(box.north, y), south: Math.max(box.south, y) }), {
    west: Infinity,
    east: -Infinity,
    north: Infinity,
    south: -Infinity,
  })

/** Pixels of the unit square and where its corner lies: screen = place × scale + offset. */
export type MapFit = { scale: number; x: number; y: number }

type Size = { width: number; height: number }
const MARGIN = 16

/** Everything in sight, in the middle. */
export const fitOf = (places: readonly Place[], { width, height }: Size): MapFit => {
  const { west, east, north, south } = boxOf(places)
  const room = (length: number, pixels: number) => Math.max(1, pixels - 2 * MARGIN) / Math.max(length, 1e-6)
  const scale = Math.min(room(east - west, width), room(south - north, height))
  return { scale, x: (width - (west + east) * scale) / 2, y: (height - (north + south) * scale) / 2 }
}

export const onScreen = ([x, y]: Place, fit: MapFit): Place => [x * fit.scale + fit.x, y * fit.scale + fit.y]

/** What lies in the middle of the screen. */
export const centreOf = (fit: MapFit, { width, height }: Size): Place => [(width / 2 - fit.x) / fit.scale, (height / 2 - fit.y) / fit.scale]

/** Where a map is, for an address: 「緯度,経度,倍率」, the same place on any screen. */
export const mapAddress = (centre: Place, k: number): string => {
  const { longitude, latitude } = degreesOf(centre)
  return [latitude.toFixed(4), longitude.toFixed(4), k.toFixed(2)].join(',')
}

/** An address is typed by people too: what isn't a place on a map of Japan is none. */
export const readMapAddress = (text: string | undefined): { centre: Place; k: number } | undefined => {
  const [latitude, longitude, k, ...rest] = (text ?? '').split(',').map((part) => (/^\d{1,3}(?:\.\d{1,6})?$/.test(part) ? Number(part) : Number.NaN))
  if (latitude === undefined || longitude === undefined || k === undefined || rest.length > 0) return undefined
  return latitude >= 20 && latitude <= 46 && longitude >= 122 && longitude <= 154 && k >= 1 && k <= 80 ? { centre: placeOf(longitude, latitude), k } : undefined
}

export const pathOf = (polygons: readonly (readonly (readonly Place[])[])[], fit: MapFit): string =>
  polygons
    .flat()
    .map((ring) => `M${ring.map((place) => onScreen(place, fit).map((value) => value.toFixed(1)).join(',')).join('L')}Z`)
    .join('')

const TILE = 256

/** How far in a map is, as tiles count it: at 0 the world is one tile. */
export const zoomLevelOf = (scale: number): number => Math.log2(scale / TILE)

export type Tile = { z: number; column: number; row: number; x: number; y: number; size: number }

/** The tiles that cover the screen. */
export const tilesOf = (fit: MapFit, { width, height }: Size, maxZoom: number): Tile[] => {
  const z = Math.max(0, Math.min(maxZoom, Math.round(zoomLevelOf(fit.scale))))
  const size = fit.scale / 2 ** z
  const first = (offset: number) => Math.max(0, Math.floor(-offset / size))
  const last = (offset: number, pixels: number) => Math.min(2 ** z - 1, Math.floor((pixels - offset) / size))
  const tiles: Tile[] = []
  for (let row = first(fit.y); row <= last(fit.y, height); row++)
    for (let column = first(fit.x); column <= last(fit.x, width); column++) tiles.push({ z, column, row, x: column * size + fit.x, y: row * size + fit.y, size })
  return tiles
}

/** Of places on the screen the one that an arrow key leads to: the nearest that lies more in that direction than beside it. */
export const neighbourOf = (places: readonly Place[], from: number, key: string): number => {
  const direction: Record<string, Place> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
  const [dx, dy] = direction[key] ?? [0, 0]
  const [x, y] = places[from] ?? [0, 0]
  let best = from
  let least = Infinity
  for (const [at, place] of places.entries()) {
    const ahead = (place[0] - x) * dx + (place[1] - y) * dy
    const aside = Math.abs((place[0] - x) * dy) + Math.abs((place[1] - y) * dx)
    const way = ahead + 2 * aside
    if (at !== from && ahead > 0.5 && aside <= ahead && way < least) {
      best = at
      least = way
    }
  }
  return best
}
