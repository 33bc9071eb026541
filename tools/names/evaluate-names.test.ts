import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { evaluateNames } from './evaluate-names'
import { readDetector } from './read-assets'

const root = path.resolve(import.meta.dirname, '../..')
const detect = readDetector(path.join(root, 'domain/assets'))
const shared = path.resolve(root, '../shared/data/nameguard')
const present = existsSync(path.join(shared, 'dev.jsonl'))

describe('texts of hands that neither trained nor tuned the detector', () => {
  const { alarmed, blocked } = evaluateNames(path.join(root, 'tools/names/texts/test'), detect)
  it('have their names covered, at few false alarms', () => {
    expect(alarmed.coveredRecall).toBeGreaterThanOrEqual(0.93)
    expect(alarmed.touchPrecision).toBeGreaterThanOrEqual(0.82)
  })
  it('may name their colleagues', () => {
    // The aim is 0.2 (docs/names.md).
    expect(alarmed.staffAlarmed).toBeLessThanOrEqual(0.24)
    expect(blocked.staffAlarmed).toBeLessThanOrEqual(0.12)
  })
  it('are stopped where it is sure', () => {
    expect(blocked.coveredRecall).toBeGreaterThanOrEqual(0.8)
    expect(blocked.touchPrecision).toBeGreaterThanOrEqual(0.93)
  })
})

it.runIf(process.env.CI === 'true')('the texts of the first trial are there', () => expect(present).toBe(true))

describe.skipIf(!present)(`texts of the first trial${present ? '' : ` (skipped: they are not in ${shared})`}`, () => {
  it('have 97 of 100 names covered', () => {
    const { alarmed } = evaluateNames(path.join(shared, 'dev.jsonl'), detect)
    expect(alarmed.coveredRecall).toBeGreaterThanOrEqual(0.97)
    expect(alarmed.touchPrecision).toBeGreaterThanOrEqual(0.87)
    expect(alarmed.staffAlarmed).toBeLessThanOrEqual(0.04)
  })
  it.each(['medical_casereports_train_ccby4.jsonl', 'medical_radiology_train_ccby4.jsonl'])('medical text without names is stopped hardly ever: %s', (file) => {
    expect(evaluateNames(path.join(shared, file), detect).blocked.falsePer1000).toBeLessThanOrEqual(0.15)
  })
})
