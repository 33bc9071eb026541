import type { FacilityContact, FacilityRecord } from '@tasuki/domain/facility/facility.contract'
import { FACILITY_FIELD_WORDS } from '@tasuki/domain/facility/facility-words'
import { receptionText, weekdaysText } from '@tasuki/domain/facility/reception-text'

const WORDS = FACILITY_FIELD_WORDS.ja

type Fact = { label: string; value: string; wide: boolean }
/** What was entered, and the names of what wasn't: nobody takes a gap for a "no". */
export type FactsOnPaper = { title: string; facts: Fact[]; missing: string }

const contactText = ({ name, phone, extension, email }: FacilityContact): string => [name, phone === '' ? '' : phone + (extension === '' ? '' : `（内線 ${extension}）`), email].filter((part) => part !== '').join('　')

const numbered = (value: number | null, say: (count: number) => string): string => (value === null ? '' : say(value))

/** Longer than this doesn't stand beside its name in half a page's width. */
const LONG = 22

const of = (title: string, given: readonly (readonly [label: string, value: string])[]): FactsOnPaper => ({
  title,
  facts: given.flatMap(([label, value]) => (value.trim() === '' ? [] : [{ label, value, wide: value.length > LONG || value.includes('\n') }])),
  missing: given.flatMap(([label, value]) => (value.trim() === '' ? [label] : [])).join('、'),
})

/** Every field of the record (要綱13条), in the order in which one telephones, refers and asks about costs. */
export const factsOnPaper = (record: FacilityRecord): FactsOnPaper[] => [
  of('連絡先', [
    [WORDS.departmentName, record.departmentName],
    [WORDS.phone, record.phone],
    [WORDS.extension, record.extension],
    [WORDS.fax, record.fax],
    [WORDS.email, record.email],
    [WORDS.website, record.website],
    [WORDS.otherContacts, record.otherContacts.map(contactText).join('\n')],
  ]),
  of('受付と\n入院まで', [
    [WORDS.receptionHours, receptionText(record.receptionHours, WORDS)],
    [WORDS.afterHours, WORDS[`afterHours_${record.afterHours}`]],
    [WORDS.afterHoursPhone, record.afterHoursPhone],
    [WORDS.answerWithinHours, numbered(record.answerWithinHours, WORDS.hours)],
    [WORDS.committeeWeekdays, weekdaysText(record.committeeWeekdays, WORDS)],
    [WORDS.committeeDeadline, record.committeeDeadline],
    [WORDS.familyInterview, WORDS[`familyInterview_${record.familyInterview}`]],
    [WORDS.daysToAdmission, numbered(record.daysToAdmission, WORDS.days)],
    [WORDS.age, record.ageFrom === null && record.ageTo === null ? '' : WORDS.ageRange(record.ageFrom, record.ageTo)],
    [WORDS.guarantor, WORDS[`guarantor_${record.guarantor}`]],
    [WORDS.vacancyRhythmDays, numbered(record.vacancyRhythmDays, WORDS.everyDays)],
  ]),
  of('体制・費用\nそのほか', [
    [WORDS.therapists, numbered(record.therapists, WORDS.people)],
    [WORDS.privateRoomFee, record.privateRoomFee],
    [WORDS.uninsuredCosts, record.uninsuredCosts],
    [WORDS.visiting, record.visiting],
    [WORDS.pickUp, record.pickUp],
    [WORDS.remarks, record.remarks],
  ]),
]
