import type { SeatForm, SeatFormContent } from '@tasuki/domain/account/seat-form.contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { ApiRefusal } from '../platform/api-problem'
import { seatFormQuery, useSaveSeatForm } from './seat-form.queries'

/** Long enough for a word, short enough that a closed lid loses nothing. */
const PAUSE_MS = 800

export type FormDraft = {
  content: SeatFormContent
  edit: (content: SeatFormContent) => void
  state: 'saved' | 'unsaved' | 'saving' | 'failed'
  error: unknown
  /** A colleague, or the same person at another desk, has saved first. */
  overtaken: boolean
  /** What is here replaces what was saved meanwhile. */
  keepMine: () => Promise<void>
  /** What was saved meanwhile replaces what is here. */
  takeTheirs: () => Promise<void>
  /** Saves what isn't saved yet; the version that stands then, undefined where it couldn't be saved. */
  flush: () => Promise<number | undefined>
}

/** A form that is saved as it is typed: one save after the other, each on the version that the one before made. */
export const useFormDraft = (form: SeatForm): FormDraft => {
  const client = useQueryClient()
  const [content, setContent] = useState(form.content)
  const [state, setState] = useState<FormDraft['state']>('saved')
  const [error, setError] = useState<unknown>(null)
  const newest = useRef(form.content)
  const saved = useRef(form.content)
  const version = useRef(form.version)
  const running = useRef<Promise<number | undefined>>(undefined)
  const { mutateAsync } = useSaveSeatForm()

  const fail = (failure: unknown): undefined => {
    setState('failed')
    setError(failure)
  }
  const saveAll = async (): Promise<number | undefined> => {
    try {
      while (saved.current !== newest.current) {
        const sent = newest.current
        setState('saving')
        const stands = await mutateAsync({ params: { formId: form.id }, body: { version: version.current, content: sent } })
        version.current = stands.version
        saved.current = sent
      }
      setState('saved')
      setError(null)
      return version.current
    } catch (failure) {
      return fail(failure)
    }
  }
  const flush = async (): Promise<number | undefined> => {
    // Whoever comes while it saves waits for it: it also saves what was typed meanwhile.
    running.current ??= saveAll()
    const result = await running.current
    running.current = undefined
    return result
  }
  const flushNow = useEffectEvent(flush)
  useEffect(() => {
    if (state !== 'unsaved') return undefined
    const timer = setTimeout(() => void flushNow(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [state, content])
  useEffect(() => () => void flushNow(), [])

  const edit = (next: SeatFormContent) => {
    newest.current = next
    setContent(next)
    setState('unsaved')
  }
  const readStanding = () => client.fetchQuery({ ...seatFormQuery(form.id), staleTime: 0 })
  const keepMine = async () => {
    try {
      version.current = (await readStanding()).version
      await flush()
    } catch (failure) {
      fail(failure)
    }
  }
  const takeTheirs = async () => {
    try {
      const standing = await readStanding()
      version.current = standing.version
      newest.current = standing.content
      saved.current = standing.content
      setContent(standing.content)
      setError(null)
      setState('saved')
    } catch (failure) {
      fail(failure)
    }
  }
  return { content, edit, state, error, overtaken: error instanceof ApiRefusal && error.code === 'version_conflict', keepMine, takeTheirs, flush }
}
