import { expect, test } from 'vitest'
import { distinctKeys, keysOfHint, LIVE_KEYS } from './live-topics'

test('a topic names the keys to read again; an unknown one everything live', () => {
  expect(keysOfHint({ topic: 'case', id: 'c' })).toEqual([['transfer'], ['document']])
  expect(keysOfHint({ topic: 'seat_form', id: 'f' })).toContainEqual(['account', 'getSeatForm'])
  expect(keysOfHint({ topic: 'seat', id: 'h' })).toContainEqual(['account', 'getSeatRenewal'])
  expect(keysOfHint({ topic: 'moderation', id: 'm' })).toEqual([['office'], ['moderation']])
  expect(keysOfHint({ topic: 'invoice', id: 'i' })).toEqual([['account', 'getInvoice'], ['account', 'listInvoices'], ['account', 'listOfficeInvoices'], ['account', 'previewInvoices'], ['account', 'listInvoiceYear'], ['account', 'getInvoiceTerms'], ['office', 'getOverview']])
  expect(keysOfHint({ topic: 'application', id: 'a' })).toEqual([['application'], ['office', 'getOverview']])
  expect(keysOfHint({ topic: 'retention', id: 'r' })).toEqual([['office', 'getOverview'], ['office', 'getRetention'], ['office', 'listHolds'], ['office', 'listRetainedCases'], ['office', 'getDeletionRun'], ['office', 'getOwnRetention']])
  expect(keysOfHint({ topic: 'toString', id: 'c' })).toBe(LIVE_KEYS)
})

test('after a gap everything is read again that any topic names', () => {
  const read = distinctKeys([...LIVE_KEYS, ...['case', 'document', 'room', 'moderation', 'absence', 'facility', 'notice', 'announcement', 'seat_form', 'seat', 'invoice', 'application', 'retention'].flatMap((topic) => [...keysOfHint({ topic, id: 'x' })])])
  expect(new Set(read)).toEqual(new Set(LIVE_KEYS))
  expect(LIVE_KEYS).toContainEqual(['document'])
  expect(LIVE_KEYS).toContainEqual(['account', 'listAbsences'])
})

test('a burst of hints reads each thing once', () => {
  expect(distinctKeys([['talk'], ['transfer', 'getHome'], ['transfer'], ['talk'], ['talk', 'listMessages', { params: {} }]])).toEqual([['transfer'], ['talk']].reverse())
})
