import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createNameDetector, type FoundNames } from '@tasuki/domain/names/detect-names'
import { codePoints } from './gold'
import type { Span } from './score-names'

export type PointedNames = Record<'block' | 'ask' | 'staff' | 'other', Span[]>

/** The detector of the assets in a folder, with its answers in code points. */
export const readDetector = (assets: string): ((text: string) => PointedNames) => {
  const detect = createNameDetector({ dictionary: readFileSync(path.join(assets, 'names.dictionary.bin')), model: readFileSync(path.join(assets, 'names.model.bin')) })
  return (text) => {
    const point = codePoints(text)
    const found: FoundNames = detect(text)
    const spans = (places: readonly { start: number; end: number }[]): Span[] => places.map(({ start, end }) => [point(start), point(end)])
    return { block: spans(found.block), ask: spans(found.ask), staff: spans(found.staff), other: spans(found.other) }
  }
}
