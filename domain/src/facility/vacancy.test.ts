import { describe, expect, it } from 'vitest'
import { checkVacancyUpdate, textsOfVacancyUpdate } from './vacancy.rules'
import { vacancyUpdate } from './vacancy.contract'

const ward = { beds: 40, vacant: 3, acceptable: 2, held: 0, opensOn: null, sex: 'any', privateRoom: false } as const
const update = (given: unknown) => vacancyUpdate.parse(given)
const fieldsOf = (given: unknown) => {
  const checked = checkVacancyUpdate(update(given))
  return checked.ok ? [] : checked.refusal.details?.fields
}

describe('today’s vacancy of all bed kinds at once', () => {
  it('may set, confirm and remove in one', () =>
    expect(fieldsOf({ set: [{ bedKind: 'general', version: 1, availability: ward }], confirm: [{ bedKind: 'palliative', version: 3 }], remove: [{ bedKind: 'disability', version: 2 }] })).toEqual([]))
  it('names every figure that contradicts another, by its bed kind', () =>
    expect(
      fieldsOf({
        set: [
          { bedKind: 'general', version: 0, availability: { ...ward, vacant: 41 } },
          { bedKind: 'palliative', version: 0, availability: { ...ward, opensBeds: 3 } },
          { bedKind: 'disability', version: 0, availability: { ...ward, acceptable: 6, opensOn: '2026-12-01', opensBeds: 2 } },
        ],
      }),
    ).toEqual(['general.vacant', 'palliative.opensOn', 'disability.acceptable']))
  it('tells no kind two things', () => expect(fieldsOf({ set: [{ bedKind: 'general', version: 1, availability: ward }], confirm: [{ bedKind: 'general', version: 1 }] })).toEqual(['general']))
  it('has its texts looked through for names', () =>
    expect(textsOfVacancyUpdate(update({ set: [{ bedKind: 'general', version: 0, availability: { ...ward, note: '大部屋のみ' } }] }))).toEqual({ 'general.note': '大部屋のみ' }))
})
