import { expect, test } from 'vitest'
import { createTypedText, isTypedField } from './typed-text'

const fieldOf = (value: string) => ({ value, isConnected: true })

test('words that were typed would be lost; what stood there before, was put back or emptied would not', () => {
  const [typed, reason, filled] = [createTypedText(), fieldOf(''), fieldOf('打診の文')]
  for (const field of [reason, filled]) typed.enter(field)
  expect(typed.wouldLose()).toBe(false)
  reason.value = '　'
  expect(typed.wouldLose()).toBe(false)
  reason.value = '訴訟のため'
  // Entered once more, it is still what was typed.
  typed.enter(reason)
  expect(typed.wouldLose()).toBe(true)
  reason.value = ''
  filled.value = '打診の文。'
  expect(typed.wouldLose()).toBe(true)
  filled.value = '打診の文'
  expect(typed.wouldLose()).toBe(false)
})

test('a field that is gone was sent: nothing of it is left to lose', () => {
  const [typed, field] = [createTypedText(), fieldOf('')]
  typed.enter(field)
  field.value = '理由'
  field.isConnected = false
  expect(typed.wouldLose()).toBe(false)
})

test('words are typed into text areas and text inputs; choices, days, searches and passwords are no words', () => {
  expect(['text', 'email', 'tel'].every((type) => isTypedField({ tagName: 'INPUT', type }))).toBe(true)
  expect(isTypedField({ tagName: 'TEXTAREA', type: 'textarea' })).toBe(true)
  expect(['checkbox', 'radio', 'date', 'search', 'password', 'file'].some((type) => isTypedField({ tagName: 'INPUT', type }))).toBe(false)
  expect(isTypedField({ tagName: 'BUTTON', type: 'button' })).toBe(false)
})
