import { describe, expect, it } from 'vitest'
import { actOnModeration, checkAnswerBy, DELETED_WORDS, isAnswerLate, MODERATION_STATES, stateAfterLine, withoutQuotes } from './moderation.rules'

const TODAY = '2026-11-26'

describe('the prefecture asks or deletes (要綱24条)', () => {
  it('rule 60: a matter is spoken about, closed or ended by a deletion once', () => {
    expect(MODERATION_STATES.map((state) => actOnModeration(state).ok)).toEqual([true, true, false, false])
    expect(actOnModeration('deleted')).toMatchObject({ refusal: { code: 'moderation_decided' } })
    expect([stateAfterLine('prefecture'), stateAfterLine('hospital')]).toEqual(['asked', 'answered'])
  })

  it('the day to answer by is from tomorrow to 90 days on', () => {
    const days = ['2026-11-25', TODAY, '2026-11-27', '2027-02-24', '2027-02-25']
    expect(days.map((day) => checkAnswerBy(day, TODAY).ok)).toEqual([false, false, true, true, false])
    expect(checkAnswerBy(TODAY, TODAY)).toMatchObject({ refusal: { code: 'answer_day_invalid', details: { fields: ['answerBy'] } } })
  })

  it('is late from the day after, and only while the hospital is to answer', () => {
    expect(isAnswerLate({ state: 'asked', answerBy: TODAY }, TODAY)).toBe(false)
    expect(isAnswerLate({ state: 'asked', answerBy: '2026-11-25' }, TODAY)).toBe(true)
    expect(isAnswerLate({ state: 'answered', answerBy: '2026-11-25' }, TODAY)).toBe(false)
    expect(isAnswerLate({ state: 'deleted', answerBy: null }, TODAY)).toBe(false)
  })

  it('rule 60: what was said about it repeats neither the whole nor a sentence of what was deleted', () => {
    const deleted = 'あの病院は信用できません。紹介しないでください！'
    expect(withoutQuotes(`「${deleted}」とあります`, [deleted])).toBe(`「${DELETED_WORDS}」とあります`)
    expect(withoutQuotes('「あの病院は信用できません」はどういう意味ですか', [deleted])).toBe(`「${DELETED_WORDS}」はどういう意味ですか`)
    expect(withoutQuotes('確認してください', [deleted])).toBe('確認してください')
    // A word of two letters is everywhere.
    expect(withoutQuotes('検査の件です', ['検査'])).toBe('検査の件です')
    expect(withoutQuotes('検査', ['検査'])).toBe(DELETED_WORDS)
    expect(withoutQuotes('同じ', ['', '  '])).toBe('同じ')
  })
})
