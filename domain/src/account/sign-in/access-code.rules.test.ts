import { expect, it } from 'vitest'
import { ACCESS_CODE_MINUTES, checkLooksAfter, isOwnMailbox, readAccessCode } from './access-code.rules'
import type { Actor } from '../actor'

const chief: Actor = { kind: 'member', personId: 'chief', hospitalId: 'a', role: 'representative' }
const member = { personId: 'm', hospitalId: 'a', role: 'member' } as const
const codeOf = (result: { ok: boolean }) => (result as { refusal?: { code: string } }).refusal?.code

it('a code is read however it was typed, and nothing else is one', () => {
  for (const typed of ['k7m4-2p9q-abcd', 'K7M42P9QABCD', '　ｋ７ｍ４ー２ｐ９ｑ‐ＡＢＣＤ ']) expect(readAccessCode(typed)).toBe('k7m42p9qabcd')
  expect(readAccessCode('k7m42p9qabcd'.repeat(2))).toHaveLength(24)
  for (const typed of ['', 'k7m4-2p9q', 'k7m4-2p9q-abc0', 'k7m4-2p9q-abcd-efgh', 'あ'.repeat(12)]) expect(readAccessCode(typed)).toBeUndefined()
})

it('an invitation is good for three days, a reset for half an hour', () => {
  expect(ACCESS_CODE_MINUTES).toEqual({ invitation: 4320, reset: 30 })
})

it('rule 38: codes are given by the representative to members of the own hospital, by the prefecture to everybody else', () => {
  expect(checkLooksAfter(chief, member).ok).toBe(true)
  expect(codeOf(checkLooksAfter(chief, { ...member, personId: 'chief', role: 'representative' }))).toBe('not_permitted')
  expect(codeOf(checkLooksAfter(chief, { ...member, role: 'representative' }))).toBe('not_permitted')
  expect(codeOf(checkLooksAfter(chief, { ...member, hospitalId: 'b' }))).toBe('not_found')
  expect(codeOf(checkLooksAfter(chief, { personId: 'o', hospitalId: null, role: 'officer' }))).toBe('not_found')
  expect(codeOf(checkLooksAfter({ ...chief, personId: 'x', role: 'member' }, member))).toBe('not_permitted')
  expect(codeOf(checkLooksAfter({ kind: 'anonymous' }, member))).toBe('not_signed_in')
  const officer: Actor = { kind: 'officer', personId: 'o' }
  expect(checkLooksAfter(officer, { ...member, role: 'representative' }).ok).toBe(true)
  expect(codeOf(checkLooksAfter(officer, { personId: 'o', hospitalId: null, role: 'officer' }))).toBe('not_permitted')
})

it('rule 38: no link goes to a mailbox that others read', () => {
  const own = { email: 'a@example.jp', sharedMailbox: false, othersWithIt: 0 }
  expect(isOwnMailbox(own)).toBe(true)
  for (const change of [{ email: '' }, { sharedMailbox: true }, { othersWithIt: 1 }]) expect(isOwnMailbox({ ...own, ...change })).toBe(false)
})
