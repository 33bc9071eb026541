import { expect, it } from 'vitest'
import { deviceOf, isConcurrentUse, networkOfAddress } from './device.rules'

const EDGE = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0'
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1'

it('a device is called as a person would', () => {
  expect(deviceOf(EDGE)).toEqual({ kind: 'pc', name: 'Windows・Edge' })
  expect(deviceOf(IPHONE)).toEqual({ kind: 'phone', name: 'iPhone・Safari' })
  expect(deviceOf('curl/8.0')).toEqual({ kind: 'pc', name: '' })
})

it('an address is shortened to its network', () => {
  expect(networkOfAddress('203.0.113.7')).toBe('203.0.113.*')
  expect(networkOfAddress('::ffff:203.0.113.7')).toBe('203.0.113.*')
  expect(networkOfAddress('2001:0db8:0001:2::7')).toBe('2001:db8:1::*')
  expect(networkOfAddress('2001:db8:1:ffff:1:2:3:4')).toBe('2001:db8:1::*')
  expect(networkOfAddress('::1')).toBe('0:0:0::*')
})

it('rule 37: two PCs in two networks within ten minutes are reported; PC and phone, one house, a locked screen, an old session aren’t', () => {
  const at = new Date('2026-11-26T09:00:00Z')
  const begun = { address: '203.0.113.7', userAgent: EDGE, at }
  const other = { address: '198.51.100.7', userAgent: EDGE, lastUsedAt: new Date('2026-11-26T08:51:00Z'), isLocked: false }
  expect(isConcurrentUse(begun, other)).toBe(true)
  expect(isConcurrentUse(begun, { ...other, userAgent: IPHONE })).toBe(false)
  expect(isConcurrentUse(begun, { ...other, address: '203.0.113.99' })).toBe(false)
  expect(isConcurrentUse(begun, { ...other, isLocked: true })).toBe(false)
  expect(isConcurrentUse(begun, { ...other, lastUsedAt: new Date('2026-11-26T08:50:00Z') })).toBe(false)
  expect(isConcurrentUse(begun, { ...other, address: '' })).toBe(false)
})
