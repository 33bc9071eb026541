import type { IncomingHttpHeaders } from 'node:http'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether another site makes a signed-in browser send this. Browsers say on every change where it comes from; programs
 * that send neither header hold no cookie that they weren't given.
 */
export const isForeignOrigin = (request: { method: string; headers: IncomingHttpHeaders; ownOrigin: string }): boolean => {
  if (READING.has(request.method)) return false
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') return true
  if (origin === undefined || origin === request.ownOrigin) return false
  try {
    const from = new URL(origin)
    // Over plain HTTP anybody on the way can answer in our host's name.
    return from.host !== host || (request.ownOrigin.startsWith('https:') && from.protocol !== 'https:')
  } catch {
    return true
  }
}
