import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readConfig } from './config'
import { openTrialClock } from './trial-clock'

const folder = mkdtempSync(path.join(tmpdir(), 'tasuki-clock-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = path.join(folder, 'shift')
const DAY_MS = 86_400_000
const daysAhead = (clock: () => Date): number => Math.round((clock().getTime() - Date.now()) / DAY_MS)
const write = (text: string, second: number): void => {
  writeFileSync(file, text)
  utimesSync(file, second, second)
}

it('goes by the real clock, moved by what the file says now', () => {
  const clock = openTrialClock(file)
  expect(daysAhead(clock)).toBe(0)
  write(String(40 * DAY_MS), 1)
  expect(daysAhead(clock)).toBe(40)
  write(`${-3 * DAY_MS}\n`, 2)
  expect(daysAhead(clock)).toBe(-3)
  rmSync(file)
  expect(daysAhead(clock)).toBe(0)
})

it('says what is wrong with the file', () => {
  write('tomorrow', 3)
  expect(openTrialClock(file)).toThrow('whole number of milliseconds')
})

it('is there on a machine of one’s own only', () => {
  expect(readConfig({ TRIAL_CLOCK: file }).trialClock).toBe(file)
  for (const BASE_URL of ['https://tasuki.example', 'https://localhost', 'http://localhost.example', 'http://192.0.2.1:3000']) {
    expect(() => readConfig({ TRIAL_CLOCK: file, BASE_URL })).toThrow('TRIAL_CLOCK')
  }
})
