import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { isSameRecord, recordTexts } from '@tasuki/domain/transfer/record-fields'
import { useMemo, useRef, useState } from 'react'
import { refuseWatchedNames } from '../../names/watched-names'
import { ApiRefusal, ApiUnreachable } from '../../platform/api-problem'
import { recordOfForm, type CaseFormValues } from './case-form'
import { fieldPath } from './field-path'
import { caseNamePlace } from './case-name-place'
import type { RefusedRecord } from './form-problems'
import { useChangeRecord, useChangeVisibility, useRegisterCase, useSendCase } from '../transfer.queries'

/** The case as it stands, or the fields of the record that the server said no to. */
type SaveOutcome = { done: CaseDetail | undefined; fields: string[]; error: unknown }

/**
 * Saving and sending what stands in the form. The case as last saved is kept here: a send that is refused half way has
 * its draft already, and the next try changes that draft instead of registering the patient twice. One after the other:
 * a draft being saved by itself and a press on the button never cross.
 */
export const useSaveCase = (opened: CaseDetail | undefined) => {
  const saved = useRef(opened)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [refused, setRefused] = useState<RefusedRecord>()
  const register = useRegisterCase().mutateAsync
  const changeRecord = useChangeRecord().mutateAsync
  const changeVisibility = useChangeVisibility().mutateAsync
  const send = useSendCase().mutateAsync

  // A write whose answer was lost: asked again as it was before anything newer, under the same key, so that what did
  // arrive isn't done twice or taken for a colleague's change.
  const lost = useRef<() => Promise<CaseDetail>>(undefined)

  const isNew = opened === undefined
  const acts = useMemo(() => {
    // What is known of a new patient is known until its case has taken it over.
    const placesNow = () => [...(saved.current === undefined ? [] : [caseNamePlace(saved.current.id)]), ...(isNew ? [caseNamePlace(undefined)] : [])]
    const write = async (act: () => Promise<CaseDetail>): Promise<CaseDetail> => {
      lost.current = act
      try {
        saved.current = await act()
        lost.current = undefined
        return saved.current
      } catch (error) {
        if (!(error instanceof ApiUnreachable)) lost.current = undefined
        throw error
      }
    }
    const store = async (values: CaseFormValues): Promise<CaseDetail> => {
      const record = recordOfForm(values)
      const watched = refuseWatchedNames({ texts: recordTexts(record), standing: saved.current === undefined ? {} : recordTexts(saved.current.record), places: placesNow() })
      if (watched !== undefined) throw watched
      if (lost.current !== undefined) await write(lost.current)
      let latest = saved.current ?? (await write(() => register({ body: { record, visibility: values.visibility } })))
      const params = { caseId: latest.id }
      if (!isSameRecord(record, latest.record)) {
        const { version } = latest
        latest = await write(() => changeRecord({ params, body: { version, record } }))
      }
      if (values.visibility !== latest.visibility) {
        const { version } = latest
        latest = await write(() => changeVisibility({ params, body: { version, visibility: values.visibility } }))
      }
      return latest
    }
    const attempt = async (values: CaseFormValues, act: () => Promise<CaseDetail>): Promise<SaveOutcome> => {
      const turn = queue.current.then(act)
      queue.current = turn.catch(() => undefined)
      try {
        const done = await turn
        setProblem(null)
        setRefused(undefined)
        return { done, fields: [], error: null }
      } catch (error) {
        setProblem(error)
        if (!(error instanceof ApiRefusal)) return { done: undefined, fields: [], error }
        setRefused({ error, record: recordOfForm(values) })
        return { done: undefined, fields: (error.details.fields ?? []).map(fieldPath), error }
      }
    }
    const pressed = async (values: CaseFormValues, act: () => Promise<CaseDetail>): Promise<SaveOutcome> => {
      setBusy(true)
      setProblem(null)
      setRefused(undefined)
      try {
        return await attempt(values, act)
      } finally {
        setBusy(false)
      }
    }
    return {
      saved: () => saved.current,
      /** What stands on the server, after somebody else has saved: the next save builds on it. Undefined: a new patient. */
      buildOn: (latest: CaseDetail | undefined) => {
        saved.current = latest
        lost.current = undefined
        setProblem(null)
        setRefused(undefined)
      },
      /** By itself, while somebody types: nothing is blocked and no button turns busy. */
      saveQuietly: (values: CaseFormValues) => attempt(values, () => store(values)),
      save: (values: CaseFormValues) => pressed(values, () => store(values)),
      saveAndSend: (values: CaseFormValues, to: { hospitalIds: string[]; message: string }) =>
        pressed(values, async () => {
          const draft = await store(values)
          const sent = await send({ params: { caseId: draft.id }, body: { version: draft.version, ...to } })
          saved.current = sent
          return sent
        }),
    }
  }, [register, changeRecord, changeVisibility, send, isNew])

  return { busy, problem, refused, ...acts }
}

export type SaveCase = ReturnType<typeof useSaveCase>
