import type { Me } from '@tasuki/domain/account/account.contract'
import { beforeEach, expect, it, vi } from 'vitest'
import { forgetPerson, readKnownPeople, rememberPerson } from './known-people'

const me = (displayName: string): Me => ({ personId: 'p', displayName, role: 'member', department: null, hospital: { id: 'h', name: '', shortName: '', municipalityCode: '' }, prefecture: { code: '14', name: '' }, termsToAccept: null })
let kept: Map<string, string>
beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) })
})

it('keeps login id and name of the last eight, the latest first, each once', () => {
  for (let at = 0; at < 10; at++) rememberPerson(`id-${at}`, me(`人${at}`))
  rememberPerson('id-5', me('人5'))
  expect(readKnownPeople(Date.now()).map(({ loginId }) => loginId)).toEqual(['id-5', 'id-9', 'id-8', 'id-7', 'id-6', 'id-4', 'id-3', 'id-2'])
})

it('forgets when told, and after a month', () => {
  rememberPerson('id-1', me('人1'))
  rememberPerson('id-2', me('人2'))
  forgetPerson('id-1')
  expect(readKnownPeople(Date.now()).map(({ loginId }) => loginId)).toEqual(['id-2'])
  expect(readKnownPeople(Date.now() + 31 * 86_400_000)).toEqual([])
})

it('what can’t be read is nothing', () => {
  kept.set('tasuki.known-people', '{"broken"')
  expect(readKnownPeople(0)).toEqual([])
})
