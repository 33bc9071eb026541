import { describe, expect, it } from 'vitest'
import { type AreaCaseFacts, countFits, fitGroupOf, gainsWithout, meetsAreaFilter } from './area-case.rules'
import type { Judgement, MatchPoint } from './matching.contract'

const point = (item: string): MatchPoint => ({ item, why: 'refused', text: '', limit: null })
const judged = (blocking: string[], open: string[] = []): Judgement => ({ mark: blocking.length > 0 ? 'blocked' : open.length > 0 ? 'conditional' : 'fits', blocking: blocking.map(point), open: open.map(point) })
const patient = (of: Partial<AreaCaseFacts> = {}): AreaCaseFacts => ({ judgement: judged([]), purpose: 'long_term', bedKinds: [], presentNeeds: [], transferableFrom: '2026-11-28', destinationCodes: ['14101'], ...of })

describe('a patient of the area against our own conditions', () => {
  it('is ○, △, near with one or two conditions missed, or further off', () => {
    expect(fitGroupOf(judged([]))).toBe('fits')
    expect(fitGroupOf(judged([], ['suction']))).toBe('conditional')
    expect(fitGroupOf(judged(['dialysis'], ['suction']))).toBe('near')
    expect(fitGroupOf(judged(['dialysis', 'age']))).toBe('near')
    expect(fitGroupOf(judged(['dialysis', 'age', 'bedKind']))).toBe('far')
    expect(fitGroupOf(null)).toBe('conditional')
  })
})

describe('looking for a patient of the area', () => {
  it('leaves out who is far off unless asked for', () => {
    const far = patient({ judgement: judged(['a', 'b', 'c']) })
    expect(meetsAreaFilter(far, {})).toBe(false)
    expect(meetsAreaFilter(far, { fit: 'all' })).toBe(true)
    expect(meetsAreaFilter(patient({ judgement: judged(['a']) }), {})).toBe(true)
    expect(meetsAreaFilter(patient({ judgement: judged(['a']) }), { fit: 'takeable' })).toBe(false)
    expect(meetsAreaFilter(patient({ judgement: judged([], ['a']) }), { fit: 'fits' })).toBe(false)
  })

  it('narrows by each condition, and who wishes for no ward in particular takes any', () => {
    expect(meetsAreaFilter(patient(), { area: ['14102'] })).toBe(false)
    expect(meetsAreaFilter(patient(), { area: ['14102', '14101'] })).toBe(true)
    expect(meetsAreaFilter(patient(), { area: [] })).toBe(false)
    expect(meetsAreaFilter(patient(), { purpose: 'palliative' })).toBe(false)
    expect(meetsAreaFilter(patient(), { bedKind: 'palliative' })).toBe(true)
    expect(meetsAreaFilter(patient({ bedKinds: ['general'] }), { bedKind: 'palliative' })).toBe(false)
    expect(meetsAreaFilter(patient({ presentNeeds: ['oxygen'] }), { needs: ['oxygen', 'dialysis'] })).toBe(false)
    expect(meetsAreaFilter(patient({ presentNeeds: ['oxygen', 'dialysis'] }), { needs: ['oxygen', 'dialysis'] })).toBe(true)
    expect(meetsAreaFilter(patient(), { readyBy: '2026-11-27' })).toBe(false)
    expect(meetsAreaFilter(patient(), { readyBy: '2026-11-28' })).toBe(true)
    expect(meetsAreaFilter(patient({ transferableFrom: null }), { readyBy: '2026-11-28' })).toBe(false)
  })

  it('says which condition to give up, most first, and counts every group whatever fit is asked for', () => {
    const cases = [patient(), patient({ purpose: 'palliative' }), patient({ purpose: 'palliative' }), patient({ judgement: judged(['a', 'b', 'c']) })]
    expect(gainsWithout(cases, { purpose: 'respite' })).toEqual([{ condition: 'purpose', gain: 3 }])
    expect(gainsWithout(cases, { purpose: 'long_term' })).toEqual([{ condition: 'purpose', gain: 2 }, { condition: 'fit', gain: 1 }])
    expect(gainsWithout(cases, { fit: 'all' })).toEqual([])
    expect(countFits(cases, { fit: 'fits', purpose: 'long_term' })).toEqual({ fits: 1, conditional: 0, near: 0, far: 1 })
  })
})
