/** A figure below this, other than none at all, may point at a person (要綱26条: figures for policy name nobody). */
export const SMALLEST_SHOWN = 5

const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_SHOWN

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/**
 * Counts that add up to a total that is told beside them; null is not told. First every small one goes. What is left out
 * can then be reckoned as the total less what is told, so others go too, the least first, until each of those left out
 * could as well be `SMALLEST_SHOWN` or more, even for somebody who takes it that none of them is nought. Where that can't
 * be had, nothing of the row is told.
 */
export const suppressSmall = (counts: readonly number[]): (number | null)[] => {
  const hidden = new Set(counts.flatMap((count, index) => (isSmall(count) ? [index] : [])))
  if (hidden.size === 0) return [...counts]
  const isSafe = (): boolean => hidden.size > 1 && sumOf(counts.filter((_, index) => hidden.has(index))) - (hidden.size - 1) >= SMALLEST_SHOWN
  const others = counts.flatMap((count, index) => (count >= SMALLEST_SHOWN ? [{ count, index }] : [])).sort((a, b) => a.count - b.count || a.index - b.index)
  for (const { index } of others) {
    if (isSafe()) break
    hidden.add(index)
  }
  return isSafe() ? counts.map((count, index) => (hidden.has(index) ? null : count)) : counts.map(() => null)
}

/** The total itself: told when it points at nobody. Where it isn't, nothing under it is. */
export const shownTotal = (total: number): number | null => (isSmall(total) ? null : total)
