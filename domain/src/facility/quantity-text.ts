/** Units that are scales: their name stands before the score. */
const SCALES: ReadonlySet<string> = new Set(['DESIGN-R'])

export const isScale = (unit: string): boolean => SCALES.has(unit)

/** A quantity of a care need: 5回/日, and DESIGN-R 4. `gap` stands between a number and its unit. */
export const quantityText = (quantity: number, unit: string, gap = ''): string => (isScale(unit) ? `${unit} ${quantity}` : unit === '' ? String(quantity) : `${quantity}${gap}${unit}`)
