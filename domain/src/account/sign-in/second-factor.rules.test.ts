import { describe, expect, it } from 'vitest'
import { readFactorCode } from '../../base/second-factor'
import { isFreshlyChecked, minPasswordLength, passwordLength, planFactorRemoval, secondStepOf } from './second-factor.rules'

const of = (change: Partial<Parameters<typeof secondStepOf>[0]>) => secondStepOf({ policy: 'required', hasFactor: false, isDeviceKnown: false, passwordLength: 20, ...change })

describe('the second step (要綱22条)', () => {
  it('is asked for by default, whatever the password', () => expect(of({ passwordLength: 60 })).toBe('enrol'))
  it('asks who has a factor for it, also where it is voluntary', () => {
    expect(of({ hasFactor: true })).toBe('check')
    expect(of({ policy: 'voluntary', hasFactor: true })).toBe('check')
  })
  it('is left out on a device that is known, never without a factor', () => {
    expect(of({ hasFactor: true, isDeviceKnown: true })).toBe('none')
    expect(of({ isDeviceKnown: true })).toBe('enrol')
  })
  it('is voluntary for 13 characters and more alone', () => {
    expect(of({ policy: 'voluntary', passwordLength: 13 })).toBe('none')
    expect(of({ policy: 'voluntary', passwordLength: 12 })).toBe('enrol')
    expect([minPasswordLength('required'), minPasswordLength('voluntary')]).toEqual([8, 13])
  })
  it('counts characters as people do', () => expect(passwordLength('𠮷野家の牛丼')).toBe(6))
})

it('a check is fresh for ten minutes', () => {
  const at = new Date('2026-11-26T09:00:00Z')
  expect(isFreshlyChecked(at, new Date('2026-11-26T09:09:59Z'))).toBe(true)
  expect(isFreshlyChecked(at, new Date('2026-11-26T09:10:00Z'))).toBe(false)
  expect(isFreshlyChecked(null, at)).toBe(false)
})

it('the last factor stays where one is required', () => {
  expect(planFactorRemoval('a', { policy: 'required', factorIds: ['a'] })).toMatchObject({ refusal: { code: 'last_factor' } })
  expect(planFactorRemoval('a', { policy: 'required', factorIds: ['a', 'b'] }).ok).toBe(true)
  expect(planFactorRemoval('a', { policy: 'voluntary', factorIds: ['a'] }).ok).toBe(true)
  expect(planFactorRemoval('c', { policy: 'voluntary', factorIds: ['a'] })).toMatchObject({ refusal: { code: 'not_found' } })
})

it('reads a code however it is typed', () => expect(readFactorCode(' １２３４－5678 ')).toBe('12345678'))
