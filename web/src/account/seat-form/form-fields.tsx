import { createContext, useContext, type ReactNode } from 'react'
import { ApiRefusal } from '../../platform/api-problem'
import { useProblemText } from '../../platform/ProblemPanel'
import { fieldErrorMessages } from '../../ui/field-errors.messages'
import { useMessages } from '../../ui/language'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { TextField } from '../../ui/TextField'
import classes from './SeatForm.module.css'

type Shown = { errorOf: (path: string) => string | undefined }

const ShownContext = createContext<Shown>({ errorOf: () => undefined })

/** Fields below learn from here what the last refusal said of them. */
export const FormFields = ({ refusal, children }: { refusal: unknown; children: ReactNode }) => {
  const { missing } = useMessages(fieldErrorMessages)
  const problemText = useProblemText()
  const errorOf = (path: string): string | undefined => {
    if (!(refusal instanceof ApiRefusal) || refusal.details.fields?.includes(path) !== true) return undefined
    if (refusal.code === 'required_fields_missing') return missing
    const { what, todo } = problemText(refusal)
    return [what, todo ?? ''].join('')
  }
  return <ShownContext value={{ errorOf }}>{children}</ShownContext>
}

export const useFormFields = () => useContext(ShownContext)

type LineProps = { path: string; label: string; value: string; most: number; onEdit: (value: string) => void; kind?: 'text' | 'email' | 'tel' | 'date'; hint?: string; /** Not taken without it. */ needed?: boolean }

const INPUT_MODES = { text: undefined, email: 'email', tel: 'tel', date: undefined } as const

/** One line of a form; `path` as refusals name it. */
export const FormLine = ({ path, label, value, most, onEdit, kind = 'text', hint, needed = false }: LineProps) => {
  const { errorOf } = useFormFields()
  return (
    <TextField
      className={classes.line}
      type={kind === 'date' ? 'date' : 'text'}
      inputMode={INPUT_MODES[kind]}
      label={needed ? <RequiredLabel>{label}</RequiredLabel> : label}
      description={hint}
      value={value}
      maxLength={kind === 'date' ? undefined : most}
      autoComplete="off"
      error={errorOf(path)}
      onChange={(event) => onEdit(event.currentTarget.value)}
    />
  )
}
