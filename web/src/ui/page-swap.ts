import { useEffect, useRef } from 'react'

/**
 * Another step stands on the page without a move to another one, and what was pressed is gone with the last: the keyboard
 * and the screen reader begin at the heading. Undefined: nothing stands there yet.
 */
export const usePageSwap = (step: string | undefined): void => {
  const before = useRef(step)
  useEffect(() => {
    const last = before.current
    before.current = step
    const heading = document.querySelector('main h1')
    if (last === undefined || last === step || document.activeElement !== document.body || !(heading instanceof HTMLElement)) return
    heading.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [step])
}
