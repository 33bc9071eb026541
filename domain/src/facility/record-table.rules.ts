import { changedTexts, refusePersonalNames } from '../names/name-check.rules'
import { facilityRecord, MOST_CONTACTS, type FacilityContact, type FacilityRecord } from './facility.contract'
import { checkFacilityRecord, textsOfRecord } from './facility.rules'
import { FACILITY_FIELD_WORDS } from './facility-words'
import { filledRows, HOSPITAL_ID_HEADING, nameInTable, onlyOtherHospital, readHeadings, type Parsed, type TableFaultCode, type TableReading, type TableRow } from './facility-table'
import { choiceList, type Choices, choiceAsWritten, hasLostLetters, isAsWritten, phoneFault, readChoice, readClockTime, readWeekdays, readWhole, typedCell, type WholeForm, weekdaysInTable } from './table-value.rules'

const WORDS = FACILITY_FIELD_WORDS.ja

/** One line of the table: an item of the record. `path` is the item's own in refusals and in the shape's findings. */
type RecordLine = { path: string; label: string; hint: string; write: (record: FacilityRecord) => string; read: (typed: string, record: FacilityRecord) => Parsed<FacilityRecord> }

type KeysOf<T> = { [K in keyof FacilityRecord]: FacilityRecord[K] extends T ? K : never }[keyof FacilityRecord]

const mapped = <T>(read: Parsed<T>, to: (value: T) => FacilityRecord): Parsed<FacilityRecord> => ('value' in read ? { value: to(read.value) } : read)

const text = (field: KeysOf<string> & keyof typeof WORDS, hint = ''): RecordLine => ({
  path: field,
  label: String(WORDS[field]),
  hint,
  write: (record) => String(record[field]),
  read: (typed, record) => ({ value: { ...record, [field]: typed.trim() === '' ? '' : typed } }),
})

const phone = (field: 'phone' | 'extension' | 'fax' | 'afterHoursPhone'): RecordLine => ({
  ...text(field, '数字とハイフン'),
  read: (typed, record) => {
    const fault = phoneFault(typed)
    return fault === undefined ? { value: { ...record, [field]: typed.trim() } } : { fault }
  },
})

const whole = (field: KeysOf<number | null> & keyof typeof WORDS, { hint, ...form }: WholeForm & { hint: string }): RecordLine => ({
  path: field,
  label: String(WORDS[field]),
  hint,
  write: (record) => (record[field] === null ? '' : String(record[field])),
  read: (typed, record) => mapped(readWhole(field === 'vacancyRhythmDays' && typed.trim() === '毎日' ? '1' : typed, form), (value) => ({ ...record, [field]: value })),
})

const choice = <F extends 'afterHours' | 'familyInterview' | 'guarantor'>(field: F, choices: Choices<FacilityRecord[F]>): RecordLine => ({
  path: field,
  label: WORDS[field],
  hint: choiceList(choices),
  write: (record) => choiceAsWritten(choices, record[field]),
  read: (typed, record) => mapped(readChoice(typed, choices), (value) => ({ ...record, [field]: value })),
})

const days = (of: { path: string; label: string; get: (record: FacilityRecord) => readonly number[]; set: (record: FacilityRecord, value: number[]) => FacilityRecord }): RecordLine => ({
  path: of.path,
  label: of.label,
  hint: '例：月・火・水・木・金',
  write: (record) => weekdaysInTable(of.get(record)),
  read: (typed, record) => mapped(readWeekdays(typed), (value) => of.set(record, value)),
})

const receptionTime = (side: 'from' | 'until', label: string): RecordLine => ({
  path: `receptionHours.${side}`,
  label,
  hint: '例：9:00',
  write: (record) => record.receptionHours[side],
  read: (typed, record) => mapped(readClockTime(typed), (value) => ({ ...record, receptionHours: { ...record.receptionHours, [side]: value } })),
})

const NO_CONTACT: FacilityContact = { name: '', phone: '', extension: '', email: '' }
const CONTACT_LABELS = { name: '名称', phone: '電話', extension: '内線', email: 'メール' } as const satisfies Record<keyof FacilityContact, string>
const CONTACT_FIELDS = ['name', 'phone', 'extension', 'email'] as const

