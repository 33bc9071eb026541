import { expect, it } from 'vitest'
import { checkMailbox } from './mailbox.rules'

const NONE = { email: 'a@b.jp', sharedMailbox: false, noPersonalMailbox: false, privateMailForbidden: false }
const ALL = { ...NONE, sharedMailbox: true, noPersonalMailbox: true, privateMailForbidden: true }
const isAccepted = (of: Parameters<typeof checkMailbox>[0], isColleagues = false): boolean => checkMailbox(of, { isColleagues, field: 'email' }).ok

it('rule 38: a shared mailbox is accepted with both ticks only, a colleague’s counts as shared', () => {
  expect([isAccepted(NONE), isAccepted(NONE, true)]).toEqual([true, false])
  expect([isAccepted(ALL), isAccepted(ALL, true)]).toEqual([true, true])
  for (const missing of ['noPersonalMailbox', 'privateMailForbidden'] as const) expect(isAccepted({ ...ALL, [missing]: false }), missing).toBe(false)
  expect(isAccepted({ ...ALL, sharedMailbox: false }, true)).toBe(false)
  expect(checkMailbox({ ...NONE, sharedMailbox: true }, { isColleagues: false, field: 'email' })).toEqual({ ok: false, refusal: { code: 'shared_mailbox_not_allowed', details: { fields: ['email'] } } })
})

it('where there is no address there is nothing to share', () => {
  expect(isAccepted({ ...NONE, email: '', sharedMailbox: true }, true)).toBe(true)
})
