const STORED = 'tasuki.single-keys'

export const areShortcutsOn = (): boolean => {
  try {
    return localStorage.getItem(STORED) !== 'off'
  } catch {
    return true
  }
}

export const setShortcutsOn = (on: boolean): void => {
  try {
    if (on) localStorage.removeItem(STORED)
    else localStorage.setItem(STORED, 'off')
  } catch {
    // A browser that refuses storage keeps the keys on.
  }
}
