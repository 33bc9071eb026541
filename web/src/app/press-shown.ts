import type { AnyRouter } from '@tanstack/react-router'

/** In a window in the background nothing is painted. */
const AT_MOST_MS = 100
const MARK = 'data-going'

let pressing = false

const untilPainted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, AT_MOST_MS)
  })

/** For the way to a page: what a press leads to is drawn after the press is on the screen; all other ways lead there at once. */
export const untilPressShown = (): Promise<void> | undefined => (pressing ? untilPainted() : undefined)

/** The link or tab that was pressed says so until its page is there: an old PC draws a page in a quarter of a second. */
export const showPresses = (router: AnyRouter): void => {
  let pressed: Element | null | undefined
  const letGo = () => pressed?.removeAttribute(MARK)
  // Only within the task of the press itself: an act that leads on when it is done has waited already.
  document.addEventListener(
    'click',
    (event) => {
      pressing = true
      setTimeout(() => (pressing = false))
      letGo()
      pressed = event.target instanceof Element ? event.target.closest('a, [role="tab"]') : null
    },
    { capture: true },
  )
  router.subscribe('onBeforeNavigate', () => void (pressing && pressed?.setAttribute(MARK, '')))
  router.subscribe('onResolved', letGo)
}
