import type { ReactNode } from 'react'
import { useState } from 'react'
import { useHoldForm } from './form-gate'
import { TextField } from './TextField'

type NumberFieldProps = {
  label: ReactNode
  value: number | null
  onChange: (value: number | null) => void
  min?: number
  max?: number
  /** Nothing isn't an answer. */
  needed?: boolean
  /** Whole numbers only, unless said otherwise. */
  decimals?: boolean
  unit?: string
  /** Said when what is typed is no such number. */
  wrong: string
  error?: string
  placeholder?: string
  /** CSS width of the box. */
  width?: string
  'aria-label'?: string
}

/** A number that may be missing. Typed digits may be full-width, as the IME leaves them; what isn't a number stays to be corrected, and holds its form back. */
export const NumberField = (props: NumberFieldProps) => {
  const { label, value, onChange, min = 0, max = 1_000_000, decimals = false, needed = false, unit, wrong, error, placeholder, width } = props
  const [typed, setTyped] = useState<string>()
  const read = (text: string): number | null | undefined => {
    const digits = text.normalize('NFKC').trim()
    if (digits === '') return needed ? undefined : null
    if (!(decimals ? /^\d{1,7}(\.\d{0,3})?$/ : /^\d{1,7}$/).test(digits)) return undefined
    const number = Number(digits)
    return number < min || number > max ? undefined : number
  }
  const meant = typed === undefined ? null : read(typed)
  const isWrong = meant === undefined
  useHoldForm(isWrong ? wrong : undefined)
  // The form was sent, or filled anew from elsewhere.
  const isOld = typeof meant === 'number' && meant !== value
  return (
    <TextField
      label={label}
      aria-label={props['aria-label']}
      inputMode={decimals ? 'decimal' : 'numeric'}
      autoComplete="off"
      value={typed === undefined || isOld ? (value === null ? '' : String(value)) : typed}
      placeholder={placeholder}
      error={isWrong ? wrong : error}
      rightSection={unit === undefined ? undefined : <span>{unit}</span>}
      rightSectionWidth={unit === undefined ? undefined : `${unit.length + 1}em`}
      rightSectionPointerEvents="none"
      styles={{ wrapper: { inlineSize: width ?? '7em' } }}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        const number = read(text)
        if (number !== undefined) onChange(number)
      }}
      onBlur={() => {
        if (!isWrong) setTyped(undefined)
      }}
    />
  )
}
