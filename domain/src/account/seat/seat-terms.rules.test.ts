import { expect, it } from 'vitest'
import { planSeatPrice, priceMonths } from './seat-terms.rules'

const price = (fromMonth: string) => ({ fromMonth, yen: 1000 })
const today = '2026-11-26'

it('a price is proposed for a month that can have one, and every month offered can', () => {
  for (const prices of [[], [price('2026-04')], [price('2027-01')], [price('2026-04'), price('2027-04')]]) {
    const { months, proposed } = priceMonths(prices, today)
    expect(months).toContain(proposed)
    for (const month of months) expect(planSeatPrice(month, { today, prices }).ok, month).toBe(true)
  }
})

it('the first price may begin in a month behind, those after it in a month to come; the only one can be put right', () => {
  expect(priceMonths([], today)).toMatchObject({ proposed: '2025-11', months: expect.arrayContaining(['2026-11', '2027-11']) as unknown })
  expect(priceMonths([price('2025-11')], today)).toMatchObject({ proposed: '2026-12', months: expect.arrayContaining(['2025-11', '2026-12']) as unknown })
  expect(priceMonths([price('2025-11'), price('2026-12')], today).months[0]).toBe('2026-12')
})
