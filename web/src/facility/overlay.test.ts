import { describe, expect, it } from 'vitest'
import { changedKeys, overlaid, overtakenKeys, resettled, withChange, type Overlay } from './overlay'

type Form = { vacant: number; sex: string; text?: string }
const standing: Form = { vacant: 2, sex: 'any' }
const none: Overlay<Form> = {}

describe('overlay', () => {
  it('shows what was typed over what stands', () => {
    const typed = withChange(none, standing, ['vacant', 1])
    expect(overlaid(standing, typed)).toEqual({ vacant: 1, sex: 'any' })
    expect(changedKeys(standing, typed)).toEqual(['vacant'])
  })
  it('lets what others changed show through where nothing was typed', () => {
    const typed = withChange(none, standing, ['vacant', 1])
    expect(overlaid({ vacant: 2, sex: 'male' }, typed)).toEqual({ vacant: 1, sex: 'male' })
    expect(overtakenKeys({ vacant: 2, sex: 'male' }, typed)).toEqual([])
  })
  it('tells where somebody else put something new', () => {
    const typed = withChange(none, standing, ['vacant', 1])
    expect(overtakenKeys({ vacant: 4, sex: 'any' }, typed)).toEqual(['vacant'])
  })
  it('keeps what the person was looking at first', () => {
    const typed = withChange(withChange(none, standing, ['vacant', 1]), { vacant: 4, sex: 'any' }, ['vacant', 0])
    expect(overtakenKeys({ vacant: 4, sex: 'any' }, typed)).toEqual(['vacant'])
  })
  it('keeps an absent value as what the person was looking at', () => {
    const typed = withChange(withChange(none, standing, ['text', 'mine']), { ...standing, text: 'theirs' }, ['text', 'mine too'])
    expect(overtakenKeys({ ...standing, text: 'theirs' }, typed)).toEqual(['text'])
  })
  it('is no change once somebody else has set the same, or it was typed back', () => {
    expect(changedKeys({ vacant: 1, sex: 'any' }, withChange(none, standing, ['vacant', 1]))).toEqual([])
    expect(changedKeys(standing, withChange(withChange(none, standing, ['vacant', 1]), standing, ['vacant', 2]))).toEqual([])
  })
  it('keeps after a save only what was typed since', () => {
    const typed = withChange(withChange(none, standing, ['vacant', 1]), standing, ['sex', 'male'])
    const left = resettled(typed, { vacant: 1, sex: 'any' })
    expect(changedKeys({ vacant: 1, sex: 'any' }, left)).toEqual(['sex'])
    expect(overtakenKeys({ vacant: 1, sex: 'any' }, left)).toEqual([])
  })
  it('can take a field away', () => {
    const full: Form = { vacant: 2, sex: 'any', text: 'x' }
    const typed = withChange(none, full, ['text', undefined])
    expect(overlaid(full, typed).text).toBeUndefined()
    expect(changedKeys(full, typed)).toEqual(['text'])
  })
  it('sees a field that was put where none stood, and what others put there', () => {
    const typed = withChange(none, standing, ['text', 'mine'])
    expect(changedKeys(standing, typed)).toEqual(['text'])
    expect(overtakenKeys({ ...standing, text: 'theirs' }, typed)).toEqual(['text'])
  })
})
