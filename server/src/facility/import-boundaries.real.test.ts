import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readBoundaryFile } from './boundary.import'
import { servedPrefecture } from './served-prefecture'

const folder = fileURLToPath(new URL('../../../../shared/data/geo/', import.meta.url))
const MAP = `${folder}kanagawa_map.topojson`
const N03 = `${folder}smartnews_N03-21_14_210101_s0010.topojson`
const present = existsSync(MAP) && existsSync(N03)
const skipped = present ? '' : ` (skipped: they are not in ${folder})`

const wanted = servedPrefecture().municipalities.filter((row) => row.level !== 'designated_city')

it.runIf(process.env.CI === 'true')('the published boundaries are there', () => expect(present).toBe(true))

describe.skipIf(!present)(`the published boundaries of Kanagawa${skipped}`, () => {
  it.each([['a map of wards, municipalities and areas', MAP], ['the ministry’s N03', N03]])('have a shape for each of the 58 municipalities and wards, and every office lies in or beside its own: %s', async (_, file) => {
    const { shapes } = await readBoundaryFile(file)
    expect(shapes.map((shape) => shape.code)).toEqual(wanted.map((row) => row.code).sort())
    const points = shapes.reduce((sum, shape) => sum + shape.polygons.flat(2).length, 0)
    expect(points).toBeGreaterThan(800)
    expect(points).toBeLessThan(9000)
    expect(JSON.stringify(shapes).length).toBeLessThan(250_000)
    for (const { code, latitude, longitude } of wanted) {
      const all = shapes.find((shape) => shape.code === code)?.polygons.flat(2) ?? []
      const inside = (pick: (point: readonly [number, number]) => number, value: number | null) =>
        value !== null && Math.min(...all.map(pick)) - 0.02 <= value && value <= Math.max(...all.map(pick)) + 0.02
      expect([code, inside(([x]) => x, longitude), inside(([, y]) => y, latitude)]).toEqual([code, true, true])
    }
  })
})
