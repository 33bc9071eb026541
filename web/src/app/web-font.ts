import type { QueryClient } from '@tanstack/react-query'
import { untilSettled } from './settled'

/** As the package of the font names it. */
const FAMILY = 'Noto Sans JP Variable'
const WEIGHTS = [400, 700]

/** What the pages say so far, each character once: it decides which of the font's 120 parts are needed. */
const charactersShown = (): string => [...new Set(`${document.body.innerText}${document.title}`)].join('')

/**
 * The page begins in the machine's own Japanese font and takes up ours once, when all of it that the page needs is
 * there. A page that shows each of some forty files as it arrives is laid out forty times, which an old PC feels at
 * every press. What is on disk from the last time is there at once; who has asked to save data keeps their own font.
 */
export const takeUpWebFont = async (client: QueryClient): Promise<void> => {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  if (connection?.saveData === true) return
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
