import { expect, test } from 'vitest'
import { missingPassword } from './missing-password'

const SAID = { needPassword: 'new', needAgain: 'again', differs: 'differs' }

test('a new password is typed twice, alike', () => {
  expect(missingPassword(SAID, { password: '', again: '' })).toBe('new')
  expect(missingPassword(SAID, { password: 'a', again: '' })).toBe('again')
  expect(missingPassword(SAID, { password: 'a', again: 'b' })).toBe('differs')
  expect(missingPassword(SAID, { password: 'a', again: 'a' })).toBeUndefined()
})
