import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../ui/language'
import { Section } from '../ui/Page'
import { TextField } from '../ui/TextField'
import { WEEK, weekdayNames } from '@tasuki/domain/facility/reception-text'
import { recordFieldMessages } from './hospital.messages'
import { RecordChoice, RecordFieldPlace, RecordNumber, RecordText, useRecordForm } from './record-form'
import { OtherContacts } from './OtherContacts'
import { recordFormMessages } from './record-form.messages'
import classes from './RecordForm.module.css'

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Section title={title}>
    <div className={classes.fields}>{children}</div>
  </Section>
)

/** Every field of 施設情報, in the order in which a sender asks for it. */
export const RecordFields = () => {
  const words = useMessages(recordFormMessages)
  const fields = useMessages(recordFieldMessages)
  return (
    <>
      <Part title={words.contact}>
        <RecordText name="departmentName" limit={200} hint={words.departmentHint} needed wide />
        <RecordText name="shortName" limit={40} hint={words.shortNameHint} />
        <RecordText name="phone" limit={30} type="tel" />
        <RecordText name="extension" limit={20} type="tel" />
        <RecordText name="fax" limit={30} type="tel" />
        <RecordText name="email" limit={200} type="email" />
        <RecordText name="website" limit={300} type="url" />
        <OtherContacts />
      </Part>
      <Part title={words.reception}>
        <ReceptionHours />
        <RecordChoice
          name="afterHours"
          wide
          choices={[
            { value: 'none', label: fields.afterHours_none },
            { value: 'phone', label: fields.afterHours_phone },
            { value: 'accepts', label: fields.afterHours_accepts },
          ]}
        />
        <RecordText name="afterHoursPhone" limit={30} type="tel" />
      </Part>
      <Part title={words.admission}>
        <RecordNumber name="answerWithinHours" unit={words.hoursUnit} />
        <RecordNumber name="daysToAdmission" unit={words.daysUnit} />
        <RecordNumber name="vacancyRhythmDays" unit={words.daysUnit} min={1} max={14} placeholder={words.rhythmHint} explain={words.rhythmExplain} />
        <CommitteeDays />
        <RecordText name="committeeDeadline" limit={200} hint={words.deadlineHint} />
        <RecordChoice
          name="familyInterview"
          choices={[
            { value: 'required', label: fields.familyInterview_required },
            { value: 'not_required', label: fields.familyInterview_not_required },
            { value: 'depends', label: fields.familyInterview_depends },
          ]}
        />
      </Part>
      <Part title={words.patients}>
        <RecordNumber name="ageFrom" unit={words.yearsUnit} max={150} />
        <RecordNumber name="ageTo" unit={words.yearsUnit} max={150} />
        <RecordChoice
          name="guarantor"
          choices={[
            { value: 'required', label: fields.guarantor_required },
            { value: 'not_required', label: fields.guarantor_not_required },
            { value: 'negotiable', label: fields.guarantor_negotiable },
          ]}
        />
      </Part>
      <Part title={words.costs}>
        <RecordNumber name="therapists" unit={words.peopleUnit} />
        <RecordText name="privateRoomFee" limit={200} hint={words.feeHint} wide />
        <RecordText name="uninsuredCosts" limit={200} wide />
        <RecordText name="visiting" limit={200} wide />
        <RecordText name="pickUp" limit={200} wide />
        <RecordText name="remarks" limit={4000} wide several />
      </Part>
    </>
  )
}

const Weekdays = ({ label, value, onChange }: { label: string; value: readonly number[]; onChange: (value: number[]) => void }) => {
  const names = weekdayNames(useMessages(recordFieldMessages))
  return (
    <fieldset className={classes.weekdays}>
      <legend>{label}</legend>
      {WEEK.map((weekday) => (
        <Checkbox
          key={weekday}
          label={names[weekday]}
          checked={value.includes(weekday)}
          onChange={(event) => onChange([...value.filter((one) => one !== weekday), ...(event.currentTarget.checked ? [weekday] : [])].sort((a, b) => a - b))}
        />
      ))}
    </fieldset>
  )
}

const ReceptionHours = () => {
  const words = useMessages(recordFormMessages)
  const { values, set, problem } = useRecordForm()
  const hours = values.receptionHours
  const error = problem('receptionHours')
  return (
    <RecordFieldPlace name="receptionHours" wide>
      <div className={classes.fields}>
        <Weekdays label={words.receptionDays} value={hours.weekdays} onChange={(weekdays) => set('receptionHours', { ...hours, weekdays })} />
        <TextField type="time" label={words.from} value={hours.from} onChange={(event) => event.currentTarget.value === '' || set('receptionHours', { ...hours, from: event.currentTarget.value })} />
        <TextField type="time" label={words.until} value={hours.until} error={error} onChange={(event) => event.currentTarget.value === '' || set('receptionHours', { ...hours, until: event.currentTarget.value })} />
      </div>
    </RecordFieldPlace>
  )
}

const CommitteeDays = () => {
  const fields = useMessages(recordFieldMessages)
  const { values, set } = useRecordForm()
  return (
    <RecordFieldPlace name="committeeWeekdays" wide>
      <Weekdays label={fields.committeeWeekdays} value={values.committeeWeekdays} onChange={(weekdays) => set('committeeWeekdays', weekdays)} />
    </RecordFieldPlace>
  )
}
