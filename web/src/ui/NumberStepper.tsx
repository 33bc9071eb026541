import { useId, useState } from 'react'
import classes from './controls.module.css'
import { useMessages } from './language'
import { uiMessages } from './ui.messages'

type NumberStepperProps = {
  label: string
  labelHidden?: boolean
  value: number
  onChange: (value: number) => void
  min?: number
  max?: number
  unit?: string
  disabled?: boolean
}

/** − [ 2 ] +. Typed digits may be full-width, as the IME leaves them. */
export const NumberStepper = ({ label, labelHidden, value, onChange, min = 0, max = 9999, unit, disabled }: NumberStepperProps) => {
  const words = useMessages(uiMessages)
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const choose = (next: number) => onChange(Math.min(max, Math.max(min, next)))
  const take = (text: string) => {
    setTyped(text)
    const digits = text.normalize('NFKC').trim()
    if (/^\d{1,6}$/.test(digits)) choose(Number(digits))
  }
  return (
    <div className={classes.stepperField}>
      <label htmlFor={id} className={labelHidden === true ? 'visuallyHidden' : classes.legend}>
        {label}
      </label>
      <div className={classes.stepper}>
        <button type="button" aria-label={words.decrease(label)} disabled={disabled === true || value <= min} onClick={() => choose(value - 1)}>
          −
        </button>
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          disabled={disabled}
          value={typed ?? String(value)}
          onChange={(event) => take(event.currentTarget.value)}
          onBlur={() => setTyped(undefined)}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            event.preventDefault()
            setTyped(undefined)
            choose(value + (event.key === 'ArrowUp' ? 1 : -1))
          }}
        />
        <button type="button" aria-label={words.increase(label)} disabled={disabled === true || value >= max} onClick={() => choose(value + 1)}>
          ＋
        </button>
        {unit === undefined ? null : <span className={classes.unit}>{unit}</span>}
      </div>
    </div>
  )
}
