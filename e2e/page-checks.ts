import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const HIGH_ENOUGH = 5000

type Look = (page: Page) => Promise<string[]>

/** All of these in a window so high that nothing is scrolled half away: what is cut off by an edge would count as too small. */
export const inHighWindow =
  (...looks: readonly Look[]): Look =>
  async (page) => {
    const size = page.viewportSize() ?? { width: 1280, height: 800 }
    await page.setViewportSize({ width: size.width, height: HIGH_ENOUGH })
    const found: string[] = []
    for (const look of looks) found.push(...(await look(page)))
    await page.setViewportSize(size)
    return found
  }

const violationsOf = async (page: Page, rules: { except: readonly string[] }): Promise<string[]> => {
  // No page has a frame of another origin: without the look for them a page takes half as long.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).withTags(RULES).disableRules([...rules.except])
  return (await axe.analyze()).violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

/** What axe finds, one line each: rule and element. */
export const axeViolations: Look = inHighWindow((page) => violationsOf(page, { except: [] }))

/** The same without the contrast of colours, which are no others on a phone and half of the work. */
export const axeViolationsButColours: Look = (page) => violationsOf(page, { except: ['color-contrast'] })

/** The page at another width: how far it would have to be scrolled sideways (WCAG 1.4.10). */
export const sidewaysAt = async (page: Page, width: number): Promise<string[]> => {
  const size = page.viewportSize() ?? { width: 1280, height: 800 }
  await page.setViewportSize({ width, height: size.height })
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await page.setViewportSize(size)
  return tooWide > 0 ? [`${tooWide} px too wide at ${width} px`] : []
}

/** Wider lines, letters and words (WCAG 1.4.12): nothing is cut off that has no other way to be read. */
export const cutOffBySpacing = async (page: Page): Promise<string[]> => {
  const style = await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }' })
  const found = await page.evaluate(() => {
    const hasText = (element: Element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '')
    const cut = [...document.querySelectorAll<HTMLElement>('main *, header *, nav *')].filter((element) => {
      const { overflowX, overflowY, textOverflow, webkitLineClamp, position, display } = getComputedStyle(element)
      if (!hasText(element) || display === 'none' || element.closest('.visuallyHidden, [hidden], svg, select, textarea') !== null || position === 'absolute') return false
      // Shortened on purpose: the full text is in its title, or where its row leads.
      if ((textOverflow === 'ellipsis' || webkitLineClamp !== 'none') && (element.title !== '' || element.closest('a, tr:has([data-row-link]), [aria-label]') !== null)) return false
      return (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 2) || (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 4)
    })
    return cut.map((element) => `cut off: ${element.outerHTML.slice(0, 120)}`)
  })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await style.evaluate((element) => (element as Element).remove())
  return wide > 0 ? [...found, `${wide} px too wide with wider letters`] : found
}

/** Everything one can press with a finger takes 44 px in both directions, as the finger meets it; words inside a sentence don't have to. */
export const smallTargets: Look = (page) =>
  page.evaluate(() => {
    const REACH = 21
    const PRESSED = 'a[href], button, select, textarea, input, summary, [role="tab"], [role="button"], [role="option"]'
    const isShown = (element: Element) => {
      const box = element.getBoundingClientRect()
      return box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true }) && element.closest('.visuallyHidden, [hidden], [inert]') === null && !isClipped(element)
    }
    /** The way past the frame, and a table's head that is only read aloud. */
    const isClipped = (element: Element): boolean => getComputedStyle(element).clipPath.startsWith('inset(50%') || (element.parentElement !== null && isClipped(element.parentElement))
    const inSentence = (element: Element) => getComputedStyle(element).display === 'inline' && (element.parentElement?.textContent ?? '').trim() !== (element.textContent ?? '').trim()
    /** What is pressed instead: a choice by its label, a row or card by the link that covers it. */
    const places = (element: Element): Element[] => {
      const label = element.closest('label') ?? (element.id === '' ? null : document.querySelector(`label[for="${CSS.escape(element.id)}"]`))
      const cover = getComputedStyle(element, '::after')
      const covers = cover.position === 'absolute' && cover.content !== 'none' && element instanceof HTMLElement
      // A cell counts as offset parent although it isn't positioned.
      const row = covers ? (element.closest('tr') ?? element.offsetParent) : null
      const frame = element.matches('input, textarea, select') ? element.closest('[class*="Input-wrapper"]') : null
      return [element, ...[label, row, frame].filter((one) => one !== null)]
    }
    return [...document.querySelectorAll(PRESSED)]
      .filter((element) => !element.matches('[type="hidden"]') && !inSentence(element))
      .filter((element) => places(element).some(isShown))
      .flatMap((element) => {
        const reached = places(element)
        const box = (reached.filter(isShown).sort((a, b) => b.getBoundingClientRect().height - a.getBoundingClientRect().height)[0] ?? element).getBoundingClientRect()
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
        const hits = (left: number, top: number) => {
          const met = document.elementFromPoint(left, top)
          return met !== null && reached.some((one) => one.contains(met))
        }
        const tall = box.height >= 43.5 || (hits(x, y - REACH) && hits(x, y + REACH))
        const wide = box.width >= 43.5 || (hits(x - REACH, y) && hits(x + REACH, y))
        return tall && wide ? [] : [`${Math.round(box.width)}×${Math.round(box.height)} px: ${element.outerHTML.slice(0, 140)}`]
      })
  })

