import { expect, it } from 'vitest'
import { checkPasswordStrength, ownWordsOf } from './password-strength'

const ownWords = ownWordsOf({ login_id: 'k7m4-2p9q', display_name: '佐伯 みどり', display_kana: 'さえき みどり', hospital_name: '湘南みなと病院', email: 'midori.saeki@minato.example' })
const codeOf = (password: string, minimum = 13) => {
  const result = checkPasswordStrength(password, { minimum, ownWords })
  return result.ok ? 'accepted' : result.refusal.code
}

it('要綱22条: a length of its own with and without a second factor, counted in characters as people count them', () => {
  expect(codeOf('ya7#kumo2qe', 13)).toBe('password_too_short')
  expect(codeOf('ya7#kumo2qe', 8)).toBe('accepted')
  expect(codeOf('🌵🎈🪜🧶🫖🪣🧷', 8)).toBe('password_too_short')
})

it('breached, common, walked and repeated passwords are refused', () => {
  for (const password of ['password123', 'qwertyuiop', '1qaz2wsx3edc', 'aaaaaaaaaaaa', '20241126', 'sakura1234', 'Passw0rd!']) expect(codeOf(password, 8), password).toBe('password_predictable')
})

it('the own name, login id, hospital and product don’t make a password', () => {
  for (const password of ['湘南みなと病院', 'midori saeki', 'k7m4-2p9q1', 'tasuki2026', '襷襷襷襷襷襷襷襷', 'minato-tasuki', 'k7m4-2p9q tasuki', '佐伯みどり1234転院']) expect(codeOf(password, 7), password).toBe('password_predictable')
})

it('words that have nothing to do with each other, and what we draw ourselves, are taken', () => {
  for (const password of ['correct horse battery', 'らくだ はしご 鐘は3時に鳴る', 'k4zp-9wqx-3mrt-7vhn']) expect(codeOf(password), password).toBe('accepted')
})
