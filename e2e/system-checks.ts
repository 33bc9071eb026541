import type { Page } from 'playwright-core'

/**
 * Each choice that is made looks other than it would if it weren't. Under the system's colours only these are left of a
 * look: frames, outlines, the weight and line of letters, signs, and what is painted in colours of the system.
 */
export const indistinctChoices = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const CHOSEN = '[aria-pressed="true"], [aria-selected="true"], [aria-current]:not([aria-current="false"]), input:checked'
    const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true }) && element.closest('[hidden], [inert]') === null
    const LOOK = ['backgroundColor', 'color', 'fontWeight', 'textDecorationLine', 'outlineStyle', 'outlineWidth', 'borderTopWidth', 'borderBottomWidth', 'borderLeftWidth', 'borderTopStyle', 'borderBottomStyle', 'borderLeftStyle', 'borderTopColor', 'borderBottomColor', 'borderLeftColor', 'opacity', 'display', 'content', 'transform', 'width'] as const
    const lookOf = (element: Element, pseudo?: string): string => {
      const style = getComputedStyle(element, pseudo)
      if (pseudo !== undefined && style.content === 'none') return 'none'
      return LOOK.filter((name) => name !== 'width' || pseudo !== undefined).map((name) => style[name]).join('|')
    }
    /** A choice in a label is seen by what stands beside it. */
    const partsOf = (element: Element): Element[] => {
      const whole = element.matches('input') ? (element.closest('label') ?? element.closest('[class*="-body"], [class*="-inner"]') ?? element.parentElement ?? element) : (element.closest('[data-chosen]') ?? element)
      return [element, whole, ...[...whole.querySelectorAll('*')].slice(0, 12)]
    }
    const look = (element: Element): string => partsOf(element).map((part) => `${lookOf(part)}#${lookOf(part, '::before')}#${lookOf(part, '::after')}`).join('\n')
    /** The same without being chosen: what says so is taken away for a moment. */
    const unchosen = (element: Element): string => {
      if (element instanceof HTMLInputElement) {
        element.checked = false
        const seen = look(element)
        element.checked = true
        return seen
      }
      const marked = [element, element.closest('[data-chosen]')].filter((one) => one !== null)
      const kept = marked.map((one) => ['aria-pressed', 'aria-selected', 'aria-current', 'data-chosen', 'data-status', 'data-current'].flatMap((name) => (one.hasAttribute(name) ? [[name, one.getAttribute(name) ?? ''] as const] : [])))
      marked.forEach((one, at) => kept[at]?.forEach(([name]) => one.removeAttribute(name)))
      const seen = look(element)
      marked.forEach((one, at) => kept[at]?.forEach(([name, value]) => one.setAttribute(name, value)))
      return seen
    }
    const still = document.createElement('style')
    still.textContent = '* { transition: none !important }'
    document.head.append(still)
    const found = [...document.querySelectorAll<HTMLElement>(CHOSEN)]
      .filter((element) => isShown(element.closest('label') ?? element) && look(element) === unchosen(element))
      .map((element) => `looks as if not chosen: ${(element.closest('label') ?? element).outerHTML.slice(0, 160)}`)
    still.remove()
    return found
  })

/** What one writes, ticks or presses has a frame of its own, unless it is words that read as a link. */
export const framelessFields = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.closest('[hidden], [inert], .visuallyHidden') === null && element.getBoundingClientRect().width > 2
    const hasFrame = (element: Element | null): boolean => {
      if (element === null) return false
      const style = getComputedStyle(element)
      return (['Top', 'Bottom'] as const).some((side) => style[`border${side}Style`] !== 'none' && style[`border${side}Width`] !== '0px')
    }
    const fields = [...document.querySelectorAll('main input:not([type="hidden"]):not([type="radio"]):not([type="checkbox"]), main textarea, main select')].filter(isShown)
    return fields
      .filter((field) => !hasFrame(field) && !hasFrame(field.parentElement) && !hasFrame(field.closest('[class*="wrapper"], [class*="Input-input"]')))
      .map((field) => `no frame: ${field.outerHTML.slice(0, 140)}`)
  })

/** What is under way longer than a blink, or would be when it is touched. */
export const movingParts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const BLINK_MS = 20
    const running = document.getAnimations().flatMap((animation) => {
      const { duration } = animation.effect?.getComputedTiming() ?? {}
      return typeof duration === 'number' && duration > BLINK_MS ? [`moves for ${duration} ms: ${(animation.effect as KeyframeEffect | null)?.target?.outerHTML.slice(0, 100) ?? '?'}`] : []
    })
    const glides = [document.documentElement, ...document.querySelectorAll('main, main *')].filter((element) => getComputedStyle(element).scrollBehavior === 'smooth').map((element) => `glides: ${element.outerHTML.slice(0, 80)}`)
    return [...running, ...glides]
  })