/** Contacts keep their places while the table is read; empty ones go afterwards. */
const contactLine = (at: number, field: keyof FacilityContact): RecordLine => ({
  path: `otherContacts.${at}.${field}`,
  label: `${WORDS.otherContacts}${at + 1} ${CONTACT_LABELS[field]}`,
  hint: '',
  write: (record) => record.otherContacts[at]?.[field] ?? '',
  read: (typed, record) => {
    const fault = field === 'phone' ? phoneFault(typed) : undefined
    if (fault !== undefined) return { fault }
    const places = Array.from({ length: Math.max(at + 1, record.otherContacts.length) }, (_, place) => record.otherContacts[place] ?? NO_CONTACT)
    return { value: { ...record, otherContacts: places.map((contact, place) => (place === at ? { ...contact, [field]: typed.trim() === '' ? '' : typed } : contact)) } }
  },
})

const isContact = (contact: FacilityContact): boolean => CONTACT_FIELDS.some((field) => contact[field] !== '')

const RECORD_LINES: readonly RecordLine[] = [
  text('shortName'),
  text('departmentName'),
  phone('phone'),
  phone('extension'),
  phone('fax'),
  text('email'),
  text('website', '例：https://www.example.jp'),
  days({
    path: 'receptionHours.weekdays',
    label: '受付曜日',
    get: (record) => record.receptionHours.weekdays,
    set: (record, weekdays) => ({ ...record, receptionHours: { ...record.receptionHours, weekdays } }),
  }),
  receptionTime('from', '受付開始'),
  receptionTime('until', '受付終了'),
  choice('afterHours', [
    { value: 'none', words: [WORDS.afterHours_none, 'なし', '無', '×'] },
    { value: 'phone', words: [WORDS.afterHours_phone, '電話', '電話相談', '△'] },
    { value: 'accepts', words: [WORDS.afterHours_accepts, '受入可', '受入れ可能', '可', '○', '〇'] },
  ]),
  phone('afterHoursPhone'),
  days({ path: 'committeeWeekdays', label: WORDS.committeeWeekdays, get: (record) => record.committeeWeekdays, set: (record, committeeWeekdays) => ({ ...record, committeeWeekdays }) }),
  text('committeeDeadline'),
  choice('familyInterview', [
    { value: 'required', words: [WORDS.familyInterview_required, '要', '○', '〇'] },
    { value: 'not_required', words: [WORDS.familyInterview_not_required, '不要', '×'] },
    { value: 'depends', words: [WORDS.familyInterview_depends, '場合により', '△'] },
  ]),
  whole('answerWithinHours', { units: ['時間'], words: 'limit', hint: '時間（数字）', most: 9999 }),
  whole('daysToAdmission', { units: ['日', '日間'], words: 'limit', hint: '日数（数字）', most: 9999 }),
  whole('therapists', { units: ['人', '名'], hint: '人数（数字）', most: 9999 }),
  text('privateRoomFee'),
  text('uninsuredCosts'),
  text('visiting'),
  text('pickUp'),
  whole('ageFrom', { units: ['歳', '才'], words: 'least', hint: '歳（数字）', most: 150 }),
  whole('ageTo', { units: ['歳', '才'], words: 'limit', hint: '歳（数字）', most: 150 }),
  choice('guarantor', [
    { value: 'required', words: [WORDS.guarantor_required, '要'] },
    { value: 'not_required', words: [WORDS.guarantor_not_required, '不要'] },
    { value: 'negotiable', words: [WORDS.guarantor_negotiable, '要相談', '相談', '応相談', '△'] },
  ]),
  whole('vacancyRhythmDays', { units: ['日', '日ごと'], hint: '何日ごとか（1〜14の数字。空欄は、これまでの更新から決まります）', most: 14, least: 1 }),
  text('remarks'),
  ...Array.from({ length: MOST_CONTACTS }, (_, at) => CONTACT_FIELDS.map((field) => contactLine(at, field))).flat(),
]

const COLUMNS = [{ heading: '項目', needed: true }, { heading: '内容', needed: true }, { heading: '書き方', told: true }] as const

export type RecordTableRow = { item: string; content: string; hint: string }

/** 施設情報 as a table: an item a line. `record` null: to be filled in. */
export const recordTable = (of: { hospitalId: string; record: FacilityRecord | null }): RecordTableRow[] => [
  ...RECORD_LINES.map(({ label, hint, write }) => ({ item: label, content: of.record === null ? '' : write(of.record), hint })),
  { item: HOSPITAL_ID_HEADING, content: of.hospitalId, hint: '変えないでください' },
]

const SHAPE_FAULTS: Readonly<Record<string, TableFaultCode>> = { too_big: 'too_long', too_small: 'number_out_of_range', control_character: 'control_character' }

type Problem = { path: string; code: TableFaultCode }

