import { expect, test } from 'vitest'
import { excerptAround } from './excerpt'

test('a short line stands whole, a long one around what was found', () => {
  expect(excerptAround('透析は可能です', ['透析'])).toBe('透析は可能です')
  const long = `${'あ'.repeat(200)}透析${'い'.repeat(200)}`
  const shown = excerptAround(long, ['透析'])
  expect(shown).toMatch(/^…あ{30}透析い+…$/)
  expect(shown.length).toBeLessThan(130)
  expect(excerptAround(long, [])).toMatch(/^あ{120}…$/)
})

test('no character is cut in half', () => {
  expect(excerptAround(`𠮷${'あ'.repeat(29)}${'𠮷'.repeat(100)}`, ['𠮷𠮷'])).not.toMatch(/\p{Cs}/u)
})
