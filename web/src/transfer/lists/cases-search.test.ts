import { expect, it } from 'vitest'
import { casesQueryOf, isCasesFiltered } from './cases-search'

it('a bare address asks for what is open; a search for one patient asks for all', () => {
  expect(casesQueryOf({})).toEqual({ scope: 'own', limit: 50, status: 'open' })
  expect(casesQueryOf({ q: '肺炎' })).toEqual({ scope: 'own', limit: 50, q: '肺炎' })
  expect([isCasesFiltered({}), isCasesFiltered({ sort: 'updated', page: 2 }), isCasesFiltered({ overdue: true })]).toEqual([false, false, true])
})

it('every filter reaches the server, pages count from 1, and a day nobody can mean is left out', () => {
  expect(casesQueryOf({ status: 'all', mine: true, area: '横浜', overdue: true, from: '2026-11-01', until: 'yesterday', sort: 'transferable', page: 3 })).toEqual({
    scope: 'own',
    limit: 50,
    offset: 100,
    mine: '1',
    area: '横浜',
    overdue: '1',
    from: '2026-11-01',
    sort: 'transferable',
  })
})
