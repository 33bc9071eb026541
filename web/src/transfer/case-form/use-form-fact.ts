import { useSyncExternalStore } from 'react'
import { useFormContext } from 'react-hook-form'
import type { CaseFormValues } from './case-form'

/** Something plain that follows from the whole form: a keystroke that doesn't change it renders nothing anew. */
export const useFormFact = <T extends string | number | boolean | null>(of: (values: CaseFormValues) => T): T => {
  const { subscribe, getValues } = useFormContext<CaseFormValues>()
  return useSyncExternalStore(
    (changed) => subscribe({ formState: { values: true }, callback: changed }),
    () => of(getValues()),
  )
}
