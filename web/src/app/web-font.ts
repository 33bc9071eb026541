import type { QueryClient } from '@tanstack/react-query'
import { untilSettled } from './settled'

/** As the package of the font names it. */
const FAMILY = 'Noto Sans JP Variable'
const WEIGHTS = [400, 700]

/** What the pages say so far, each character once: it decides which of the font's 120 parts are needed. */
const charactersShown = (): string => [...new Set(`${document.body.innerText}${document.title}`)].join('')

/** Two cores: a PC of which each layout in a font of a hundred parts takes three times as long. */
const FEW_CORES = 2

/** A phone's own font is as good (Hiragino, Noto) and is on it already; so is the taste of who saves data. */
const keepsOwnFont = (): boolean => {
  const { connection, hardwareConcurrency } = navigator as Navigator & { connection?: { saveData?: boolean } }
  return connection?.saveData === true || hardwareConcurrency <= FEW_CORES || window.matchMedia('(pointer: coarse)').matches
}

/**
 * The page begins in the machine's own Japanese font and takes up ours once, when all of it that the page needs is
 * there: a page that shows each of some forty files as it arrives is laid out forty times.
 */
export const takeUpWebFont = async (client: QueryClient): Promise<void> => {
  if (keepsOwnFont()) return
  await untilSettled(client)
  try {
    await import('@fontsource-variable/noto-sans-jp/wght.css')
    const shown = charactersShown()
    await Promise.all(WEIGHTS.map((weight) => document.fonts.load(`${weight} 16px '${FAMILY}'`, shown)))
    document.documentElement.dataset.webFont = ''
  } catch {
    // Without a network the machine's own font stays.
  }
}
