import { randomBytes } from 'node:crypto'
import type { SecretBox } from './secret-box'

const SHAPE = /^[A-Za-z0-9_-]{22}(?:\.[A-Za-z0-9_-]{22})*$/
const MARK_LENGTH = 22
/** Whoever shares a ward's PC; who signed in longest ago is forgotten first. */
const MOST_PEOPLE = 20
const SECONDS = 90 * 86_400

/**
 * A browser at which somebody has signed in before: their own attempts there are counted apart, so that nobody who guesses
 * at their login from the hospital's one address keeps them out. It opens nothing, and tells no login id: the cookie is a
 * number and a mark for each who has signed in, which only the installation's key makes.
 */
export type SeenBrowsers = {
  /** What their attempts are counted by; undefined where they haven't signed in there. */
  placeOf(loginId: string, cookieHeader: string | undefined): string | undefined
  /** The cookie, once they have. */
  noteSeen(loginId: string, cookieHeader: string | undefined): string
}

export const seenBrowsers = ({ box, baseUrl }: { box: SecretBox; baseUrl: string }): SeenBrowsers => {
  const secure = baseUrl.startsWith('https://')
  const name = secure ? '__Host-tasuki-seen' : 'tasuki-seen'
  const read = (cookieHeader: string | undefined): { browser: string; marks: string[] } | undefined => {
    const found = (cookieHeader ?? '').split(';').map((part) => part.trim()).find((part) => part.startsWith(`${name}=`))
    const value = found?.slice(name.length + 1) ?? ''
    if (!SHAPE.test(value)) return undefined
    const [browser = '', ...marks] = value.split('.')
    return { browser, marks }
  }
  const markOf = (browser: string, loginId: string): string => box.hash(`seen ${browser} ${loginId}`).slice(0, MARK_LENGTH)
  return {
    placeOf: (loginId, cookieHeader) => {
      const seen = read(cookieHeader)
      return seen?.marks.includes(markOf(seen.browser, loginId)) === true ? `browser ${seen.browser}` : undefined
    },
    noteSeen: (loginId, cookieHeader) => {
      const { browser, marks } = read(cookieHeader) ?? { browser: randomBytes(16).toString('base64url'), marks: [] }
      const mark = markOf(browser, loginId)
      const kept = [mark, ...marks.filter((one) => one !== mark)].slice(0, MOST_PEOPLE)
      return `${name}=${[browser, ...kept].join('.')}; Max-Age=${SECONDS}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
    },
  }
}
