import { missingToSend, type CaseRecord } from '@tasuki/domain/transfer/case-record'
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { ApiRefusal } from '../platform/api-problem'
import { useProblemText } from '../platform/ProblemPanel'
import { useMessages } from '../ui/language'
import { caseFormMessages } from './case-form.messages'
import { recordOfForm, type CaseFormValues } from './case-form'

/** What is wrong with a field, by its path in the record. */
const FormProblems = createContext<(path: string) => string | undefined>(() => undefined)

export const useFieldProblem = (path: string): string | undefined => useContext(FormProblems)(path)

const valueAt = (record: CaseRecord, path: string): unknown =>
  path.split('.').reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined), record)

/** The server may name an input by its place in the call (`record.course`). */
export const fieldPath = (path: string): string => path.replace(/^record\./, '')

export type RefusedRecord = { error: ApiRefusal; record: CaseRecord }

type FormProblemsProviderProps = {
  /** Somebody has tried to send: what is missing is shown, until it is there. */
  showMissing: boolean
  /** The server's no, and the record it was said of: it stands at a field until that field is changed. */
  refused: RefusedRecord | undefined
  children: ReactNode
}

export const FormProblemsProvider = ({ showMissing, refused, children }: FormProblemsProviderProps) => {
  const words = useMessages(caseFormMessages)
  const text = useProblemText()
  const { control } = useFormContext<CaseFormValues>()
  const record = recordOfForm(useWatch({ control }) as CaseFormValues)
  const missing = showMissing ? missingToSend(record).join(' ') : ''
  const said =
    refused === undefined
      ? ''
      : (refused.error.details.fields ?? [])
          .map(fieldPath)
          .filter((path) => JSON.stringify(valueAt(record, path)) === JSON.stringify(valueAt(refused.record, path)))
          .join(' ')
  // Texts, not sets: a keystroke that changes nothing of them renders no field anew.
  const problemOf = useMemo(
    () => (path: string) => {
      if (said.split(' ').includes(path) && refused !== undefined) return text(refused.error).what
      return missing.split(' ').includes(path) ? words.requiredMissing : undefined
    },
    [missing, said, refused, text, words],
  )
  return <FormProblems value={problemOf}>{children}</FormProblems>
}

const fieldsAt = (paths: readonly string[]) => [...document.querySelectorAll<HTMLElement>('[data-field]')].filter((field) => paths.includes(field.dataset.field ?? ''))

/** Whether the form has a field for one of these paths. */
export const hasField = (paths: readonly string[]): boolean => fieldsAt(paths).length > 0

/** Scrolls to the first of these fields and puts the cursor into it. */
export const goToField = (paths: readonly string[]) => {
  const [first] = fieldsAt(paths)
  if (first === undefined) return
  first.closest('details')?.setAttribute('open', '')
  first.scrollIntoView({ block: 'center' })
  first.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')?.focus({ preventScroll: true })
}
