/** The first and the last byte, both included. */
export type ByteRange = { start: number; end: number }

/**
 * What a Range header asks of so many bytes (RFC 9110, 14.2). Undefined: send all of it, as for no header, a unit or a
 * form we don't know, and several ranges at once: nobody we serve asks so, and many small ones are an attack.
 */
export const readRange = (header: string | undefined, length: number): ByteRange | 'unsatisfiable' | undefined => {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (!match) return undefined
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return undefined
  if (first === '') {
    const count = Math.min(Number(last), length)
    return count === 0 ? 'unsatisfiable' : { start: length - count, end: length - 1 }
  }
  const start = Number(first)
  const end = last === '' ? length - 1 : Math.min(Number(last), length - 1)
  if (last !== '' && Number(last) < start) return undefined
  return start >= length ? 'unsatisfiable' : { start, end }
}
