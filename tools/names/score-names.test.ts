import { describe, expect, it } from 'vitest'
import { scoreNames, type GoldText, type Span } from './score-names'

const gold: GoldText = { id: 'a', text: '山田 花子様は田中医師へ。長嶋選手の話をする。', spans: [[0, 5]], staff: [[7, 9]], ignore: [[13, 15]] }
const scored = (...spans: Span[]) => scoreNames([gold], () => spans)

describe('figures of a detector', () => {
  it('count a name as covered when every character of it is, blanks aside', () => {
    expect(scored([0, 2], [3, 5])).toMatchObject({ names: 1, coveredRecall: 1, exactRecall: 0, touchPrecision: 1 })
    expect(scored([0, 2])).toMatchObject({ coveredRecall: 0, touchedRecall: 1 })
  })
  it('count staff apart, and celebrities not at all', () => {
    expect(scored([0, 5], [7, 9], [13, 15])).toMatchObject({ exactRecall: 1, exactPrecision: 1, staff: 1, staffAlarmed: 1, falsePer1000: 0 })
  })
  it('count what touches no name as a false alarm of so many characters', () => {
    const { touchPrecision, falsePer1000 } = scored([0, 5], [18, 19])
    expect(touchPrecision).toBe(0.5)
    expect(falsePer1000).toBeCloseTo(1000 / Array.from(gold.text).length)
  })
})
