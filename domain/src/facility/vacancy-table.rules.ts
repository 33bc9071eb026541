import { changedTexts, refusePersonalNames } from '../names/name-check.rules'
import { BED_KINDS, type BedKind } from './bed-kind'
import { availabilityInput, type Availability, type AvailabilityInput } from './facility.contract'
import { checkAvailability, textsOfAvailability } from './facility.rules'
import { FACILITY_TERM_WORDS } from './facility-words'
import { HOSPITAL_ID_HEADING, nameInTable, onlyOtherHospital, type Parsed, type LineReading, type TableReading, type TableRow } from './facility-table'
import { type CellFault, readOwnLines } from './table-lines'
import { choiceList, type Choices, choiceAsWritten, hasLostLetters, isAsWritten, readChoice, readTableDay, readWhole, YES_NO } from './table-value.rules'
import type { VacancyUpdate } from './vacancy.contract'

const WORDS = FACILITY_TERM_WORDS.ja
const SEXES: Choices<AvailabilityInput['sex']> = [
  { value: 'any', words: [WORDS.sex_any, '男女', '男女とも', '男女可', '問わない'] },
  { value: 'male', words: [WORDS.sex_male, '男性', '男のみ', '男性のみ'] },
  { value: 'female', words: [WORDS.sex_female, '女性', '女のみ', '女性のみ'] },
]

type Field = { name: keyof AvailabilityInput; heading: string; write: (given: AvailabilityInput) => string; read: (typed: string) => Parsed<Partial<AvailabilityInput>> }

const under = <K extends keyof AvailabilityInput>(name: K, read: Parsed<AvailabilityInput[K]>): Parsed<Partial<AvailabilityInput>> => ('value' in read ? { value: { [name]: read.value } } : read)

const MOST_BEDS = 9999

/** Beds are a number: an empty cell means none only where that is what people mean by it. */
const beds = (name: 'beds' | 'vacant' | 'acceptable' | 'held' | 'opensBeds', heading: string, emptyIsNone: boolean): Field => ({
  name,
  heading,
  write: (given) => String(given[name] ?? 0),
  read: (typed) => {
    const read = readWhole(typed, { units: ['床'], most: MOST_BEDS })
    if (!('value' in read)) return read
    return read.value === null && !emptyIsNone ? { fault: 'number_missing' } : { value: { [name]: read.value ?? 0 } }
  },
})

const FIELDS: readonly Field[] = [
  beds('beds', WORDS.beds, false),
  beds('vacant', WORDS.vacant, false),
  beds('acceptable', WORDS.acceptable, false),
  beds('held', WORDS.held, true),
  { name: 'opensOn', heading: WORDS.opensOn, write: (given) => given.opensOn ?? '', read: (typed) => under('opensOn', readTableDay(typed)) },
  beds('opensBeds', WORDS.opensBeds, true),
  { name: 'sex', heading: WORDS.sex, write: (given) => choiceAsWritten(SEXES, given.sex), read: (typed) => under('sex', typed.trim() === '' ? { value: 'any' } : readChoice(typed, SEXES)) },
  {
    name: 'privateRoom',
    heading: WORDS.privateRoom,
    write: (given) => (given.privateRoom ? WORDS.yes : WORDS.no),
    read: (typed) => {
      const read = typed.trim() === '' ? { value: 'no' as const } : readChoice(typed, YES_NO)
      return 'value' in read ? { value: { privateRoom: read.value === 'yes' } } : { ...read, may: choiceList(YES_NO) }
    },
  },
  { name: 'waitingWeeks', heading: '待機の目安（週）', write: (given) => (given.waitingWeeks === null || given.waitingWeeks === undefined ? '' : String(given.waitingWeeks)), read: (typed) => under('waitingWeeks', readWhole(typed, { units: ['週', '週間'], words: 'limit', most: 104 })) },
  { name: 'note', heading: WORDS.vacancyNote, write: (given) => given.note ?? '', read: (typed) => ({ value: { note: typed.trim() === '' ? '' : typed } }) },
]

const KIND_HEADING = WORDS.bedKind
const COLUMNS = [
  { heading: KIND_HEADING, needed: true },
  ...FIELDS.map(({ heading }) => ({ heading })),
  { heading: '更新日時', told: true },
  { heading: '更新した人', told: true },
  { heading: HOSPITAL_ID_HEADING },
] as const

const NEW_KIND: AvailabilityInput = { beds: 0, vacant: 0, acceptable: 0, held: 0, opensOn: null, opensBeds: 0, sex: 'any', privateRoom: false, waitingWeeks: null, note: '' }

const inputOf = ({ bedKind: _kind, version: _version, updatedAt: _at, updatedBy: _by, ...input }: Availability): AvailabilityInput => input

/** Headings and cells of 空床, in the order of the catalogue; without a standing row the cells are empty. */
export const VACANCY_TABLE_FIELDS = FIELDS.map(({ heading, write }) => ({ heading, write: (row: Availability | undefined) => (row === undefined ? '' : write(inputOf(row))) }))

