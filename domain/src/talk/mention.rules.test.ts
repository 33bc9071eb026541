import { expect, test } from 'vitest'
import { refusePersonalNames } from '../names/name-check.rules'
import { mentionBeingTyped, mentionedIn, mentionSpans, withoutMentions } from './mention.rules'

const TANAKA = { personId: 't', name: '田中' }
const TANAKA_K = { personId: 'k', name: '田中 久美子' }

test('a mention stands where its name does, the longest name first', () => {
  const body = '@田中 久美子 さん、@田中と確認を。＠田中'
  expect(mentionSpans(body, [TANAKA, TANAKA_K]).map(({ start, end, personId }) => [body.slice(start, end), personId])).toEqual([
    ['@田中 久美子', 'k'],
    ['@田中', 't'],
    ['＠田中', 't'],
  ])
  expect(mentionedIn('@田中 久美子へ', [TANAKA, TANAKA_K])).toEqual([TANAKA_K])
  expect(mentionedIn('田中さんへ', [TANAKA])).toEqual([])
})

test('a colleague’s name behind @ is no patient’s (rules 49, 50); the same name without it still is', () => {
  const body = '@田中様、ご確認ください'
  expect(refusePersonalNames({ body }).ok).toBe(false)
  expect(refusePersonalNames({ body: withoutMentions(body, [TANAKA]) }).ok).toBe(true)
  expect(refusePersonalNames({ body: withoutMentions('@田中 患者の鈴木様です', [TANAKA]) }).ok).toBe(false)
})

test('what is typed behind @ opens the list; an address or a sentence doesn’t', () => {
  expect(mentionBeingTyped('よろしく @た', 7)).toEqual({ start: 5, typed: 'た' })
  expect(mentionBeingTyped('＠', 1)).toEqual({ start: 0, typed: '' })
  expect(mentionBeingTyped('@田中 へ', 5)).toBeUndefined()
  expect(mentionBeingTyped('renkei@hospital', 15)).toBeUndefined()
  expect(mentionBeingTyped('no sign', 4)).toBeUndefined()
})
