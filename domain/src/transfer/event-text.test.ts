import { describe, expect, it } from 'vitest'
import { eventFreeTexts, isSendersEvent, repeatedTexts, withEventTexts } from './event-text.rules'

describe('rule 85: the typed words of an event line', () => {
  it('rule 85: are reasons, notes and the words of answers, never a code', () => {
    expect(eventFreeTexts('withdrawn', { reason: '他院に決まったため' })).toEqual({ reason: '他院に決まったため' })
    expect(eventFreeTexts('hold_released', { by: 'sender', reason: '日程の変更' })).toEqual({ reason: '日程の変更' })
    expect(eventFreeTexts('taken_back', { reason: 'full', note: '満床' })).toEqual({ note: '満床' })
    expect(eventFreeTexts('taken_back', { reason: 'full', note: ' ' })).toEqual({})
    expect(eventFreeTexts('answered', { answer: { kind: 'declined', reason: 'full', note: 'x', possibleIf: '' } })).toEqual({ 'answer.note': 'x' })
    expect(eventFreeTexts('ended', { reason: 'case_ended' })).toEqual({})
    expect(eventFreeTexts('constructor', {})).toEqual({})
  })

  it('rule 85: are taken out and put back without touching the rest', () => {
    const data = { answer: { kind: 'declined', reason: 'full', note: 'x' } }
    expect(withEventTexts(data, { 'answer.note': '' })).toEqual({ answer: { kind: 'declined', reason: 'full', note: '' } })
    expect(withEventTexts({ reason: '' }, { reason: 'y' })).toEqual({ reason: 'y' })
    expect(data.answer.note).toBe('x')
  })

  it('rule 85: are the same elsewhere field by field, a ward or a fee only where everything is', () => {
    const texts = { ward: '3階', note: 'x' }
    expect(repeatedTexts(texts, { ward: '3階', note: 'x', kind: 'accepted' })).toEqual(texts)
    expect(repeatedTexts(texts, { ward: '3階', note: 'y' })).toEqual({})
    expect(repeatedTexts(texts, { ward: '4階', note: 'x' })).toEqual({ note: 'x' })
    expect(repeatedTexts({ ward: '3階' }, { ward: '3階', note: 'y' })).toEqual({ ward: '3階' })
    expect(repeatedTexts(texts, {})).toEqual({})
  })

  it('rule 85: belong to the hospital that acted', () => {
    expect(['withdrawn', 'hold_released', 'taken_back', 'answered'].map(isSendersEvent)).toEqual([true, true, false, false])
  })
})
