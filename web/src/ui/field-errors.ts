import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react'

type FieldErrors<F extends string> = {
  /** Spread on the `form`: the browser's own bubbles, in whatever language it has, stay away. */
  form: { ref: RefObject<HTMLFormElement | null>; noValidate: true; onSubmit: (event: FormEvent) => void }
  /** What is wrong with a field, once one has tried to send it. */
  errorOf: (field: F) => string | undefined
}

/** A choice of several has its error at its group. */
const WRONG = '[aria-invalid="true"], fieldset[aria-describedby$="-error"] input:checked'

/** To the first field of a form that holds it back. */
export const focusFirstWrong = (form: HTMLElement | null): void => form?.querySelector<HTMLElement>(WRONG)?.focus()

/** A form that says at the field what is wrong with it, and leads to the first: sent only when nothing is. */
export const useFieldErrors = <F extends string>(wrong: Readonly<Record<F, string | undefined>>, send: () => void): FieldErrors<F> => {
  const ref = useRef<HTMLFormElement>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (tries > 0) focusFirstWrong(ref.current)
  }, [tries])
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const isWhole = Object.values(wrong).every((text) => text === undefined)
    // Sent, it begins anew: an emptied field isn't blamed.
    setTries((before) => (isWhole ? 0 : before + 1))
    if (isWhole) send()
  }
  return { form: { ref, noValidate: true, onSubmit }, errorOf: (field) => (tries > 0 ? wrong[field] : undefined) }
}
