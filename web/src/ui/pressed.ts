import { useEffect, useState } from 'react'

/** After that a choice that didn't come to stand was refused. */
const REFUSED_AFTER_MS = 2_000

/**
 * What is chosen, as it is to be shown: a choice at once, even where its value lives in the address and follows a moment
 * later; until then the browser would put the old one back.
 */
export const usePressed = <V>(value: V): { shown: V; press: (next: V) => void } => {
  const [pressed, setPressed] = useState<{ next: V; over: V }>()
  if (pressed !== undefined && pressed.over !== value) setPressed(undefined)
  useEffect(() => {
    if (pressed === undefined) return undefined
    const timer = setTimeout(() => setPressed(undefined), REFUSED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [pressed])
  return { shown: pressed !== undefined && pressed.over === value ? pressed.next : value, press: (next) => setPressed({ next, over: value }) }
}
