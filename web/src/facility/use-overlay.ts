import { useCallback, useMemo, useState } from 'react'
import { changedKeys, overlaid, overtakenKeys, resettled, withChange, type Overlay } from './overlay'

/** A form over what stands on the server: reading it again never takes away what was typed. */
export const useOverlay = <T extends object>(standing: T) => {
  const [overlay, setOverlay] = useState<Overlay<T>>({})
  const set = useCallback(<K extends keyof T>(key: K, value: T[K]) => setOverlay((before) => withChange(before, standing, [key, value])), [standing])
  const settle = useCallback((saved: T) => setOverlay((before) => resettled(before, saved)), [])
  const discard = useCallback(() => setOverlay({}), [])
  return useMemo(
    () => ({ values: overlaid(standing, overlay), changed: changedKeys(standing, overlay), overtaken: overtakenKeys(standing, overlay), set, settle, discard }),
    [standing, overlay, set, settle, discard],
  )
}
