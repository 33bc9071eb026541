import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { evaluateNames } from './evaluate-names'
import { readDetector } from './read-assets'

const root = path.resolve(import.meta.dirname, '../..')
const detect = readDetector(path.join(root, 'domain/assets'))
const shared = path.resolve(root, '../shared/data/nameguard')
/** The build compresses harder. */
const QUICK = 6
const present = existsSync(path.join(shared, 'dev.jsonl'))

describe('texts of hands that neither trained nor tuned the detector', () => {
  const { alarmed, blocked } = evaluateNames(path.join(root, 'tools/names/texts/test'), detect)
  it('have their names covered, at few false alarms', () => {
    expect(alarmed.coveredRecall).toBeGreaterThanOrEqual(0.93)
    expect(alarmed.touchPrecision).toBeGreaterThanOrEqual(0.82)
  })
  it('may name their colleagues', () => {
    expect(alarmed.staffAlarmed).toBeLessThanOrEqual(0.2)
    expect(blocked.staffAlarmed).toBeLessThanOrEqual(0.12)
  })
  it('are stopped where it is sure', () => {
    expect(blocked.coveredRecall).toBeGreaterThanOrEqual(0.8)
    expect(blocked.touchPrecision).toBeGreaterThanOrEqual(0.93)
  })
})

describe('what makes a name hard to see: half-width kana, spaces, radicals, old forms, unseen signs, line ends, addresses and file names', () => {
  const { alarmed } = evaluateNames(path.join(root, 'tools/names/texts/adversarial'), detect)
  it('hides few names', () => {
    expect(alarmed.names).toBeGreaterThan(120)
    expect(alarmed.coveredRecall).toBeGreaterThanOrEqual(0.92)
    expect(alarmed.touchPrecision).toBeGreaterThanOrEqual(0.87)
  })
})

it('fits into 1.3 MB on its way to the browser', () => {
  const size = ['names.dictionary.bin', 'names.model.bin'].reduce((sum, name) => sum + brotliCompressSync(readFileSync(path.join(root, 'domain/assets', name)), { params: { [constants.BROTLI_PARAM_QUALITY]: QUICK } }).length, 0)
  expect(size).toBeLessThanOrEqual(1_300_000)
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
