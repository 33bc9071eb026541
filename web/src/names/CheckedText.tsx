import { useMergedRef } from '@mantine/hooks'
import type { NameFinding } from '@tasuki/domain/names/name-check.rules'
import { type ComponentProps, type ReactNode, type Ref, useEffect, useId, useMemo, useRef, useState } from 'react'
import { ApiRefusal } from '../platform/api-problem'
import { useHoldForm } from '../ui/form-gate'
import { useMessages } from '../ui/language'
import { TextArea, TextField } from '../ui/TextField'
import { nameCheckMessages } from './name-check.messages'
import classes from './NameCheck.module.css'
import { NameFindings } from './NameFindings'
import { NameMarks } from './NameMarks'
import { useNamePlace } from './name-place'
import { refusedWords } from './refused-words'
import { type FoundWord, foundWords } from './shown-findings'
import { rememberRefusedWords } from './tab-names'
import { useNameCheck } from './use-name-check'

type Checked = {
  value: string
  /** What kind of text it is (`talk`, `record.course`); its last part is the field's in the call. */
  field: string
  /** People who may be named, besides those of the own house. */
  members?: readonly string[] | undefined
  /** The text as it is read, letter for letter, where that is another: without colleagues spoken to by name. */
  readAs?: string | undefined
  /** The error of the call that carried it: what the server took for a name is marked as well. */
  problem?: unknown
}
type Box = HTMLInputElement | HTMLTextAreaElement

/** Where the server has found more than this browser, whose model may not have arrived. */
const useRefusedWords = (value: string, field: string, problem: unknown) => {
  const { places } = useNamePlace()
  const last = useRef<unknown>(undefined)
  useEffect(() => {
    if (problem === last.current) return
    last.current = problem
    const [innermost] = places
    if (problem instanceof ApiRefusal && innermost !== undefined) rememberRefusedWords(innermost, refusedWords(problem, field, value))
  }, [problem, field, value, places])
}

/** The same list as before, where nothing about it has changed: typed behind the finds, it isn't drawn anew. */
const useFoundWords = (value: string, findings: readonly NameFinding[]): readonly FoundWord[] => {
  // The words stand unchanged where the finds do.
  const upToLast = value.slice(0, findings.at(-1)?.end ?? 0)
  return useMemo(() => foundWords(upToLast, findings), [upToLast, findings])
}

/** Marks, list and gate of one field; the field itself stays as it is, so that nothing of typing changes. */
const useChecked = ({ value, field, members, readAs, problem }: Checked, given: Ref<Box> | undefined) => {
  const texts = useMessages(nameCheckMessages)
  const box = useRef<Box>(null)
  const attach = useMergedRef(box, given ?? null)
  const [start] = useState(value)
  const [touched, setTouched] = useState(false)
  const findings = useNameCheck({ text: readAs ?? value, field, members, active: touched || value !== start })
  const words = useFoundWords(value, findings)
  const isBlocked = words.some(({ level }) => level === 'block')
  useHoldForm(isBlocked ? texts.sendingRefused : undefined)
  useRefusedWords(value, field, problem)
  const listId = useId()
  // The frame of the field describes it by label and error of its own; what was found comes besides.
  useEffect(() => {
    const input = box.current
    if (input === null) return
    const others = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== '' && id !== listId)
    const ids = words.length > 0 ? [...others, listId] : others
    if (ids.length > 0) input.setAttribute('aria-describedby', ids.join(' '))
    else input.removeAttribute('aria-describedby')
  })
  return {
    attach,
    isBlocked,
    onTouch: () => setTouched(true),
    marked: (input: ReactNode) => (
      <div className={classes.marked}>
        {input}
        {findings.length === 0 ? null : <NameMarks field={box} text={value} findings={findings} />}
      </div>
    ),
    list: <NameFindings id={listId} words={words} field={field} input={box} />,
  }
}

/** Text of several lines in which no patient's name may stand: found while it is typed (要綱6条1号). */
export const CheckedArea = ({ field, members, readAs, problem, ref, className, ...rest }: ComponentProps<typeof TextArea> & Checked & { ref?: Ref<HTMLTextAreaElement> }) => {
  const { attach, isBlocked, onTouch, marked, list } = useChecked({ value: rest.value, field, members, readAs, problem }, ref as Ref<Box> | undefined)
  return (
    <div className={`${classes.place} ${className ?? ''}`} data-named={isBlocked ? '' : undefined}>
      <TextArea {...rest} ref={attach} error={rest.error || isBlocked} inputContainer={marked} onFocusCapture={onTouch} />
      {list}
    </div>
  )
}

/** One line of text, read the same way. */
export const CheckedField = ({ field, members, readAs, problem, ref, className, ...rest }: ComponentProps<typeof TextField> & Checked & { ref?: Ref<HTMLInputElement> }) => {
  const { attach, isBlocked, onTouch, marked, list } = useChecked({ value: rest.value, field, members, readAs, problem }, ref as Ref<Box> | undefined)
  return (
    <div className={`${classes.place} ${className ?? ''}`} data-named={isBlocked ? '' : undefined}>
      <TextField {...rest} ref={attach} error={rest.error || isBlocked} inputContainer={marked} onFocusCapture={onTouch} />
      {list}
    </div>
  )
}
