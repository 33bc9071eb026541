import { Checkbox } from '@mantine/core'
import type { AvailabilityInput } from '@tasuki/domain/facility/facility.contract'
import { useId } from 'react'
import { ActionButton } from '../ui/ActionButton'
import { useNow } from '../ui/clock'
import { Freshness } from '../ui/Freshness'
import { useLanguage, useMessages } from '../ui/language'
import { NumberStepper } from '../ui/NumberStepper'
import { SegmentedField } from '../ui/SegmentedField'
import { ageText } from '../ui/time-text'
import { facilityTerms } from './facility-terms.messages'
import type { VacancyRowState } from './use-vacancy'
import classes from './Vacancy.module.css'
import { withVacant } from './vacancy-draft'
import { vacancyMessages } from './vacancy.messages'
import { MOST_BEDS, VacancyDetails } from './VacancyDetails'

const SEXES = ['male', 'female', 'any'] as const

type VacancyRowProps = {
  row: VacancyRowState
  onChange: (next: Partial<AvailabilityInput>) => void
  onDrop: () => void
  onLeave: () => void
}

/** The most that may be offered (要綱13条): what is free, and what comes free where a day is stated. */
const mostAcceptable = ({ beds, vacant, opensOn, opensBeds }: AvailabilityInput): number => (opensOn === null ? vacant : opensBeds === 0 ? Math.max(beds, vacant) : vacant + opensBeds)

/** One bed kind: how many are free, how many may come, for whom; the rest folded away. */
export const VacancyRow = ({ row, onChange, onDrop, onLeave }: VacancyRowProps) => {
  const words = useMessages(vacancyMessages)
  const terms = useMessages(facilityTerms)
  const nameId = useId()
  const { values, standing, wrong, changed, leaving } = row
  const most = values.beds > 0 ? Math.max(values.beds, values.vacant) : MOST_BEDS
  const sexes = SEXES.map((sex) => ({ value: sex, label: terms[`sex_${sex}`] }))
  const details = <VacancyDetails values={values} onChange={onChange} onLeave={standing === undefined ? undefined : onLeave} />
  return (
    <div role="group" aria-labelledby={nameId} className={classes.row} data-changed={changed || leaving ? '' : undefined}>
      <div className={classes.name}>
        <h2 id={nameId}>{terms[`bed_${row.bedKind}`]}</h2>
        {changed || leaving ? (
          <span className={classes.unsaved}>{words.notSaved}</span>
        ) : (
          <span className={classes.updated}>
            <Freshness updatedAt={standing?.updatedAt ?? null} />
            {standing === undefined || standing.updatedBy === null ? null : <span>{terms.updatedBy(standing.updatedBy)}</span>}
          </span>
        )}
      </div>
      {leaving ? (
        <p className={classes.leaving}>{words.leaving}</p>
      ) : (
        <>
          <div className={classes.counts}>
            <NumberStepper label={terms.vacant} value={values.vacant} max={most} onChange={(vacant) => onChange(withVacant(values, vacant))} />
            <NumberStepper label={terms.acceptable} value={values.acceptable} max={Math.max(values.acceptable, mostAcceptable(values))} onChange={(acceptable) => onChange({ acceptable })} />
          </div>
          <div className={classes.whom}>
            <SegmentedField label={terms.sex} labelHidden segments={sexes} value={values.sex} onChange={(sex) => onChange({ sex })} />
            <Checkbox className={classes.check} aria-label={words.privateRoom} label={terms.privateRoom} checked={values.privateRoom} onChange={(event) => onChange({ privateRoom: event.currentTarget.checked })} />
          </div>
          {standing === undefined ? (
            details
          ) : (
            <details className={classes.fold} open={wrong.length > 0 ? true : undefined}>
              <summary>{words.details(values.beds, values.opensOn !== null || values.waitingWeeks !== null || values.note !== '')}</summary>
              {details}
            </details>
          )}
          <WrongInputs wrong={wrong} values={values} />
          {row.overtaken ? <Overtaken row={row} onDrop={onDrop} /> : null}
        </>
      )}
      {(changed || leaving) && !row.overtaken ? (
        <div className={classes.rowActs}>
          <ActionButton tone="quiet" size="xs" onAct={onDrop}>
            {standing === undefined ? words.removeNew : words.dropTyped}
          </ActionButton>
        </div>
      ) : null}
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
    'availability.opensBeds': words.opensTooMany,
    'availability.opensOn': words.opensNeedsDay,
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
