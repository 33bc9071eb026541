import { expect, it } from 'vitest'
import { actOfCall, ROLE_ACT_IDS, roleActOf } from './role-acts'

it('a new call of the office belongs to no act until one names it', () => {
  for (const method of ['GET', 'POST', 'PUT', 'DELETE']) expect(actOfCall({ method, path: '/api/v1/office/something-new' })).toBeUndefined()
  const spaces = ['/api/v1/', '/api/v1/office', '/api/v1/office/']
  expect(ROLE_ACT_IDS.flatMap((id) => roleActOf(id).calls).filter((call) => call.endsWith('*') && spaces.includes(call.split(' ')[1]?.slice(0, -1) ?? ''))).toEqual([])
})

it('deletion and holds are an act of their own, and so are bills and forms', () => {
  expect(actOfCall({ method: 'POST', path: '/api/v1/office/retention/holds/:holdId/lift' })).toBe('keep_retention')
  expect(actOfCall({ method: 'POST', path: '/api/v1/office/invoices/send' })).toBe('keep_bills')
  expect(actOfCall({ method: 'POST', path: '/api/v1/office/seat-forms/:formId/accept' })).toBe('decide_forms')
})
