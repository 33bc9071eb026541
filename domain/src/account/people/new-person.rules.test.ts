import { expect, it } from 'vitest'
import { checkNotEntered } from './new-person.rules'

const person = { displayName: '髙橋 花子', email: 'hanako@example.jp', sharedMailbox: false }
const codeOf = (...[of, colleagues]: Parameters<typeof checkNotEntered>): string | undefined => {
  const result = checkNotEntered(of, colleagues)
  return result.ok ? undefined : result.refusal.code
}

it('rule 37: the same person isn’t entered twice, however name and mailbox are typed', () => {
  for (const other of [{ displayName: '高橋　花子', email: 'hanako@example.jp' }, { displayName: '髙橋花子', email: 'ＨＡＮＡＫＯ@example.jp ' }, { displayName: '高橋花子', email: '' }]) expect(codeOf(person, [other]), other.displayName).toBe('person_exists')
  expect(codeOf({ ...person, email: '' }, [{ displayName: '髙橋 花子', email: 'other@example.jp' }])).toBe('person_exists')
  expect(codeOf({ ...person, sharedMailbox: true }, [{ displayName: '髙橋 花子', email: 'hanako@example.jp' }])).toBe('person_exists')
})

it('two of one name with a mailbox each are two people', () => {
  expect(codeOf(person, [{ displayName: '髙橋 花子', email: 'hanako2@example.jp' }])).toBeUndefined()
  expect(codeOf(person, [])).toBeUndefined()
})

it('rules 38, 39: a colleague’s mailbox is accepted once it is called a shared one; none is nobody’s', () => {
  const colleague = { displayName: '小野 はるか', email: 'Hanako@example.jp' }
  expect(checkNotEntered(person, [colleague])).toEqual({ ok: false, refusal: { code: 'mailbox_of_colleague', details: { fields: ['email'] } } })
  expect(codeOf({ ...person, sharedMailbox: true }, [colleague])).toBeUndefined()
  expect(codeOf({ ...person, email: '' }, [{ ...colleague, email: '' }])).toBeUndefined()
})