/** What is wrong with the record as a whole, in the order in which it is to be told: one fault an item. */
const problemsOf = (record: FacilityRecord, standing: FacilityRecord, released?: ReadonlySet<string>): Problem[] => {
  const shape = facilityRecord.safeParse(record)
  const rule = checkFacilityRecord(record)
  const names = refusePersonalNames(changedTexts(textsOfRecord(record), textsOfRecord(standing)), { released })
  const bare = (path: string) => path.replace(/^record\./, '')
  return [
    ...(shape.success ? [] : shape.error.issues.map((issue) => ({ path: issue.path.join('.'), code: SHAPE_FAULTS[issue.message] ?? SHAPE_FAULTS[issue.code] ?? 'wrong_form' }))),
    ...(rule.ok
      ? []
      : (rule.refusal.details?.fields ?? []).map((path): Problem => {
          const field = bare(path)
          if (/phone$|extension$|^fax$/i.test(field)) return { path: field, code: 'not_a_phone' }
          if (/departmentName$|\.name$/.test(field)) return { path: field, code: 'empty_needed' }
          return { path: field === 'receptionHours' ? 'receptionHours.until' : field, code: field === 'website' ? 'wrong_form' : 'contradicts' }
        })),
    ...(names.ok ? [] : (names.refusal.details?.fields ?? []).map((path): Problem => ({ path: bare(path), code: 'personal_name' }))),
  ]
}

/**
 * What a table says, laid over the record as it stands: an item that isn't in the table stays as it is, one that is there
 * without content is emptied.
 */
export const readRecordTable = (rows: readonly TableRow[], own: { hospitalId: string; record: FacilityRecord; /** Keys of words that the reader has said are no names. */ released?: ReadonlySet<string> | undefined }): TableReading<FacilityRecord> => {
  const { cell, faults } = readHeadings(rows, COLUMNS)
  const byName = new Map(RECORD_LINES.map((line) => [nameInTable(line.label), line]))
  const seen = new Map<string, { line: number; label: string; typed: string }>()
  let record = own.record
  for (const row of filledRows(rows)) {
    const name = cell(row, '項目') ?? ''
    const typed = typedCell(cell(row, '内容') ?? '')
    const fault = (code: TableFaultCode, column: string, may?: string) => void faults.push({ line: row.line, column, code, value: column === '項目' ? name : typed, ...(may !== undefined && { may }) })
    if (nameInTable(name) === nameInTable(HOSPITAL_ID_HEADING)) {
      if (typed.trim().toLowerCase() !== own.hospitalId) fault('other_hospital', HOSPITAL_ID_HEADING)
      continue
    }
    const item = byName.get(nameInTable(name))
    if (item === undefined) {
      fault(name.trim() === '' ? 'item_missing' : 'item_unknown', '項目')
      continue
    }
    if (seen.has(item.path)) {
      fault('item_twice', '項目')
      continue
    }
    seen.set(item.path, { line: row.line, label: item.label, typed })
    if (isAsWritten(typed, item.write(own.record))) continue
    const read: Parsed<FacilityRecord> = hasLostLetters(typed) ? { fault: 'lost_letter' } : item.read(typed, record)
    if ('value' in read) record = read.value
    else fault(read.fault, item.label, read.may)
  }
  // Places of contacts as the table has them, for the lines that faults name.
  const places = record.otherContacts.flatMap((contact, at) => (isContact(contact) ? [at] : []))
  const value = { ...record, otherContacts: record.otherContacts.filter(isContact) }
  for (const { path, code } of problemsOf(value, own.record, own.released)) {
    const place = path.replace(/^otherContacts\.(\d+)/, (_, at: string) => `otherContacts.${places[Number(at)] ?? at}`)
    const found = seen.get(place) ?? [...seen].find(([seenPath]) => seenPath.startsWith(`${place}.`) || place.startsWith(`${seenPath}.`))?.[1]
    const label = RECORD_LINES.find((line) => line.path === place)?.label ?? place
    const line = found?.line ?? rows[0]?.line ?? 1
    if (!faults.some((fault) => fault.line === line && fault.column === label)) faults.push({ line, column: label, code, value: found?.typed ?? '' })
  }
  const lines = [...seen].map(([path, { line, label }]) => {
    const item = RECORD_LINES.find((one) => one.path === path)
    return { line, label, changed: item !== undefined && item.write(own.record) !== item.write(value) }
  })
  return { value, lines, faults: onlyOtherHospital(faults) ?? faults.sort((a, b) => a.line - b.line) }
}
