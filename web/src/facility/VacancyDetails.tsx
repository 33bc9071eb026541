import type { AvailabilityInput } from '@tasuki/domain/facility/facility.contract'
import { CheckedField } from '../names/CheckedText'
import { ActionButton } from '../ui/ActionButton'
import { useMessages } from '../ui/language'
import { NumberField } from '../ui/NumberField'
import { NumberStepper } from '../ui/NumberStepper'
import { TextField } from '../ui/TextField'
import { facilityTerms } from './facility-terms.messages'
import classes from './Vacancy.module.css'
import { vacancyMessages } from './vacancy.messages'

export const MOST_BEDS = 9999
const MOST_WEEKS = 104

type VacancyDetailsProps = { values: AvailabilityInput; onChange: (next: Partial<AvailabilityInput>) => void; onLeave: (() => void) | undefined }

/** What changes seldom: how many beds there are, what is held, what comes free, how long one waits. */
export const VacancyDetails = ({ values, onChange, onLeave }: VacancyDetailsProps) => {
  const words = useMessages(vacancyMessages)
  const terms = useMessages(facilityTerms)
  const most = values.beds > 0 ? values.beds : MOST_BEDS
  return (
    <div className={classes.details}>
      <NumberStepper label={terms.beds} value={values.beds} max={MOST_BEDS} onChange={(beds) => onChange({ beds })} />
      <NumberStepper label={terms.held} value={values.held} max={Math.max(most, values.held)} onChange={(held) => onChange({ held })} />
      <TextField
        type="date"
        label={terms.opensOn}
        value={values.opensOn ?? ''}
        onChange={(event) => onChange(event.currentTarget.value === '' ? { opensOn: null, opensBeds: 0 } : { opensOn: event.currentTarget.value })}
      />
      <NumberStepper label={terms.opensBeds} value={values.opensBeds} max={Math.max(most, values.opensBeds)} onChange={(opensBeds) => onChange({ opensBeds })} />
      <NumberField label={terms.waitingWeeks} value={values.waitingWeeks} max={MOST_WEEKS} unit={words.weeksUnit} wrong={words.weeksWrong} onChange={(waitingWeeks) => onChange({ waitingWeeks })} />
      <CheckedField field="vacancy.note" className={classes.noteField} label={terms.vacancyNote} placeholder={words.noteHint} maxLength={100} autoComplete="off" value={values.note} onChange={(event) => onChange({ note: event.currentTarget.value })} />
      {onLeave === undefined ? null : (
        <ActionButton tone="quiet" size="xs" onAct={onLeave}>
          {words.leave}
        </ActionButton>
      )}
    </div>
  )
}
