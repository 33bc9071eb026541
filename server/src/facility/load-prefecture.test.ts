import { fileURLToPath } from 'node:url'
import { expandAreaSelection } from '@tasuki/domain/facility/prefecture'
import { describe, expect, it } from 'vitest'
import { loadPrefecture } from './load-prefecture'

const directory = fileURLToPath(new URL('../../data/prefectures', import.meta.url))
const kanagawa = loadPrefecture(directory, '14')

const codesOf = (municipalities: string[], secondaryAreas: string[] = []): number => {
  const result = expandAreaSelection(kanagawa, { municipalities, secondaryAreas })
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value.size
}

describe('Kanagawa', () => {
  it('has 33 municipalities and 28 wards of three designated cities', () => {
    const count = (level: string) => kanagawa.municipalities.filter((row) => row.level === level).length
    expect(kanagawa.municipalities).toHaveLength(61)
    expect([count('designated_city'), count('city'), count('town'), count('village'), count('ward')]).toEqual([3, 16, 13, 1, 28])
    expect(kanagawa.municipalities.filter((row) => row.level === 'designated_city').map((row) => row.code)).toEqual(['14100', '14130', '14150'])
  })

  it('has nine secondary areas that cover each municipality once', () => {
    const names = kanagawa.secondaryAreas.map((area) => area.name)
    expect(names).toHaveLength(9)
    const sizes = Object.fromEntries(names.map((name) => [name, codesOf([], [name])]))
    expect(sizes).toEqual({ 横浜: 18, 川崎北部: 4, 川崎南部: 3, 相模原: 3, '横須賀・三浦': 5, 湘南東部: 3, 湘南西部: 5, 県央: 7, 県西: 10 })
    expect(codesOf([], names)).toBe(58)
  })

  it('expands its designated cities to their wards', () => {
    expect([codesOf(['14100']), codesOf(['14130']), codesOf(['14150'])]).toEqual([18, 7, 3])
  })

  it('names a health centre and an office for every row', () => {
    expect(kanagawa.municipalities.filter((row) => row.healthCenter === null || row.latitude === null || row.longitude === null)).toEqual([])
  })

  it('is not found for a prefecture without data', () => expect(() => loadPrefecture(directory, '13')).toThrow('13.json'))
})
