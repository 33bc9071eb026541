import type { FastifyInstance } from 'fastify'
import { Refused } from '../refused'

const MAX_DEPTH = 32

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Where the string that begins at `start` has its closing quote. */
const endOfString = (text: string, start: number): number => {
  let at = start + 1
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1
  return at
}

const COLON = /[ \t\n\r]*:/y

const isKey = (text: string, end: number): boolean => {
  COLON.lastIndex = end + 1
  return COLON.test(text)
}

/** `"\u0061"` is `"a"`; what isn't even a string fails when the text is parsed. */
const keyOf = (quoted: string): string => {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted
  }
}

/**
 * Looked at before it is parsed: whether a JSON text nests too deep, or names a key of one object twice, which a proxy
 * that checks requests may read as the other value than we do.
 */
const isTreacherous = (text: string): boolean => {
  const open: Set<string>[] = []
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    if (char === QUOTE) {
      const end = endOfString(text, i)
      const keys = open.at(-1)
      if (keys !== undefined && isKey(text, end)) {
        const key = keyOf(text.slice(i, end + 1))
        if (keys.has(key)) return true
        keys.add(key)
      }
      i = end
    } else if (char === 0x7b || char === 0x5b) {
      if (open.push(new Set()) > MAX_DEPTH) return true
    } else if (char === 0x7d || char === 0x5d) open.pop()
  }
  return false
}

/** JSON is UTF-8 (RFC 8259); another charset's bytes would be stored as other words. */
const isOtherCharset = (contentType: string | undefined): boolean => {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType ?? '')?.[1]
  return charset !== undefined && !/^utf-?8$/i.test(charset)
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const textOf = (body: Buffer): string | undefined => {
  try {
    return decoder.decode(body)
  } catch {
    return undefined
  }
}

/** Bodies are JSON and nothing else (a form of another site can't send it), not deep, without `__proto__` (fastify's own parser refuses it). */
export const acceptJsonOnly = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    if (bytes.length === 0) return done(null, undefined)
    const body = isOtherCharset(request.headers['content-type']) ? undefined : textOf(bytes)
    if (body === undefined || isTreacherous(body)) return done(new Refused({ code: 'malformed_request' }))
    parse(request, body, done)
  })
}
