import { facilityRecord, type FacilityRecord } from '@tasuki/domain/facility/facility.contract'
import { checkFacilityRecord } from '@tasuki/domain/facility/facility.rules'
import { ApiRefusal } from '../platform/api-problem'

/** Fields that the server would say no to, by their name: told before it is sent, beside the field (要綱13条). Names are the fields' own to find. */
export const problemsOfRecord = (record: FacilityRecord): ReadonlySet<string> => {
  const shape = facilityRecord.safeParse(record)
  const rule = checkFacilityRecord(record)
  const nameOf = (path: string) => path.replace(/^record\./, '').split('.')[0] ?? path
  return new Set([...(shape.success ? [] : shape.error.issues.map((issue) => String(issue.path[0]))), ...(rule.ok ? [] : (rule.refusal.details?.fields ?? []).map(nameOf))])
}

/** Fields a refusal names, under this part of the call (`record`, `acceptance`). */
export const refusedFields = (error: unknown, part: string): string[] =>
  error instanceof ApiRefusal ? (error.details.fields ?? []).filter((path) => path.startsWith(`${part}.`)).map((path) => path.slice(part.length + 1).split('.')[0] ?? '') : []

/** Scrolls to the first of these fields on the page and puts the cursor into it. */
export const goToFacilityField = (fields: readonly string[]): void => {
  const first = [...document.querySelectorAll<HTMLElement>('[data-field]')].find((field) => fields.includes(field.dataset.field ?? ''))
  first?.scrollIntoView({ block: 'center' })
  first?.querySelector<HTMLElement>('input, textarea, select')?.focus({ preventScroll: true })
}
