import type { Page } from 'playwright-core'

export type Spoken = 'ja' | 'en'

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
/** An English word of a sentence; abbreviations and names of keys and products aren't. */
const ENGLISH = /(?<![\p{L}\d])[a-z]{4,}(?![\p{L}\d])/u
/** What programs call it is nobody's word: shown as it is, it is a fault. */
const CODE = /^[a-z]+(?:[._][a-z0-9]+)*$/
const SAME_IN_BOTH = /Tasuki|English|\bkm\b|\bcm\b|\bkg\b|Barthel Index/g

/** What the server says in its data, written by people or by the ministry. What has an English label of its own is no excuse, nor is a unit. */
const gatherData = (value: unknown, into: Set<string>): void => {
  if (typeof value === 'string') {
    for (const line of value.split('\n')) if (line.trim() !== '' && !CODE.test(line.trim())) into.add(line.trim())
  } else if (Array.isArray(value)) {
    for (const one of value) gatherData(one, into)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) if (!(key === 'label' && 'labelEn' in value) && key !== 'quantityUnit') gatherData(part, into)
  }
}

export type Heard = { data: Set<string>; all(): Promise<unknown> }

/** From now on. */
export const watchData = (page: Page): Heard => {
  const data = new Set<string>()
  const reading: Promise<void>[] = []
  page.on('response', (response) => {
    if (response.url().includes('/api/') && response.headers()['content-type']?.includes('json') === true) {
      reading.push(response.json().then((body) => gatherData(body, data), () => undefined))
    }
  })
  return { data, all: () => Promise.all(reading) }
}

/** Everything the page says, seen or read aloud, except what it marks as the other language. */
const saidOn = (page: Page, spoken: Spoken): Promise<string[]> =>
  page.evaluate((language) => {
    const other = `[lang]:not([lang="${language}"]):not(html), [translate="no"], script, style, noscript, [aria-hidden="true"] textarea, body > textarea`
    const said: string[] = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (node.parentElement?.closest(other) === null) said.push(node.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [data-label]')) {
      if (element.closest(other) !== null) continue
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-label']) said.push(element.getAttribute(name) ?? '')
    }
    return said.map((text) => text.trim()).filter((text) => text !== '')
  }, spoken)

/** What the page says in the other language without it being data. */
export const strayWords = async (page: Page, { data, all }: Heard, spoken: Spoken): Promise<string[]> => {
  await all()
  const known = [...data].sort((a, b) => b.length - a.length)
  const stray = spoken === 'en' ? JAPANESE : ENGLISH
  const found = (await saidOn(page, spoken)).flatMap((text) => {
    if (!stray.test(text) || text === 'autosize measurement') return []
    let rest = text
    for (const one of known) {
      if (!stray.test(rest)) return []
      rest = rest.replaceAll(one, '')
    }
    rest = rest.replaceAll(/https?:\S+/g, '').replaceAll(SAME_IN_BOTH, '')
    // A line of data may be shown in pieces, around a name or a link.
    const pieces = rest.split('\n').filter((piece) => stray.test(piece) && !known.some((one) => one.includes(piece.trim())))
    return pieces.length > 0 ? [pieces.join(' ')] : []
  })
  return [...new Set(found)]
}
