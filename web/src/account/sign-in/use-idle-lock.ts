import { getSessionPolicyCall } from '@tasuki/domain/account/sign-in/session.contract'
import { IDLE_MINUTES_RANGE } from '@tasuki/domain/account/sign-in/session.rules'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { callQuery } from '../../platform/server-state'
import { lockScreen } from './lock-state'

export const sessionPolicyQuery = callQuery(['account', 'getSessionPolicy'], getSessionPolicyCall, {})

const USES = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
const LOOK_EVERY_MS = 5000
const MINUTE_MS = 60_000
/** Several windows of one browser are one screen: use of any of them counts. */
const LAST_USE = 'tasuki.last-use'

const readLastUse = (): number => {
  try {
    return Number(localStorage.getItem(LAST_USE) ?? 0)
  } catch {
    return 0
  }
}

const writeLastUse = (at: number): void => {
  try {
    localStorage.setItem(LAST_USE, String(at))
  } catch {
    // Then each window counts for itself.
  }
}

/** Nobody has touched the page for the prefecture's idle time, or the PC slept for longer: it is locked (要綱22条). */
export const useIdleLock = (watching: boolean): void => {
  const { data } = useQuery({ ...sessionPolicyQuery, enabled: watching, staleTime: 10 * MINUTE_MS })
  const idleMs = (data?.idleMinutes ?? IDLE_MINUTES_RANGE.usual) * MINUTE_MS
  useEffect(() => {
    if (!watching) return undefined
    let lastUse = Date.now()
    let written = 0
    const use = () => {
      lastUse = Date.now()
      if (lastUse - written < LOOK_EVERY_MS) return
      written = lastUse
      writeLastUse(lastUse)
    }
    const look = () => {
      if (Date.now() - Math.max(lastUse, readLastUse()) >= idleMs) lockScreen()
    }
    for (const name of USES) window.addEventListener(name, use, { passive: true, capture: true })
    document.addEventListener('visibilitychange', look)
    const looking = setInterval(look, LOOK_EVERY_MS)
    return () => {
      for (const name of USES) window.removeEventListener(name, use, { capture: true })
      document.removeEventListener('visibilitychange', look)
      clearInterval(looking)
    }
  }, [watching, idleMs])
}