/** The keyboard stands before everything, as in a page that has just come. */
const startOver = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const mark = document.createElement('span')
    mark.tabIndex = -1
    document.body.prepend(mark)
    mark.focus()
    mark.remove()
  })

/** The first Tab leads past the frame to the content. */
export const skipFaults = async (page: Page): Promise<string[]> => {
  await startOver(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const at = await page.evaluate(() => document.activeElement?.id)
  return at === 'content' ? [] : [`the first Tab leads to ${String(at)}`]
}

const TABS_AT_ONCE = 40
const MOST_TABS = 1200

/** Runs in the page: looks at each stop of the keyboard as it gets the focus. */
const watchStops = (): void => {
  const watched = { faults: [] as string[], round: false }
  Object.assign(window, { watched })
  const seen = new Set<Element>()
  const ringColour = (element: Element): string => {
    const probe = document.createElementNS('http://www.w3.org/2000/svg', 'circle')
    probe.style.stroke = 'var(--focus-inner)'
    element.append(probe)
    const { stroke } = getComputedStyle(probe)
    probe.remove()
    return stroke
  }
  const ringOf = (element: Element): boolean => {
    const after = getComputedStyle(element, '::after')
    if (after.outlineStyle !== 'none' && after.outlineWidth !== '0px') return true
    // In a drawing the ring is drawn around the sign itself.
    if (element instanceof SVGElement && [...element.querySelectorAll('*')].some((one) => getComputedStyle(one).stroke === ringColour(element))) return true
    const near = [element, element.nextElementSibling, element.closest('label')?.querySelector('span'), element.closest('[class*="Input-wrapper"]')?.querySelector('[class*="Input-input"]')]
    return near.some((one) => {
      if (one === null || one === undefined) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    })
  }
  const isUnderFrame = (element: Element): boolean => {
    if (element.closest('header, nav') !== null) return false
    const box = element.getBoundingClientRect()
    if (box.width <= 2) return false
    const inside = (value: number, most: number) => Math.min(Math.max(value, 0), most - 1)
    const met = document.elementFromPoint(inside(box.x + box.width / 2, innerWidth), inside(box.y + Math.min(box.height, innerHeight) / 2, innerHeight))
    return met !== null && !element.contains(met) && !met.contains(element) && met.closest('header, nav') !== null
  }
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    if (seen.has(target)) watched.round = true
    seen.add(target)
    const html = target.outerHTML.slice(0, 120)
    if (!ringOf(target)) watched.faults.push(`no ring: ${html}`)
    if (isUnderFrame(target)) watched.faults.push(`under the frame: ${html}`)
  })
  // The last stop hands the focus to the browser's own bars.
  document.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget === null && document.hasFocus() === false) watched.round = true
  })
}

/** Goes through the page by Tab alone: each stop shows its ring and isn't under the frame, and the last leads out again. */
export const keyboardFaults = async (page: Page): Promise<string[]> => {
  await startOver(page)
  await page.evaluate(watchStops)
  const watched = () => page.evaluate(() => (window as unknown as { watched: { faults: string[]; round: boolean } }).watched)
  for (let presses = 0; presses < MOST_TABS; presses += TABS_AT_ONCE) {
    // Sent without waiting for each: the browser takes them in order, in half the time.
    await Promise.all(Array.from({ length: TABS_AT_ONCE }, () => page.keyboard.press('Tab')))
    const { faults, round } = await watched()
    if (round) return [...new Set(faults)]
  }
  return [...new Set((await watched()).faults), `no way out by Tab after ${MOST_TABS} presses`]
}
