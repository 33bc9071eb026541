import { useId, type ReactNode } from 'react'
import classes from './controls.module.css'
import { usePressed } from './pressed'

export type Segment<V extends string> = { value: V; label: string; quiet?: boolean; /** Where the label is in another language than the page. */ lang?: string }

type SegmentedFieldProps<V extends string> = {
  label: ReactNode
  /** A label only for assistive technology, where the row already shows it. */
  labelHidden?: boolean
  segments: readonly Segment<V>[]
  value: V | null
  onChange: (value: V) => void
  error?: string
  disabled?: boolean
  /** Beside its label in one row (lists of many such fields) instead of under it. */
  inline?: boolean
}

/** A few choices side by side. Native radios: Tab reaches the group, arrows choose. */
export const SegmentedField = <V extends string>(props: SegmentedFieldProps<V>) => {
  const { label, labelHidden, segments, value, onChange, error, disabled, inline } = props
  const name = useId()
  const { shown, press } = usePressed(value)
  const choose = (next: V) => {
    press(next)
    onChange(next)
  }
  return (
    <fieldset className={classes.segmented} data-inline={inline === true ? '' : undefined} disabled={disabled} aria-describedby={error === undefined ? undefined : `${name}-error`}>
      <legend className={labelHidden === true ? 'visuallyHidden' : classes.legend}>{label}</legend>
      <div className={classes.segments}>
        {segments.map((segment) => (
          <label key={segment.value} className={classes.segment} data-quiet={segment.quiet === true ? '' : undefined}>
            <input type="radio" name={name} value={segment.value} checked={shown === segment.value} onChange={() => choose(segment.value)} />
            <span lang={segment.lang}>{segment.label}</span>
          </label>
        ))}
      </div>
      {error === undefined ? null : (
        <p id={`${name}-error`} className={classes.fieldError}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
