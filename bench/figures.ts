/** One line of the bench. `ratio`: how many times as good as the floor; `ok` where the goal is reached, null where there is none. */
export type Figure = { value: number; floor: number | null; ratio: number | null; goal: string | null; ok: boolean | null; unit: string }

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = Number.NaN] = [sorted[(sorted.length - 1) >> 1], sorted[middle]]
  return (low + high) / 2
}

export const quantile = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

const rounded = (value: number): number => Number(value.toPrecision(4))

/** Two things measured in turns: the ratio is the median of the turns' ratios, for a machine's mood passes over both. */
export const compare = (of: { values: readonly number[]; floors: readonly number[]; unit: string; better: 'more' | 'less'; goal: number | null }): Figure => {
  const ratio = rounded(median(of.values.map((value, at) => value / (of.floors[at] ?? Number.NaN))))
  const sign = of.better === 'more' ? '≥' : '≤'
  return {
    value: rounded(median(of.values)),
    floor: rounded(median(of.floors)),
    ratio,
    goal: of.goal === null ? null : `${sign} ${of.goal} × floor`,
    ok: of.goal === null ? null : of.better === 'more' ? ratio >= of.goal : ratio <= of.goal,
    unit: of.unit,
  }
}

export const atMost = (value: number, goal: number, unit: string): Figure => ({ value: rounded(value), floor: null, ratio: null, goal: `< ${goal} ${unit}`, ok: value < goal, unit })

const verdictOf = ({ ok }: Figure): string => (ok === null ? '' : ok ? 'ok' : 'MISSED')

export const figureTable = (figures: Readonly<Record<string, Figure>>): string => {
  const head = ['', 'value', 'floor', 'ratio', 'unit', 'goal', '']
  const rows = Object.entries(figures).map(([name, figure]) => [name, String(figure.value), String(figure.floor ?? '–'), String(figure.ratio ?? '–'), figure.unit, figure.goal ?? '–', verdictOf(figure)])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)))
  return [head, ...rows].map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd()).join('\n')
}
