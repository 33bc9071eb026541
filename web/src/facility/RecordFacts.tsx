import type { FacilityRecord } from '@tasuki/domain/facility/facility.contract'
import { useMessages } from '../ui/language'
import { Facts, Section } from '../ui/Page'
import { weekdaysText } from '@tasuki/domain/facility/reception-text'
import { hospitalMessages, recordFieldMessages } from './hospital.messages'

type Fact = { label: string; value: string }
const stated = (facts: Fact[]): Fact[] => facts.filter(({ value }) => value.trim() !== '')

/** What a hospital says of itself beside its contact: only what was filled in. */
export const RecordFacts = ({ record }: { record: FacilityRecord }) => {
  const words = useMessages(hospitalMessages)
  const fields = useMessages(recordFieldMessages)
  const number = (value: number | null, say: (count: number) => string) => (value === null ? '' : say(value))
  const way = stated([
    { label: fields.answerWithinHours, value: number(record.answerWithinHours, fields.hours) },
    { label: fields.daysToAdmission, value: number(record.daysToAdmission, fields.days) },
    { label: fields.committeeWeekdays, value: weekdaysText(record.committeeWeekdays, fields) },
    { label: fields.committeeDeadline, value: record.committeeDeadline },
    { label: fields.familyInterview, value: fields[`familyInterview_${record.familyInterview}`] },
    { label: fields.vacancyRhythmDays, value: number(record.vacancyRhythmDays, fields.everyDays) },
    { label: fields.age, value: record.ageFrom === null && record.ageTo === null ? '' : fields.ageRange(record.ageFrom, record.ageTo) },
    { label: fields.guarantor, value: fields[`guarantor_${record.guarantor}`] },
  ])
  const rest = stated([
    { label: fields.therapists, value: number(record.therapists, fields.people) },
    { label: fields.privateRoomFee, value: record.privateRoomFee },
    { label: fields.uninsuredCosts, value: record.uninsuredCosts },
    { label: fields.visiting, value: record.visiting },
    { label: fields.pickUp, value: record.pickUp },
    { label: fields.remarks, value: record.remarks },
  ])
  return (
    <>
      <Section title={words.reception}>
        <Facts facts={way} />
      </Section>
      {rest.length === 0 ? null : (
        <Section title={words.costs}>
          <Facts facts={rest} />
        </Section>
      )}
    </>
  )
}
