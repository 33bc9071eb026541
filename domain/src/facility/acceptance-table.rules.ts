import { changedTexts, refusePersonalNames } from '../names/name-check.rules'
import { acceptance, type Acceptance, type AcceptanceTable, type CareNeed } from './care-need'
import { checkAcceptance, textsOfAcceptance } from './facility.rules'
import { KIND_WORDS } from './kind-words'
import { HOSPITAL_ID_HEADING, nameInTable, onlyOtherHospital, type TableFaultCode, type LineReading, type TableReading, type TableRow } from './facility-table'
import { type CellFault, readOwnLines } from './table-lines'
import { choiceAsWritten, hasLostLetters, isAsWritten, LEVEL_CHOICES, readChoice, readNumber } from './table-value.rules'

export type AcceptanceTableRow = { code: string; group: string; label: string; level: string; condition: string; limit: string; unit: string; hospitalId: string }

const COLUMNS = [
  { heading: '項目コード' },
  { heading: '分類', told: true },
  { heading: '項目' },
  { heading: '判定', needed: true },
  { heading: '条件' },
  { heading: '上限' },
  { heading: '単位', told: true },
  { heading: HOSPITAL_ID_HEADING },
] as const

const writeStated = (stated: Acceptance | undefined) => ({
  level: stated === undefined ? '' : choiceAsWritten(LEVEL_CHOICES, stated.level),
  condition: stated?.condition ?? '',
  limit: stated === undefined || stated.limit === null ? '' : String(stated.limit),
})

/** 受入条件 as a table: an item of the catalogue a line; a retired one where the hospital still states it. */
export const acceptanceTableRows = (of: { hospitalId: string; acceptance: AcceptanceTable; catalogue: readonly CareNeed[] }): AcceptanceTableRow[] =>
  of.catalogue
    .filter((need) => !need.retired || of.acceptance[need.code] !== undefined)
    .map((need) => ({
      code: need.code,
      group: KIND_WORDS.ja[`group_${need.group}`],
      label: need.label,
      ...writeStated(of.acceptance[need.code]),
      unit: need.quantityUnit ?? '',
      hospitalId: of.hospitalId,
    }))

type Own = { hospitalId: string; acceptance: AcceptanceTable; catalogue: readonly CareNeed[]; /** Keys of words that the reader has said are no names. */ released?: ReadonlySet<string> | undefined }
type Cells = { level: string; condition: string | undefined; limit: string | undefined }

/** One line's statement: undefined = nothing is stated. */
const readStated = (cells: Cells, standing: Acceptance | undefined, need: CareNeed): { stated: Acceptance | undefined } | { faults: CellFault[] } => {
  const written = writeStated(standing)
  if (isAsWritten(cells.level, written.level) && isAsWritten(cells.condition ?? written.condition, written.condition) && isAsWritten(cells.limit ?? written.limit, written.limit)) return { stated: standing }
  const faults: CellFault[] = []
  const level = cells.level.trim() === '' ? { value: 'unstated' as const } : readChoice(cells.level, LEVEL_CHOICES)
  if (!('value' in level)) faults.push({ column: '判定', code: level.fault, ...(level.may !== undefined && { may: level.may }) })
  const given = cells.condition ?? written.condition
  const condition = isAsWritten(given, written.condition) ? written.condition : given.trim() === '' ? '' : given
  if (condition !== written.condition && hasLostLetters(condition)) faults.push({ column: '条件', code: 'lost_letter' })
  const limit = readNumber(cells.limit ?? written.limit, { units: need.quantityUnit === null ? [] : [need.quantityUnit], words: 'limit' })
  if (!('value' in limit)) faults.push({ column: '上限', code: limit.fault })
  else if (limit.value !== null && need.quantityUnit === null) faults.push({ column: '上限', code: 'limit_without_unit' })
  if (!('value' in level) || !('value' in limit) || faults.length > 0) return { faults }
  if (level.value === 'unstated') return condition !== '' && cells.condition !== undefined ? { faults: [{ column: '判定', code: 'level_missing' }] } : { stated: undefined }
  if (level.value === 'refused' && limit.value !== null && cells.limit !== undefined) return { faults: [{ column: '上限', code: 'limit_of_refused' }] }
  const stated = { level: level.value, condition, limit: level.value === 'refused' ? null : limit.value }
  const shape = acceptance.safeParse(stated)
  if (shape.success) return { stated }
  return {
    faults: shape.error.issues.map((issue) => ({
      column: issue.path[0] === 'limit' ? '上限' : '条件',
      code: issue.path[0] === 'limit' ? 'number_out_of_range' : issue.message === 'control_character' ? 'control_character' : 'too_long',
    })),
  }
}

/** Which item a line is of: by its code, else by its name; where both are given and speak of two, nobody guesses. */
const itemOf = (code: string, label: string, catalogue: readonly CareNeed[]): CareNeed | CellFault => {
  const byCode = catalogue.find((need) => need.code === nameInTable(code).toLowerCase())
  const byLabel = catalogue.find((need) => nameInTable(need.label) === nameInTable(label))
  if (nameInTable(code) === '' && nameInTable(label) === '') return { column: '項目', code: 'item_missing' }
  if (nameInTable(code) !== '' && byCode === undefined) return { column: '項目コード', code: 'item_unknown' }
  if (byCode !== undefined && byLabel !== undefined && byCode !== byLabel) return { column: '項目', code: 'items_differ' }
  return byCode ?? byLabel ?? { column: '項目', code: 'item_unknown' }
}

/** What a table says, laid over the conditions as they stand: items that aren't in the table stay as they are. */
export const readAcceptanceTable = (rows: readonly TableRow[], own: Own): TableReading<AcceptanceTable> => {
  const { lines: filled, faults } = readOwnLines(rows, COLUMNS, own)
  const lines: LineReading[] = []
  const at = new Map<string, number>()
  const value = { ...own.acceptance }
  for (const { line, cell, fault } of filled) {
    const need = itemOf(cell('項目コード') ?? '', cell('項目') ?? '', own.catalogue)
    if ('column' in need) {
      fault(need)
      continue
    }
    if (at.has(need.code)) {
      fault({ column: '項目', code: 'item_twice' })
      continue
    }
    at.set(need.code, line)
    const standing = own.acceptance[need.code]
    const read = readStated({ level: cell('判定') ?? '', condition: cell('条件'), limit: cell('上限') }, standing, need)
    if ('faults' in read) {
      read.faults.forEach(fault)
      continue
    }
    if (read.stated === undefined) delete value[need.code]
    else value[need.code] = read.stated
    lines.push({ line, label: need.label, changed: JSON.stringify(writeStated(standing)) !== JSON.stringify(writeStated(read.stated)) })
  }
  const changed = Object.fromEntries(Object.entries(value).filter(([code, stated]) => stated !== own.acceptance[code]))
  const rule = checkAcceptance(changed, own.catalogue)
  const names = refusePersonalNames(changedTexts(textsOfAcceptance(value), textsOfAcceptance(own.acceptance)), { released: own.released })
  const named = (paths: readonly string[] | undefined, code: TableFaultCode, column: string) =>
    void paths?.forEach((path) => faults.push({ line: at.get(path.replace(/^acceptance\./, '')) ?? rows[0]?.line ?? 1, column, code, value: '' }))
  if (!rule.ok) named(rule.refusal.details?.fields, 'contradicts', '上限')
  if (!names.ok) named(names.refusal.details?.fields, 'personal_name', '条件')
  return { value, lines, faults: onlyOtherHospital(faults) ?? faults.sort((a, b) => a.line - b.line) }
}
