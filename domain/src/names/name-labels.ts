/**
 * Labels of a character: outside, or first, inside, last, only character of a private person's name (1–4) or of a
 * colleague's (5–8).
 */
const OUTSIDE = 0
export const PRIVATE = 1
export const STAFF = 5
export const LABELS = 9

const FIRST = 0
const INSIDE = 1
const LAST = 2
const ONLY = 3

/** What stands before label `b` in a text may be `a`? Names don't nest, and end where another begins. */
const mayFollow = (a: number, b: number): boolean => {
  const open = a !== OUTSIDE && ((a - 1) % 4 === FIRST || (a - 1) % 4 === INSIDE)
  if (!open) return b === OUTSIDE || (b - 1) % 4 === FIRST || (b - 1) % 4 === ONLY
  const base = a < STAFF ? PRIVATE : STAFF
  return b === base + INSIDE || b === base + LAST
}

export const BEFORE: readonly (readonly number[])[] = Array.from({ length: LABELS }, (_, b) => Array.from({ length: LABELS }, (__, a) => a).filter((a) => mayFollow(a, b)))
export const AFTER: readonly (readonly number[])[] = Array.from({ length: LABELS }, (_, a) => Array.from({ length: LABELS }, (__, b) => b).filter((b) => mayFollow(a, b)))
export const MAY_BEGIN: readonly boolean[] = Array.from({ length: LABELS }, (_, b) => b === OUTSIDE || (b - 1) % 4 === FIRST || (b - 1) % 4 === ONLY)
export const MAY_END: readonly boolean[] = Array.from({ length: LABELS }, (_, b) => b === OUTSIDE || (b - 1) % 4 === LAST || (b - 1) % 4 === ONLY)

/** Labels of a name of `length` characters. */
export const labelsOfName = (base: typeof PRIVATE | typeof STAFF, length: number): number[] =>
  length === 1 ? [base + ONLY] : Array.from({ length }, (_, i) => base + (i === 0 ? FIRST : i === length - 1 ? LAST : INSIDE))

export type LabelledSpan = { start: number; end: number; base: typeof PRIVATE | typeof STAFF }

export const spansOfLabels = (labels: Uint8Array): LabelledSpan[] => {
  const spans: LabelledSpan[] = []
  let start = -1
  for (const [i, label] of labels.entries()) {
    if (label === OUTSIDE) continue
    const base = label < STAFF ? PRIVATE : STAFF
    const part = label - base
    if (part === FIRST || part === ONLY) start = i
    if (part === LAST || part === ONLY) spans.push({ start, end: i + 1, base })
  }
  return spans
}
