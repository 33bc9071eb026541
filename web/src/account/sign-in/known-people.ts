import type { Me } from '@tasuki/domain/account/account.contract'
import { z } from 'zod'

/**
 * Who has signed in on this PC lately, for 担当者切替: login id and name, in this browser alone and nowhere else. Gone
 * after a month, or when somebody says so.
 */
const knownPerson = z.object({ loginId: z.string(), displayName: z.string(), hospitalId: z.string().nullable(), at: z.number() })
export type KnownPerson = z.infer<typeof knownPerson>

const KEY = 'tasuki.known-people'
const MOST = 8
const KEPT_MS = 30 * 86_400_000

const write = (people: readonly KnownPerson[]): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify(people))
  } catch {
    // A browser that keeps nothing asks for the login id each time.
  }
}

export const readKnownPeople = (now: number): KnownPerson[] => {
  try {
    return z.array(knownPerson).parse(JSON.parse(localStorage.getItem(KEY) ?? '[]')).filter(({ at }) => now - at < KEPT_MS)
  } catch {
    return []
  }
}

export const rememberPerson = (loginId: string, me: Me): void => {
  const now = Date.now()
  write([{ loginId, displayName: me.displayName, hospitalId: me.hospital?.id ?? null, at: now }, ...readKnownPeople(now).filter((person) => person.loginId !== loginId)].slice(0, MOST))
}

export const forgetPerson = (loginId: string): void => write(readKnownPeople(Date.now()).filter((person) => person.loginId !== loginId))
