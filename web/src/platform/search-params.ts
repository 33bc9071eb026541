/** Reads one value of the address bar; undefined drops it. An address is typed by people too, so nothing here throws. */
type Reader<T> = (value: unknown) => T | undefined

export const asText =
  (limit = 200): Reader<string> =>
  (value) => {
    const text = typeof value === 'number' ? String(value) : value
    return typeof text === 'string' && text !== '' && text.length <= limit ? text : undefined
  }

export const asOneOf =
  <const V extends string>(allowed: readonly V[]): Reader<V> =>
  (value) =>
    allowed.find((one) => one === value)

export const asWhole =
  (most = 1_000_000): Reader<number> =>
  (value) => {
    const number = typeof value === 'string' && value !== '' ? Number(value) : value
    return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= most ? number : undefined
  }

export const asFlag: Reader<true> = (value) => (value === true || value === 1 || value === '1' || value === 'true' ? true : undefined)

/** Several chosen values, e.g. `?area=["横須賀","湘南西部"]`. */
export const asListOf =
  (limit = 50): Reader<string[]> =>
  (value) => {
    const list = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string').slice(0, limit)
    return list.length > 0 ? list : undefined
  }

type Read<R> = { [K in keyof R]?: R[K] extends Reader<infer T> ? T : never }

/** `validateSearch: searchParams({ q: asText(), sort: asOneOf(['name', 'distance']), page: asWhole() })` */
export const searchParams =
  <R extends Record<string, Reader<unknown>>>(readers: R) =>
  (search: Record<string, unknown>): Read<R> => {
    // Undefined is said too: the router lays this over the raw address, where a value left out would come back unread.
    const read: Record<string, unknown> = {}
    for (const [name, reader] of Object.entries(readers)) read[name] = reader(search[name])
    return read as Read<R>
  }
