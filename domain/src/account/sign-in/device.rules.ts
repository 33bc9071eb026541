/** What a session was begun by, as a person would call it; `kind` is for telling a PC from a phone (rule 37). */
export type Device = { kind: 'pc' | 'phone'; name: string }

const SYSTEMS: readonly [RegExp, string, Device['kind']][] = [
  [/iPhone/, 'iPhone', 'phone'],
  [/iPad/, 'iPad', 'phone'],
  [/Android/, 'Android', 'phone'],
  [/Windows/, 'Windows', 'pc'],
  [/Mac OS X|Macintosh/, 'Mac', 'pc'],
  [/CrOS/, 'ChromeOS', 'pc'],
  [/Linux/, 'Linux', 'pc'],
]

const BROWSERS: readonly [RegExp, string][] = [
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/OPR\//, 'Opera'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

/** Empty for a program that doesn't say. */
export const deviceOf = (userAgent: string): Device => {
  const system = SYSTEMS.find(([sign]) => sign.test(userAgent))
  const browser = BROWSERS.find(([sign]) => sign.test(userAgent))
  return { kind: system?.[2] ?? 'pc', name: [system?.[1], browser?.[1]].filter((part) => part !== undefined).join('・') }
}

const HEXTETS = 8
const SITE_HEXTETS = 3

const hextetsOf = (address: string): string[] => {
  const [head = '', tail] = address.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  return tail === undefined ? front : [...front, ...Array.from({ length: Math.max(0, HEXTETS - front.length - back.length) }, () => '0'), ...back]
}

/** An address without the part that means one machine: `203.0.113.*`, `2001:db8:1::*`. Two of one house have the same. */
export const networkOfAddress = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (plain === '') return ''
  if (/^\d+(?:\.\d+){3}$/.test(plain)) return `${plain.split('.').slice(0, 3).join('.')}.*`
  return `${hextetsOf(plain.toLowerCase()).slice(0, SITE_HEXTETS).map((hextet) => hextet.replace(/^0+(?=.)/, '')).join(':')}::*`
}

const AT_ONCE_MS = 10 * 60_000

type UsedSession = { address: string; userAgent: string; lastUsedAt: Date; isLocked: boolean }

/**
 * Whether two sessions of one person look like two people (要綱6条2号): in use within ten minutes, from two networks, at the
 * same kind of device. A PC and a phone are normal, and so is a screen that was locked and left.
 */
export const isConcurrentUse = (begun: { address: string; userAgent: string; at: Date }, other: UsedSession): boolean =>
  !other.isLocked &&
  other.address !== '' &&
  begun.at.getTime() - other.lastUsedAt.getTime() < AT_ONCE_MS &&
  networkOfAddress(begun.address) !== networkOfAddress(other.address) &&
  deviceOf(begun.userAgent).kind === deviceOf(other.userAgent).kind
