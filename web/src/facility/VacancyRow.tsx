import { Checkbox } from '@mantine/core'
import type { AvailabilityInput } from '@tasuki/domain/facility/facility.contract'
import { useId } from 'react'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { useNow } from '../ui/clock'
import { Freshness } from '../ui/Freshness'
import { useLanguage, useMessages } from '../ui/language'
import { NumberStepper } from '../ui/NumberStepper'
import { SegmentedField } from '../ui/SegmentedField'
import { TextField } from '../ui/TextField'
import { ageText } from '../ui/time-text'
import { facilityTerms } from './facility-terms.messages'
import type { VacancyRowState } from './use-vacancy'
import classes from './Vacancy.module.css'
import { withVacant } from './vacancy-draft'
import { vacancyMessages } from './vacancy.messages'

const MOST_BEDS = 9999
const SEXES = ['male', 'female', 'any'] as const

type VacancyRowProps = {
  row: VacancyRowState
  busy: boolean
  onChange: (next: Partial<AvailabilityInput>) => void
  onSave: () => void
  onDrop: () => void
}

/** One bed kind: how many are free, how many may come, for whom; the rest folded away. */
export const VacancyRow = ({ row, busy, onChange, onSave, onDrop }: VacancyRowProps) => {
  const words = useMessages(vacancyMessages)
  const terms = useMessages(facilityTerms)
  const nameId = useId()
  const { values, standing, wrong, changed } = row
  const most = values.beds > 0 ? Math.max(values.beds, values.vacant) : MOST_BEDS
  const sexes = SEXES.map((sex) => ({ value: sex, label: terms[`sex_${sex}`] }))
  return (
    <div role="group" aria-labelledby={nameId} className={classes.row} data-changed={changed ? '' : undefined}>
      <div className={classes.name}>
        <h2 id={nameId}>{terms[`bed_${row.bedKind}`]}</h2>
        {changed ? <span className={classes.unsaved}>{words.notSaved}</span> : <Freshness updatedAt={standing?.updatedAt ?? null} />}
      </div>
      <div className={classes.counts}>
        <NumberStepper label={terms.vacant} value={values.vacant} max={most} onChange={(vacant) => onChange(withVacant(values, vacant))} />
        <NumberStepper label={terms.acceptable} value={values.acceptable} max={values.opensOn === null ? Math.max(values.vacant, values.acceptable) : most} onChange={(acceptable) => onChange({ acceptable })} />
      </div>
      <SegmentedField label={terms.sex} labelHidden segments={sexes} value={values.sex} onChange={(sex) => onChange({ sex })} />
      {standing === undefined ? <Details values={values} onChange={onChange} /> : <Folded values={values} onChange={onChange} />}
      <WrongInputs wrong={wrong} values={values} />
      {row.overtaken ? <Overtaken row={row} onDrop={onDrop} /> : <ProblemPanel error={row.error} />}
      {changed ? (
        <div className={classes.rowActs}>
          <ActionButton onAct={onSave} busy={busy} reason={wrong.length > 0 ? words.fixFirst : undefined}>
            {words.save}
          </ActionButton>
          {standing === undefined ? (
            <ActionButton tone="quiet" onAct={onDrop}>
              {words.removeNew}
            </ActionButton>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

type DetailsProps = Pick<VacancyRowProps, 'onChange'> & { values: AvailabilityInput }

const Folded = ({ values, onChange }: DetailsProps) => (
  <details className={classes.fold} open={values.opensOn === null ? undefined : true}>
    <summary>{useMessages(vacancyMessages).details(values.beds)}</summary>
    <Details values={values} onChange={onChange} />
  </details>
)

const Details = ({ values, onChange }: DetailsProps) => {
  const words = useMessages(vacancyMessages)
  const terms = useMessages(facilityTerms)
  return (
    <div className={classes.details}>
      <NumberStepper label={terms.beds} value={values.beds} max={MOST_BEDS} onChange={(beds) => onChange({ beds })} />
      <NumberStepper label={terms.held} value={values.held} max={values.beds > 0 ? Math.max(values.beds, values.held) : MOST_BEDS} onChange={(held) => onChange({ held })} />
      <TextField type="date" label={terms.opensOn} value={values.opensOn ?? ''} onChange={(event) => onChange({ opensOn: event.currentTarget.value === '' ? null : event.currentTarget.value })} />
      <Checkbox className={classes.check} label={words.privateRoom} checked={values.privateRoom} onChange={(event) => onChange({ privateRoom: event.currentTarget.checked })} />
    </div>
  )
}

const WrongInputs = ({ wrong, values }: { wrong: readonly string[]; values: AvailabilityInput }) => {
  const words = useMessages(vacancyMessages)
  const said: Record<string, string> = {
    'availability.beds': words.bedsMissing,
    'availability.vacant': words.vacantTooMany,
    'availability.acceptable': values.opensOn === null ? words.acceptableNeedsDay : words.acceptableTooMany,
    'availability.held': words.heldTooMany,
  }
  if (wrong.length === 0) return null
  return (
    <div role="alert" className={classes.wrong}>
      {wrong.map((field) => (
        <p key={field}>{said[field]}</p>
      ))}
    </div>
  )
}

const Overtaken = ({ row, onDrop }: { row: VacancyRowState; onDrop: () => void }) => {
  const words = useMessages(vacancyMessages)
  const terms = useMessages(facilityTerms)
  const { language } = useLanguage()
  const now = useNow()
  const { standing } = row
  if (standing === undefined) return null
  return (
    <div role="alert" className={classes.overtaken}>
      <p>
        {words.overtaken(standing.updatedBy === null ? words.somebody : terms.updatedBy(standing.updatedBy), ageText(standing.updatedAt, now, language))}
        <strong>{words.standing(standing.vacant, standing.acceptable, terms[`sex_${standing.sex}`])}</strong>
      </p>
      <p>{words.keepMine}</p>
      <ActionButton onAct={onDrop}>{words.takeStanding}</ActionButton>
    </div>
  )
}