export const bedKindInTable = (kind: BedKind): string => WORDS[`bed_${kind}`]

const kindOf = (text: string): BedKind | undefined => {
  const name = nameInTable(text)
  return BED_KINDS.find((kind) => [kind.toLowerCase(), nameInTable(bedKindInTable(kind)), `${nameInTable(bedKindInTable(kind))}病床`, `${nameInTable(bedKindInTable(kind))}病棟`].includes(name.toLowerCase()))
}

const FAULT_COLUMNS = new Map(FIELDS.map(({ name, heading }) => [`availability.${name}`, heading]))


const problemsOf = (given: AvailabilityInput, standing: AvailabilityInput, released: ReadonlySet<string> | undefined): CellFault[] => {
  const shape = availabilityInput.safeParse(given)
  const rule = checkAvailability(given)
  const names = refusePersonalNames(changedTexts(textsOfAvailability({ note: given.note ?? '' }), textsOfAvailability({ note: standing.note ?? '' })), { released })
  return [
    ...(given.beds === 0 ? [{ column: WORDS.beds, code: 'number_missing' as const }] : []),
    ...(shape.success ? [] : shape.error.issues.map((issue): CellFault => ({ column: FAULT_COLUMNS.get(`availability.${String(issue.path[0])}`) ?? '', code: issue.message === 'control_character' ? 'control_character' : 'too_long' }))),
    ...(rule.ok || given.beds === 0 ? [] : (rule.refusal.details?.fields ?? []).map((path): CellFault => ({ column: FAULT_COLUMNS.get(path) ?? '', code: 'contradicts' }))),
    ...(names.ok ? [] : [{ column: WORDS.vacancyNote, code: 'personal_name' as const }]),
  ]
}

type Own = { hospitalId: string; availability: readonly Availability[]; /** Keys of words that the reader has said are no names. */ released?: ReadonlySet<string> | undefined }

/** One line over what stands of its kind. A column that isn't there leaves its figure as it is. */
const readKind = (cell: (heading: string) => string | undefined, of: { standing: AvailabilityInput | undefined; released: ReadonlySet<string> | undefined }): { given: AvailabilityInput } | { faults: CellFault[] } => {
  const { standing, released } = of
  const base = standing ?? NEW_KIND
  const faults: CellFault[] = []
  let given = base
  for (const { heading, write, read } of FIELDS) {
    const typed = cell(heading)
    if (typed === undefined || (standing !== undefined && isAsWritten(typed, write(standing)))) continue
    const found: Parsed<Partial<AvailabilityInput>> = hasLostLetters(typed) ? { fault: 'lost_letter' } : read(typed)
    if ('value' in found) given = { ...given, ...found.value }
    else faults.push({ column: heading, code: found.fault, ...(found.may !== undefined && { may: found.may }) })
  }
  const wrong = faults.length > 0 ? faults : given === base && standing !== undefined ? [] : problemsOf(given, base, released)
  return wrong.length > 0 ? { faults: wrong } : { given }
}

const isSameInput = (one: AvailabilityInput, other: AvailabilityInput): boolean => FIELDS.every(({ write }) => write(one) === write(other))

/**
 * What a table says of the vacancy: kinds with new figures are set, kinds whose figures are the same are confirmed as of
 * now. A kind that isn't in the table, or stands there empty, stays as it is; none is removed by a table.
 */
export const readVacancyTable = (rows: readonly TableRow[], own: Own): TableReading<VacancyUpdate> => {
  const { lines: filled, faults } = readOwnLines(rows, COLUMNS, own)
  const lines: LineReading[] = []
  const seen = new Set<BedKind>()
  const value: VacancyUpdate = { set: [], confirm: [], remove: [] }
  for (const { line, cell, fault } of filled) {
    if (FIELDS.every(({ heading }) => (cell(heading) ?? '').trim() === '')) continue
    const name = cell(KIND_HEADING) ?? ''
    const bedKind = kindOf(name)
    if (bedKind === undefined || seen.has(bedKind)) {
      fault({ column: KIND_HEADING, code: bedKind !== undefined ? 'item_twice' : name.trim() === '' ? 'item_missing' : 'item_unknown', may: BED_KINDS.map(bedKindInTable).join('、') })
      continue
    }
    seen.add(bedKind)
    const standing = own.availability.find((one) => one.bedKind === bedKind)
    const base = standing === undefined ? undefined : inputOf(standing)
    const read = readKind(cell, { standing: base, released: own.released })
    if ('faults' in read) {
      read.faults.forEach(fault)
      continue
    }
    const changed = base === undefined || !isSameInput(base, read.given)
    lines.push({ line, label: bedKindInTable(bedKind), changed })
    if (changed) value.set.push({ bedKind, version: standing?.version ?? 0, availability: read.given })
    else value.confirm.push({ bedKind, version: standing?.version ?? 0 })
  }
  return { value, lines, faults: onlyOtherHospital(faults) ?? faults.sort((a, b) => a.line - b.line) }
}
