import { caseRecord, EMPTY_CASE_RECORD, type CaseRecord } from '@tasuki/domain/transfer/case-record'
import { caseVisibility } from '@tasuki/domain/transfer/case-status'
import { z } from 'zod'
import type { CaseFormValues, HospitalPick } from './case-form'

/**
 * What was typed and isn't on the server yet, at once in this browser: it outlives a crash, a closed tab and the end of
 * a session. Kept per person and case, until the server has it; `base` is the record it was typed over, so that what a
 * colleague saved in between can be laid beside it.
 */
export type BrowserDraft = { values: CaseFormValues | null; base: CaseRecord | null; picks: HospitalPick[]; version: number | null; at: number }

/** A record that an older version kept has what it lacks, empty. */
const wholeRecord = z.preprocess((value) => (typeof value === 'object' && value !== null ? { ...EMPTY_CASE_RECORD, ...value } : value), caseRecord)
const wholeValues = z.preprocess(
  (value) => (typeof value === 'object' && value !== null ? { ...EMPTY_CASE_RECORD, ...value } : value),
  z.strictObject({ ...caseRecord.shape, visibility: caseVisibility }),
)

const shape = z.object({
  values: wholeValues.nullable(),
  base: wholeRecord.nullable().default(null),
  picks: z.array(z.object({ hospitalId: z.string(), name: z.string() })),
  version: z.int().nullable(),
  at: z.number(),
})

/** `tab`: a draft that has no case yet belongs to the tab it is typed in. */
export type DraftPlace = { personId: string; caseId: string | undefined; tab: string }

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const PREFIX = 'tasuki.case-draft.'
const FORGOTTEN_AFTER_MS = 7 * 24 * 3_600_000
/** A tab that is being typed in has written more lately than this. */
const ABANDONED_AFTER_MS = 15_000

const newPrefix = (personId: string) => `${PREFIX}${personId}.new.`
const keyOf = ({ personId, caseId, tab }: DraftPlace) => (caseId === undefined ? newPrefix(personId) + tab : `${PREFIX}${personId}.${caseId}`)

const read = (key: string, shelf: Shelf): BrowserDraft | undefined => {
  try {
    const text = shelf.getItem(key)
    if (text === null) return undefined
    const parsed = shape.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    // A browser that refuses storage, or what nobody can read: the form starts from what is saved.
    return undefined
  }
}

const keysOf = (shelf: Shelf): string[] => {
  try {
    return Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '').filter((key) => key.startsWith(PREFIX))
  } catch {
    return []
  }
}

/** Throws away what is older than a week: machines are shared. */
const sweep = (shelf: Shelf, now: number) => {
  for (const key of keysOf(shelf)) if (now - (read(key, shelf)?.at ?? 0) > FORGOTTEN_AFTER_MS) shelf.removeItem(key)
}

/** What was typed here before; for a new patient also what a tab that is gone has left, which then belongs to this one. */
export const readBrowserDraft = (place: DraftPlace, now: number, shelf: Shelf = localStorage): BrowserDraft | undefined => {
  sweep(shelf, now)
  const own = read(keyOf(place), shelf)
  if (own !== undefined || place.caseId !== undefined) return own
  const left = keysOf(shelf)
    .filter((key) => key.startsWith(newPrefix(place.personId)))
    .flatMap((key) => {
      const draft = read(key, shelf)
      return draft?.values && now - draft.at > ABANDONED_AFTER_MS ? [{ key, draft }] : []
    })
    .sort((a, b) => b.draft.at - a.draft.at)[0]
  if (left === undefined) return undefined
  keepBrowserDraft(place, { ...left.draft, at: now }, shelf)
  shelf.removeItem(left.key)
  return left.draft
}

export const keepBrowserDraft = (place: DraftPlace, draft: BrowserDraft, shelf: Shelf = localStorage): void => {
  try {
    shelf.setItem(keyOf(place), JSON.stringify(draft))
  } catch {
    // Storage full or refused: typing goes on, only a crash would lose what the server hasn't got.
  }
}

export const forgetBrowserDraft = (place: DraftPlace, shelf: Shelf = localStorage): void => {
  try {
    shelf.removeItem(keyOf(place))
  } catch {
    // Nothing was stored.
  }
}

const TAB = 'tasuki.tab'

/** This tab's own mark, the same after a reload. */
export const tabMark = (): string => {
  try {
    const known = sessionStorage.getItem(TAB)
    if (known !== null) return known
    const made = crypto.randomUUID()
    sessionStorage.setItem(TAB, made)
    return made
  } catch {
    return 'tab'
  }
}
