import { describe, expect, it } from 'vitest'
import { centreOf, degreesOf, fitOf, mapAddress, readMapAddress, neighbourOf, onScreen, placeOf, tilesOf, zoomLevelOf } from './map-geometry'
import { schematicCells } from './schematic-cells'

const yokohama = placeOf(139.638, 35.444)
const odawara = placeOf(139.152, 35.265)

describe('the map', () => {
  it('knows a place there and back', () => {
    const { longitude, latitude } = degreesOf(yokohama)
    expect([longitude.toFixed(6), latitude.toFixed(6)]).toEqual(['139.638000', '35.444000'])
  })
  it('has everything in sight, east to the right and north above', () => {
    const fit = fitOf([yokohama, odawara], { width: 600, height: 400 })
    const [east, west] = [onScreen(yokohama, fit), onScreen(odawara, fit)]
    expect(east[0]).toBeGreaterThan(west[0])
    expect(east[1]).toBeLessThan(west[1])
    for (const [x, y] of [east, west]) expect(x >= 15 && x <= 585 && y >= 15 && y <= 385).toBe(true)
  })
  it('covers the screen with tiles of the level it is at', () => {
    const size = { width: 600, height: 400 }
    const fit = fitOf([yokohama, odawara], size)
    const tiles = tilesOf(fit, size, 18)
    expect(new Set(tiles.map((tile) => tile.z))).toEqual(new Set([Math.round(zoomLevelOf(fit.scale))]))
    expect(Math.min(...tiles.map((tile) => tile.x))).toBeLessThanOrEqual(0)
    expect(Math.max(...tiles.map((tile) => tile.x + tile.size))).toBeGreaterThanOrEqual(600)
    expect(tiles.length).toBeLessThan(40)
  })
  it('says in an address where it is, the same on any screen, and reads no other', () => {
    const read = readMapAddress(mapAddress(yokohama, 4.25))
    expect(read?.k).toBe(4.25)
    expect(degreesOf(read?.centre ?? [0, 0]).latitude).toBeCloseTo(35.444, 4)
    const fit = { scale: 1000, x: 600 / 2 - yokohama[0] * 1000, y: 400 / 2 - yokohama[1] * 1000 }
    expect(mapAddress(centreOf(fit, { width: 600, height: 400 }), 2)).toBe('35.4440,139.6380,2.00')
    for (const other of [undefined, '', '35,139', '35,139,2,1', '35,139,0.5', '35,139,81', '-35,139,2', '35,NaN,2', '1e1,139,2', '60,139,2']) expect(readMapAddress(other), other).toBeUndefined()
  })
  it('leads an arrow key to what lies there, and stays where nothing does', () => {
    const places = [[0, 0], [10, 1], [40, 0], [0, 30]] as const
    expect([neighbourOf(places, 0, 'ArrowRight'), neighbourOf(places, 1, 'ArrowRight'), neighbourOf(places, 0, 'ArrowDown'), neighbourOf(places, 0, 'ArrowUp')]).toEqual([1, 2, 3, 0])
  })
})

it('without imported shapes each office has a cell of its own around it', () => {
  const offices = [yokohama, odawara, placeOf(139.55, 35.319), placeOf(139.62, 35.53)].map((place, at) => ({ code: `1410${at}`, place }))
  const cells = schematicCells(offices)
  expect(cells.map((cell) => cell.code)).toEqual(offices.map((office) => office.code))
  for (const [at, cell] of cells.entries()) {
    const [x, y] = offices[at]?.place ?? [0, 0]
    const xs = cell.polygons.flat(2).map((place) => place[0])
    const ys = cell.polygons.flat(2).map((place) => place[1])
    expect([Math.min(...xs) <= x && x <= Math.max(...xs), Math.min(...ys) <= y && y <= Math.max(...ys)]).toEqual([true, true])
  }
})
