import { useSyncExternalStore } from 'react'

/** Wards' shared machines run minutes off, so ages are reckoned on the server's clock, learnt from its answers. */
let offset = 0

const TOLERATED = 2_000

export const noteServerDate = (header: string | null) => {
  const at = header === null ? Number.NaN : Date.parse(header)
  if (Number.isNaN(at)) return
  const measured = at - Date.now()
  if (Math.abs(measured - offset) > TOLERATED) offset = measured
}

const STEP = 15_000
let current = new Date()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

const tick = () => {
  current = new Date(Date.now() + offset)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  if (listeners.size === 0) {
    current = new Date(Date.now() + offset)
    timer = setInterval(tick, STEP)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

/** One clock for the whole page: every age and every remaining time steps together. */
export const useNow = (): Date => useSyncExternalStore(subscribe, () => current)
