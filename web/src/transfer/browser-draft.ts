import { caseRecord } from '@tasuki/domain/transfer/case-record'
import { caseVisibility } from '@tasuki/domain/transfer/case-status'
import { z } from 'zod'
import type { CaseFormValues, HospitalPick } from './case-form'

/**
 * What was typed and not saved outlives a reload, in this tab only: wards share their machines, and a tab that is
 * closed forgets. Kept per person and case.
 */
export type BrowserDraft = { values: CaseFormValues; picks: HospitalPick[]; version: number | null }

const shape = z.object({
  values: z.strictObject({ ...caseRecord.shape, visibility: caseVisibility }),
  picks: z.array(z.object({ hospitalId: z.string(), name: z.string() })),
  version: z.int().nullable(),
})

const keyOf = (personId: string, caseId: string | undefined) => `tasuki.case-draft.${personId}.${caseId ?? 'new'}`

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export type DraftPlace = { personId: string; caseId: string | undefined }

export const readBrowserDraft = ({ personId, caseId }: DraftPlace, shelf: Shelf = sessionStorage): BrowserDraft | undefined => {
  try {
    const text = shelf.getItem(keyOf(personId, caseId))
    if (text === null) return undefined
    const parsed = shape.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    // A browser that refuses storage, or what an older version left: the form starts from what is saved.
    return undefined
  }
}

export const keepBrowserDraft = ({ personId, caseId }: DraftPlace, draft: BrowserDraft, shelf: Shelf = sessionStorage): void => {
  try {
    shelf.setItem(keyOf(personId, caseId), JSON.stringify(draft))
  } catch {
    // Storage full or refused: typing goes on, only a reload would lose it.
  }
}

export const forgetBrowserDraft = ({ personId, caseId }: DraftPlace, shelf: Shelf = sessionStorage): void => {
  try {
    shelf.removeItem(keyOf(personId, caseId))
  } catch {
    // Nothing was stored.
  }
}
