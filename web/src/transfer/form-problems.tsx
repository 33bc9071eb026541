import { missingToSend, type CaseRecord } from '@tasuki/domain/transfer/case-record'
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { ApiRefusal } from '../platform/api-problem'
import { useProblemText } from '../platform/ProblemPanel'
import { useMessages } from '../ui/language'
import { caseFormMessages } from './case-form.messages'
import { fieldPath } from './field-path'
import { nameHits } from './name-hits'
import { useFormFact } from './use-form-fact'

/** What is wrong with a field, by its path in the record. */
const FormProblems = createContext<(path: string) => string | undefined>(() => undefined)

export const useFieldProblem = (path: string): string | undefined => useContext(FormProblems)(path)

const valueAt = (record: CaseRecord, path: string): unknown =>
  path.split('.').reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined), record)

/** A need's field stands for its parts too (`needs.oxygen.detail`). */
const isAt = (path: string, field: string): boolean => path === field || path.startsWith(`${field}.`)

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
  // Texts, not sets: a keystroke that changes nothing of them renders no field anew.
  const missing = useFormFact((values) => (showMissing ? missingToSend(values).join(' ') : ''))
  const said = useFormFact((values) =>
    refused === undefined
      ? ''
      : (refused.error.details.fields ?? [])
          .map(fieldPath)
          .filter((path) => JSON.stringify(valueAt(values, path)) === JSON.stringify(valueAt(refused.record, path)))
          .join(' '),
  )
  const problemOf = useMemo(
    () => (path: string) => {
      if (refused !== undefined && said.split(' ').some((one) => isAt(one, path))) {
        const hits = nameHits(refused.error, (field) => (isAt(field, path) ? valueAt(refused.record, field) : undefined))
        return hits.length > 0 ? words.looksLikeName(hits) : text(refused.error).what
      }
      return missing.split(' ').includes(path) ? words.requiredMissing : undefined
    },
    [missing, said, refused, text, words],
  )
  return <FormProblems value={problemOf}>{children}</FormProblems>
}

const fieldsAt = (paths: readonly string[]) => [...document.querySelectorAll<HTMLElement>('[data-field]')].filter(({ dataset: { field } }) => field !== undefined && paths.some((path) => isAt(path, field)))

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
