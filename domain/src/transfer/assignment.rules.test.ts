import { describe, expect, it } from 'vitest'
import { passOnSide, takeOverSide } from './assignment.rules'

const present = (...ids: string[]) => ({ isPresent: (id: string) => ids.includes(id), representativeIds: ['rep1', 'rep2'] })

describe('rule 82: a person in charge leaves or is absent', () => {
  it('rule 82: passes to 副担当, who keeps the absent person as 副担当', () => {
    expect(passOnSide({ personInChargeId: 'p', deputyId: 'd' }, { personId: 'p', because: 'absent' }, present('d', 'rep1'))).toEqual({ side: { personInChargeId: 'd', deputyId: 'p' }, to: 'd', wasInCharge: true })
  })
  it('rule 82: a person who left is nobody’s 副担当 any more', () => {
    expect(passOnSide({ personInChargeId: 'p', deputyId: 'd' }, { personId: 'p', because: 'left' }, present('d'))?.side).toEqual({ personInChargeId: 'd', deputyId: null })
    expect(passOnSide({ personInChargeId: 'x', deputyId: 'p' }, { personId: 'p', because: 'left' }, present('x'))).toEqual({ side: { personInChargeId: 'x', deputyId: null }, to: null, wasInCharge: false })
  })
  it('rule 82: else to the representative, the first who is there', () => {
    expect(passOnSide({ personInChargeId: 'p', deputyId: null }, { personId: 'p', because: 'absent' }, present('rep1', 'rep2'))).toMatchObject({ to: 'rep1', side: { personInChargeId: 'rep1', deputyId: 'p' } })
    expect(passOnSide({ personInChargeId: 'p', deputyId: 'd' }, { personId: 'p', because: 'absent' }, present('rep2'))).toMatchObject({ to: 'rep2', side: { personInChargeId: 'rep2', deputyId: 'd' } })
    expect(passOnSide({ personInChargeId: 'rep1', deputyId: 'rep2' }, { personId: 'rep1', because: 'left' }, present('rep1', 'rep2'))).toMatchObject({ side: { personInChargeId: 'rep2', deputyId: null } })
    // Who leaves may be a representative, and still be there on the day.
    expect(passOnSide({ personInChargeId: 'rep1', deputyId: null }, { personId: 'rep1', because: 'left' }, present('rep1', 'rep2'))).toEqual({ side: { personInChargeId: 'rep2', deputyId: null }, to: 'rep2', wasInCharge: true })
  })
  it('rule 82: with nobody there it stays the absent person’s, and is nobody’s once the person has left', () => {
    expect(passOnSide({ personInChargeId: 'p', deputyId: 'd' }, { personId: 'p', because: 'absent' }, present())).toEqual({ side: { personInChargeId: 'p', deputyId: 'd' }, to: null, wasInCharge: true })
    expect(passOnSide({ personInChargeId: 'p', deputyId: null }, { personId: 'p', because: 'left' }, present())?.side).toEqual({ personInChargeId: null, deputyId: null })
  })
  it('rule 82: work of others is left alone', () => {
    expect(passOnSide({ personInChargeId: 'x', deputyId: 'p' }, { personId: 'p', because: 'absent' }, present('x'))).toBeUndefined()
    expect(passOnSide({ personInChargeId: null, deputyId: null }, { personId: 'p', because: 'left' }, present('x'))).toBeUndefined()
  })
  it('rule 82: any colleague may take over; who was in charge stays as 副担当', () => {
    expect(takeOverSide({ personInChargeId: 'p', deputyId: null }, 'c')).toEqual({ personInChargeId: 'c', deputyId: 'p' })
    expect(takeOverSide({ personInChargeId: 'p', deputyId: 'c' }, 'c')).toEqual({ personInChargeId: 'c', deputyId: 'p' })
    expect(takeOverSide({ personInChargeId: 'p', deputyId: 'd' }, 'c')).toEqual({ personInChargeId: 'c', deputyId: 'd' })
    expect(takeOverSide({ personInChargeId: 'c', deputyId: null }, 'c')).toEqual({ personInChargeId: 'c', deputyId: null })
  })
})
