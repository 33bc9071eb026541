import { lockSessionCall } from '@tasuki/domain/account/sign-in/session.contract'
import { useSyncExternalStore } from 'react'
import { request } from '../../platform/api-client'
import { ApiUnreachable } from '../../platform/api-problem'

/** Whether the screen is locked, and whether that was to hand it to somebody else. */
export type ScreenLock = { locked: boolean; switching: boolean }

const OPEN: ScreenLock = { locked: false, switching: false }
/** An answer that was under way when the screen was unlocked speaks of before. */
const LATE_ANSWERS_MS = 3000
const TRY_AGAIN_MS = 5000

let state = OPEN
let unlockedAt = Number.NEGATIVE_INFINITY
const listeners = new Set<() => void>()

const become = (next: ScreenLock): void => {
  state = next
  document.body.toggleAttribute('data-locked', next.locked)
  for (const listener of listeners) listener()
}

/** The server refuses this session's calls from now on; until it can be told, the screen alone is locked. */
const lockAtServer = async (): Promise<void> => {
  try {
    await request(lockSessionCall, {})
  } catch (error) {
    // Any other refusal says that nobody is signed in, or that it is locked already.
    if (error instanceof ApiUnreachable) setTimeout(() => state.locked && void lockAtServer(), TRY_AGAIN_MS)
  }
}

export const lockScreen = ({ switching = false }: { switching?: boolean } = {}): void => {
  become({ locked: true, switching })
  void lockAtServer()
}

/** Another window has locked it: a call was told so. */
export const followLock = (): void => {
  if (!state.locked && performance.now() - unlockedAt > LATE_ANSWERS_MS) become({ locked: true, switching: false })
}

export const openScreen = (): void => {
  unlockedAt = performance.now()
  become(OPEN)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useScreenLock = (): ScreenLock => useSyncExternalStore(subscribe, () => state)
