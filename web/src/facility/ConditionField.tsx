import type { Acceptance, CareNeed } from '@tasuki/domain/facility/care-need'
import { isScale } from '@tasuki/domain/facility/quantity-text'
import { memo } from 'react'
import { CheckedField } from '../names/CheckedText'
import { useLanguage, useMessages } from '../ui/language'
import { NumberField } from '../ui/NumberField'
import { SegmentedField } from '../ui/SegmentedField'
import { MARK_SHAPE } from '../ui/StateMark'
import { withLevel } from './acceptance-draft'
import classes from './Conditions.module.css'
import { conditionsMessages } from './conditions.messages'
import { facilityTerms, type FacilityTerms } from './facility-terms.messages'
import { needLabel } from './facility-text'
import { saveMessages } from './save.messages'
import { unitText } from './unit-text'

const acceptanceText = (stated: Acceptance | undefined, unit: string, terms: FacilityTerms): string =>
  stated === undefined
    ? terms.level_unstated
    : [terms[`level_${stated.level}`], stated.limit === null ? '' : terms.atMost(stated.limit, unit), stated.condition].filter((part) => part !== '').join(' ')

type ConditionFieldProps = {
  need: CareNeed
  stated: Acceptance | undefined
  /** What somebody else has put there meanwhile; `overtaken` says that they did. */
  standing: Acceptance | undefined
  changed: boolean
  overtaken: boolean
  error: string | undefined
  onChange: (code: string, stated: Acceptance | undefined) => void
}

/** One item of the catalogue: ○ / △ with its condition / × / not stated, and the most that is taken. */
export const ConditionField = memo((props: ConditionFieldProps) => {
  const { need, stated, standing, changed, overtaken, error, onChange } = props
  const words = useMessages(conditionsMessages)
  const terms = useMessages(facilityTerms)
  const save = useMessages(saveMessages)
  const { language } = useLanguage()
  const label = needLabel(need, language)
  const unit = unitText(need.quantityUnit, language)
  const segments = [
    { value: 'accepted', label: `${MARK_SHAPE.yes} ${terms.level_accepted}` },
    { value: 'conditional', label: `${MARK_SHAPE.maybe} ${terms.level_conditional}` },
    { value: 'refused', label: `${MARK_SHAPE.no} ${terms.level_refused}` },
    { value: 'unstated', label: terms.level_unstated, quiet: true },
  ] as const
  return (
    <div className={classes.condition} data-field={need.code} data-changed={changed ? '' : undefined}>
      <SegmentedField label={label} segments={segments} value={stated?.level ?? 'unstated'} onChange={(level) => onChange(need.code, withLevel(stated, level))} error={error} inline />
      {stated === undefined || stated.level === 'refused' || (stated.level === 'accepted' && need.quantityUnit === null) ? null : (
        <div className={classes.more}>
          {stated.level === 'conditional' ? (
            <CheckedField
              field="facility.condition"
              className={classes.text}
              aria-label={words.condition(label)}
              placeholder={words.conditionHint}
              maxLength={200}
              autoComplete="off"
              value={stated.condition}
              onChange={(event) => onChange(need.code, { ...stated, condition: event.currentTarget.value })}
            />
          ) : null}
          {need.quantityUnit === null ? null : (
            <NumberField
              label={undefined}
              aria-label={words.limit(label, unit)}
              placeholder={words.limitHint}
              value={stated.limit}
              decimals
              unit={isScale(unit) ? words.upToScore(unit) : words.upTo(unit)}
              wrong={words.numberWrong}
              width={`${unit.length + 9}em`}
              onChange={(limit) => onChange(need.code, { ...stated, limit })}
            />
          )}
        </div>
      )}
      {overtaken ? <p className={classes.overtaken}>{save.overtaken(acceptanceText(standing, unit, terms))}</p> : null}
    </div>
  )
})
ConditionField.displayName = 'ConditionField'
