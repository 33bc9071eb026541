/** Offsets in Unicode code points, end exclusive. */
export type Span = readonly [start: number, end: number]

export type GoldText = { id: string; text: string; spans: Span[]; staff?: Span[]; ignore?: Span[]; tags?: string[] }

export type NameScore = {
  names: number
  /** Shares of 1. */
  exactRecall: number
  coveredRecall: number
  touchedRecall: number
  exactPrecision: number
  touchPrecision: number
  falsePer1000: number
  staff: number
  staffAlarmed: number
}

const overlaps = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1]
const share = (part: number, of: number): number => (of === 0 ? Number.NaN : part / of)
const SKIPPED = /[\s・=＝･]/u

type Tally = Record<'names' | 'exact' | 'covered' | 'touched' | 'found' | 'foundExact' | 'foundTouching' | 'wrong' | 'characters' | 'staff' | 'staffAlarmed', number>

const tallyText = (tally: Tally, gold: GoldText, found: readonly Span[]): void => {
  const signs = Array.from(gold.text)
  const covered = new Set(found.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i)))
  tally.characters += signs.length
  for (const span of gold.spans) {
    const needed = Array.from({ length: span[1] - span[0] }, (_, i) => span[0] + i).filter((i) => !SKIPPED.test(signs[i] ?? ''))
    const hit = needed.filter((i) => covered.has(i)).length
    tally.names += 1
    tally.exact += found.some((one) => one[0] === span[0] && one[1] === span[1]) ? 1 : 0
    tally.covered += hit === needed.length ? 1 : 0
    tally.touched += hit > 0 ? 1 : 0
  }
  const [staff, ignore] = [gold.staff ?? [], gold.ignore ?? []]
  tally.staff += staff.length
  tally.staffAlarmed += staff.filter((one) => found.some((span) => overlaps(one, span))).length
  for (const span of found) {
    const hit = gold.spans.some((one) => overlaps(one, span))
    if (!hit && [...staff, ...ignore].some((one) => overlaps(one, span))) continue
    tally.found += 1
    tally.foundExact += gold.spans.some((one) => one[0] === span[0] && one[1] === span[1]) ? 1 : 0
    tally.foundTouching += hit ? 1 : 0
    tally.wrong += hit ? 0 : 1
  }
}

export const scoreNames = (texts: readonly GoldText[], foundIn: (text: GoldText) => readonly Span[]): NameScore => {
  const tally: Tally = { names: 0, exact: 0, covered: 0, touched: 0, found: 0, foundExact: 0, foundTouching: 0, wrong: 0, characters: 0, staff: 0, staffAlarmed: 0 }
  for (const gold of texts) tallyText(tally, gold, foundIn(gold))
  return {
    names: tally.names,
    exactRecall: share(tally.exact, tally.names),
    coveredRecall: share(tally.covered, tally.names),
    touchedRecall: share(tally.touched, tally.names),
    exactPrecision: share(tally.foundExact, tally.found),
    touchPrecision: share(tally.foundTouching, tally.found),
    falsePer1000: 1000 * share(tally.wrong, tally.characters),
    staff: tally.staff,
    staffAlarmed: share(tally.staffAlarmed, tally.staff),
  }
}
