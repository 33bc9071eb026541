import { missingToSend, type CaseRecord } from '@tasuki/domain/transfer/case-record'
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react'
import { useNamePlace } from '../../names/name-place'
import { rememberRefusedWords } from '../../names/tab-names'
import { ApiRefusal } from '../../platform/api-problem'
import { useProblemText } from '../../platform/ProblemPanel'
import { useMessages } from '../../ui/language'
import { caseFormMessages } from './case-form.messages'
import { fieldPath } from './field-path'
import { foldOfPath, setFolds } from './form-folds'
import { nameHits } from '../lists/name-hits'
import { useFormFact } from './use-form-fact'

/** What is wrong with a field, by its path in the record, and with which fields something is. */
type Problems = { of: (path: string) => string | undefined; paths: readonly string[] }
const FormProblems = createContext<Problems>({ of: () => undefined, paths: [] })

export const useFieldProblem = (path: string): string | undefined => useContext(FormProblems).of(path)

export const useProblemPaths = (): readonly string[] => useContext(FormProblems).paths

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
  const { places } = useNamePlace()
  // Marked in its field, and released there if it is none.
  useEffect(() => {
    const [innermost] = places
    if (refused !== undefined && innermost !== undefined) rememberRefusedWords(innermost, nameHits(refused.error, (field) => valueAt(refused.record, field)))
  }, [refused, places])
  const problems = useMemo((): Problems => {
    const [saidPaths, missingPaths] = [said, missing].map((paths) => paths.split(' ').filter((path) => path !== ''))
    return {
      paths: [...new Set([...(saidPaths ?? []), ...(missingPaths ?? [])])],
      of: (path) => {
        if (refused !== undefined && saidPaths?.some((one) => isAt(one, path)) === true) {
          const hits = nameHits(refused.error, (field) => (isAt(field, path) ? valueAt(refused.record, field) : undefined))
          return hits.length > 0 ? words.looksLikeName(hits) : text(refused.error).what
        }
        return missingPaths?.includes(path) === true ? words.requiredMissing : undefined
      },
    }
  }, [missing, said, refused, text, words])
  return <FormProblems value={problems}>{children}</FormProblems>
}

const fieldsAt = (paths: readonly string[]) => [...document.querySelectorAll<HTMLElement>('[data-field]')].filter(({ dataset: { field } }) => field !== undefined && paths.some((path) => isAt(path, field)))

/** Whether the form has a field for one of these paths. */
export const hasField = (paths: readonly string[]): boolean => paths.some((path) => foldOfPath(path) !== undefined)

/** Opens the parts in which these fields stand, scrolls to the first of them and puts the cursor into it. */
export const goToField = (paths: readonly string[]) => {
  setFolds([...new Set(paths.flatMap((path) => foldOfPath(path) ?? []))], true)
  // A part that was never opened is made first.
  requestAnimationFrame(() => {
    const [first] = fieldsAt(paths)
    if (first === undefined) return
    first.scrollIntoView({ block: 'center' })
    first.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')?.focus({ preventScroll: true })
  })
}
