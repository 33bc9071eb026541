/**
 * What a person has typed, laid over what stands on the server: per field the value and what stood there when it was
 * changed. Whatever is read again in between shows through where nothing was typed, and nothing typed is lost.
 */
export type Overlay<T> = { readonly [K in keyof T]?: { readonly base: T[K]; readonly value: T[K] } }

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const keysOf = <T>(overlay: Overlay<T>): (keyof T)[] => Object.keys(overlay) as (keyof T)[]

/** Fields that a save would change. What somebody else has meanwhile set to the very same isn't one. */
export const changedKeys = <T>(standing: T, overlay: Overlay<T>): (keyof T)[] =>
  keysOf(overlay).filter((key) => overlay[key] !== undefined && !same(overlay[key].value, standing[key]))

/** Changed fields at which somebody else has put something new since. */
export const overtakenKeys = <T>(standing: T, overlay: Overlay<T>): (keyof T)[] =>
  changedKeys(standing, overlay).filter((key) => !same(overlay[key]?.base, standing[key]))

/** What the form shows. */
export const overlaid = <T>(standing: T, overlay: Overlay<T>): T => {
  const values = { ...standing }
  for (const key of keysOf(overlay)) {
    const change = overlay[key]
    if (change !== undefined) values[key] = change.value
  }
  return values
}

/** The overlay with one more field typed into. The first base is kept: it is what the person was looking at. */
export const withChange = <T, K extends keyof T>(overlay: Overlay<T>, standing: T, [key, value]: readonly [K, T[K]]): Overlay<T> => ({
  ...overlay,
  [key]: { base: overlay[key] === undefined ? standing[key] : overlay[key].base, value },
})

/** Several fields at once. */
export const withChanges = <T>(overlay: Overlay<T>, standing: T, next: Partial<T>): Overlay<T> => {
  const keys = Object.keys(next) as (keyof T)[]
  return keys.reduce((laid, key) => withChange(laid, standing, [key, next[key] as T[keyof T]]), overlay)
}

/** After a save: what was typed while it was under way stays, over what stands now. */
export const resettled = <T>(overlay: Overlay<T>, standing: T): Overlay<T> => {
  const left: Record<PropertyKey, unknown> = {}
  for (const key of changedKeys(standing, overlay)) left[key] = { base: standing[key], value: overlay[key]?.value }
  return left as Overlay<T>
}
