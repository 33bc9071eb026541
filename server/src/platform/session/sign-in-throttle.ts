import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type pg from 'pg'
import { refuse } from '../refused'

/** Somebody who mistypes a few times notices nothing; after that each failure doubles the wait, up to a minute. */
const FREE_FAILURES = 5
const MAX_WAIT_SECONDS = 60

/** An IPv6 user has a whole /64 to choose addresses from. */
const networkOf = (address: string): string => {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length
  return [...front, ...Array.from({ length: zeros }, () => '0'), ...back].slice(0, 4).join(':')
}

/** What is guessed at, and from where: an address, a browser, a session. `free`: failures before the first wait. */
export type GuessCount = { key: string; place: string; free?: number }

const keyOf = ({ key, place }: GuessCount): string => createHash('sha256').update(`${key}\n${networkOf(place)}`).digest('base64url')

/**
 * Counts the attempt before it is tried, so that parallel guesses can't slip past, and refuses one that comes too early.
 * Counted per login id and place: nobody elsewhere can keep a colleague from signing in. Returns how many have failed so
 * far, this one counted.
 */
export const countGuess = async (pool: pg.Pool, count: GuessCount): Promise<number> => {
  const { rows } = await pool.query<{ failures: number }>(
    `insert into auth.sign_in_failure as f (key, failures, last_at) values ($1, 1, now())
     on conflict (key) do update
       set failures = case when f.last_at < now() - interval '1 day' then 1 else least(f.failures + 1, 1000) end, last_at = now()
       where f.failures < $2 or f.last_at < now() - make_interval(secs => least($3, power(2, least(f.failures - $2, 20))))
     returning failures`,
    [keyOf(count), count.free ?? FREE_FAILURES, MAX_WAIT_SECONDS],
  )
  return rows[0]?.failures ?? refuse('too_many_requests', { retryAfterSeconds: MAX_WAIT_SECONDS })
}

/** How many have failed so far; nothing is counted. */
export const readGuesses = async (pool: pg.Pool, count: GuessCount): Promise<number> => {
  const { rows } = await pool.query<{ failures: number }>('select failures from auth.sign_in_failure where key = $1', [keyOf(count)])
  return rows[0]?.failures ?? 0
}

export const forgetGuesses = async (pool: pg.Pool, counts: readonly GuessCount[]): Promise<void> => {
  await pool.query('delete from auth.sign_in_failure where key = any ($1)', [counts.map(keyOf)])
}
