import type { FastifyInstance } from 'fastify'
import { Refused } from '../refused'

const MAX_DEPTH = 32

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** The deepest nesting of a JSON text, without parsing it. */
const jsonDepth = (text: string): number => {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    if (inString) {
      if (char === BACKSLASH) i++
      else if (char === QUOTE) inString = false
    } else if (char === QUOTE) inString = true
    else if (char === 0x7b || char === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (char === 0x7d || char === 0x5d) depth--
  }
  return deepest
}

/** Bodies are JSON and nothing else (a form of another site can't send it), not deep, without `__proto__` (fastify's own parser refuses it). */
export const acceptJsonOnly = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    const body = text.toString()
    if (body === '') return done(null, undefined)
    if (jsonDepth(body) > MAX_DEPTH) return done(new Refused({ code: 'malformed_request' }))
    parse(request, body, done)
  })
}
