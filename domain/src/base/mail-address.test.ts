import { expect, it } from 'vitest'
import { isMailAddress, mailAddress, mailAddressOf } from './mail-address'

it('an address typed full-width is the same address, and is stored as it can be written to', () => {
  for (const typed of ['ｓａｅｋｉ＠ｈｏｓｐｉｔａｌ．ｊｐ', '　saeki@hospital.jp ', 'saeki@hospital.jp']) {
    expect(mailAddressOf(typed)).toBe('saeki@hospital.jp')
    expect(mailAddress().parse(typed)).toBe('saeki@hospital.jp')
  }
  expect(mailAddress().parse('')).toBe('')
})

it('nothing is accepted that couldn’t be written to', () => {
  for (const wrong of ['saeki', 'saeki@hospital', '佐伯@hospital.jp', 'saeki@hospital.jp\r\nBcc: x@y.jp', 'a b@hospital.jp', `${'a'.repeat(250)}@b.jp`]) {
    expect(isMailAddress(wrong), wrong).toBe(false)
    expect(mailAddress().safeParse(wrong).success, wrong).toBe(false)
  }
})
