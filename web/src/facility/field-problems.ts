import { facilityRecord, type FacilityRecord } from '@tasuki/domain/facility/facility.contract'
import { checkFacilityRecord, textsOfRecord } from '@tasuki/domain/facility/facility.rules'
import { refusePersonalNames } from '@tasuki/domain/names/name-check.rules'
import { ApiRefusal } from '../platform/api-problem'

type FieldProblem = 'wrong' | 'name'

/** What the server would say no to, by the field's name: told before it is sent, beside the field (要綱6条1号, 13条). */
export const problemsOfRecord = (record: FacilityRecord): ReadonlyMap<string, FieldProblem> => {
  const shape = facilityRecord.safeParse(record)
  const rule = checkFacilityRecord(record)
  const names = refusePersonalNames(textsOfRecord(record))
  const nameOf = (path: string) => path.replace(/^record\./, '').split('.')[0] ?? path
  return new Map<string, FieldProblem>([
    ...(shape.success ? [] : shape.error.issues.map((issue): [string, FieldProblem] => [String(issue.path[0]), 'wrong'])),
    ...(rule.ok ? [] : (rule.refusal.details?.fields ?? []).map((path): [string, FieldProblem] => [nameOf(path), 'wrong'])),
    ...(names.ok ? [] : (names.refusal.details?.fields ?? []).map((path): [string, FieldProblem] => [nameOf(path), 'name'])),
  ])
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
