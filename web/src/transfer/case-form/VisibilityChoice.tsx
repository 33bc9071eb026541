import { Radio } from '@mantine/core'
import { caseVisibility, type CaseVisibility } from '@tasuki/domain/transfer/case-status'
import { useMessages } from '../../ui/language'
import { caseMessages } from '../case.messages'
import classes from './CaseForm.module.css'

type VisibilityChoiceProps = { value: CaseVisibility; onChange: (value: CaseVisibility) => void; disabled?: boolean }

/** S1 / S2 (要綱17条1項) in plain words. */
export const VisibilityChoice = ({ value, onChange, disabled }: VisibilityChoiceProps) => {
  const words = useMessages(caseMessages)
  return (
    <Radio.Group aria-label={words.visibilityLabel} value={value} onChange={(chosen) => onChange(caseVisibility.parse(chosen))}>
      <div className={classes.visibility}>
        {caseVisibility.options.map((option) => (
          <Radio
            key={option}
            value={option}
            disabled={disabled}
            label={words[`visibility_${option}`]}
            description={words[`visibilityText_${option}`]}
            classNames={{ label: classes.visibilityName }}
          />
        ))}
      </div>
    </Radio.Group>
  )
}
