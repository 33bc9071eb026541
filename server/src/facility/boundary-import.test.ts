import { describe, expect, it } from 'vitest'
import { readBoundaries } from './boundary.import'

const square = (west: number, south: number, size: number) => [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]
const of = (code: string | null, ...rings: number[][][]) => ({ type: 'Feature', properties: { N03_001: '神奈川県', N03_007: code }, geometry: { type: 'Polygon', coordinates: rings } })
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })

describe('boundaries of municipalities', () => {
  it('are read from GeoJSON by the ministry’s code; parts of one municipality become one shape, what has no code none', () => {
    const { shapes } = readBoundaries(collection(of('14101', square(139.6, 35.5, 0.1)), of('14102', square(139.7, 35.5, 0.1)), of('14101', square(139.5, 35.5, 0.1)), of(null, square(139, 35, 0.1))))
    expect(shapes.map((shape) => [shape.code, shape.polygons.length])).toEqual([['14101', 1], ['14102', 1]])
    const [west, east] = [Math.min, Math.max].map((pick) => pick(...(shapes[0]?.polygons.flat(2) ?? []).map(([longitude]) => longitude)))
    expect([west, east]).toEqual([139.5, 139.7])
  })

  it('keep islands of a size that can be seen, and holes', () => {
    const { shapes } = readBoundaries(collection(of('14101', square(139.6, 35.5, 0.1), square(139.62, 35.52, 0.02)), of('14101', square(139.8, 35.5, 0.03)), of('14101', square(139.9, 35.5, 0.001))))
    expect(shapes[0]?.polygons.map((rings) => rings.length).sort()).toEqual([1, 2])
  })

  it('are thinned out, while neighbours still touch', () => {
    const wavy = (west: number) => {
      const steps = Array.from({ length: 6000 }, (_, n) => n / 6000)
      const edge = (at: number) => steps.map((step) => [at + Math.sin(step * 400) * 0.0004, 35 + step])
      return [...edge(west), [west + 0.5, 36], ...edge(west + 0.5).reverse(), [west, 35]]
    }
    const left = wavy(139)
    const { shapes, pointsRead } = readBoundaries(collection(of('14101', [...left, left[0] ?? []]), of('14102', [...wavy(139.5), wavy(139.5)[0] ?? []])))
    const points = shapes.map((shape) => shape.polygons.flat(2))
    expect(pointsRead).toBeGreaterThan(12_000)
    expect(points.flat().length).toBeLessThan(6500)
    const shared = new Set((points[1] ?? []).map(String))
    expect((points[0] ?? []).filter((point) => shared.has(String(point))).length).toBeGreaterThan(20)
  })

  it.each([
    ['no JSON', 'N03,14101'],
    ['some other JSON', '{"type":"Polygon","coordinates":[]}'],
    ['shapes without a municipality’s code', collection({ ...of('x', square(139, 35, 1)), properties: { name: '横浜市' } })],
  ])('are refused from %s', (_, text) => expect(() => readBoundaries(text)).toThrow(/file/))
})
