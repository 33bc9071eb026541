import { expect, test } from 'vitest'
import { asFlag, asListOf, asOneOf, asText, asWhole, searchParams } from './search-params'

test('what an address may say is kept, the rest dropped, nothing thrown', () => {
  const read = searchParams({ q: asText(5), sort: asOneOf(['name', 'distance']), page: asWhole(9), mine: asFlag, area: asListOf(2) })
  expect(read({ q: '透析', sort: 'name', page: '3', mine: '1', area: ['a', 'b', 'c'], other: 1 })).toEqual({ q: '透析', sort: 'name', page: 3, mine: true, area: ['a', 'b'] })
  expect(read({ q: 'too long', sort: 'x', page: -1, mine: 'no', area: [1] })).toEqual({})
  expect(read({ q: 2026, page: 1.5, area: 'a' })).toEqual({ q: '2026', area: ['a'] })
})
