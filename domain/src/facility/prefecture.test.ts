import { describe, expect, it } from 'vitest'
import { expandAreaSelection, parsePrefecture, type Municipality } from './prefecture'

const row = (code6: string, change: Partial<Municipality> = {}): Municipality => ({
  code: code6.slice(0, 5),
  code6,
  level: 'city',
  name: code6,
  fullName: code6,
  kana: 'かな',
  cityCode: null,
  secondaryArea: '県央',
  healthCenter: null,
  healthCenterGroup: null,
  latitude: 35.4,
  longitude: 139.4,
  ...change,
})

const data = () => ({
  code: '14',
  name: '神奈川県',
  kana: 'かながわけん',
  secondaryAreas: [
    { code: '1404', name: '川崎北部' },
    { code: '1405', name: '川崎南部' },
    { code: '1409', name: '県央' },
  ],
  municipalities: [
    row('141305', { level: 'designated_city', secondaryArea: null }),
    row('141313', { level: 'ward', cityCode: '14130', secondaryArea: '川崎南部' }),
    row('141348', { level: 'ward', cityCode: '14130', secondaryArea: '川崎北部' }),
    row('141356', { level: 'ward', cityCode: '14130', secondaryArea: '川崎北部' }),
    row('142123'),
    row('142131'),
  ],
})

const expanded = (municipalities: string[], secondaryAreas: string[] = []) => {
  const result = expandAreaSelection(parsePrefecture(data()), { municipalities, secondaryAreas })
  return result.ok ? [...result.value].sort() : result.refusal
}

describe('expandAreaSelection', () => {
  it('keeps a municipality as it is', () => expect(expanded(['14212'])).toEqual(['14212']))
  it('turns a designated city into its wards, never its own code', () => expect(expanded(['14130'])).toEqual(['14131', '14134', '14135']))
  it('keeps one ward alone', () => expect(expanded(['14134'])).toEqual(['14134']))
  it('turns a secondary area into its municipalities and wards', () => {
    expect(expanded([], ['川崎北部'])).toEqual(['14134', '14135'])
    expect(expanded([], ['県央'])).toEqual(['14212', '14213'])
  })
  it('unites both kinds without repeating', () => expect(expanded(['14131', '14134'], ['川崎北部'])).toEqual(['14131', '14134', '14135']))
  it('is empty for an empty selection', () => expect(expanded([])).toEqual([]))
  it('refuses what the prefecture does not know, by name', () =>
    expect(expanded(['14212', '13101'], ['多摩'])).toEqual({
      code: 'destination_area_unknown',
      details: { municipalities: ['13101'], secondaryAreas: ['多摩'] },
    }))
})

describe('parsePrefecture', () => {
  const broken = (index: number, change: Partial<Municipality>) => {
    const broke = data()
    broke.municipalities[index] = { ...broke.municipalities[index]!, ...change }
    return () => parsePrefecture(broke)
  }
  it('reads consistent data', () => expect(parsePrefecture(data()).municipalities).toHaveLength(6))
  it('refuses a wrong check digit', () => expect(broken(4, { code6: '142124' })).toThrow('wrong check digit'))
  it('refuses a ward without its city', () => expect(broken(1, { cityCode: null })).toThrow('names its city'))
  it('refuses a ward of what is no designated city', () => expect(broken(1, { cityCode: '14212' })).toThrow('no designated city'))
  it('refuses an unknown area', () => expect(broken(4, { secondaryArea: '県北' })).toThrow('unknown secondary area'))
  it('refuses a city without an area', () => expect(broken(4, { secondaryArea: null })).toThrow('no secondary area'))
  it('refuses a code twice', () => expect(broken(5, { code: '14212', code6: '142123' })).toThrow('listed twice'))
  it('refuses a row of another prefecture', () => expect(broken(5, { code: '13101', code6: '131016' })).toThrow('of another prefecture'))
  it('refuses an area without municipalities', () => {
    const broke = data()
    broke.secondaryAreas.push({ code: '1411', name: '県西' })
    expect(() => parsePrefecture(broke)).toThrow('without municipalities')
  })
})
