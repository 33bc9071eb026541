import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { useRef, useState } from 'react'
import { ApiRefusal } from '../platform/api-problem'
import { recordOfForm, type CaseFormValues } from './case-form'
import { fieldPath } from './field-path'
import type { RefusedRecord } from './form-problems'
import { useChangeRecord, useChangeVisibility, useRegisterCase, useSendCase } from './transfer.queries'

/** The case as it stands, or the fields of the record that the server said no to. */
type SaveOutcome = { done: CaseDetail | undefined; fields: string[] }

/**
 * Saving and sending what stands in the form. The case as last saved is kept here: a send that is refused half way has
 * its draft already, and the next try changes that draft instead of registering the patient twice.
 */
export const useSaveCase = (opened: CaseDetail | undefined) => {
  const saved = useRef(opened)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [refused, setRefused] = useState<RefusedRecord>()
  const register = useRegisterCase()
  const changeRecord = useChangeRecord()
  const changeVisibility = useChangeVisibility()
  const send = useSendCase()

  const store = async (values: CaseFormValues): Promise<CaseDetail> => {
    const record = recordOfForm(values)
    const current = saved.current
    if (current === undefined) {
      saved.current = await register.mutateAsync({ body: { record, visibility: values.visibility } })
      return saved.current
    }
    const params = { caseId: current.id }
    let latest = current
    if (JSON.stringify(record) !== JSON.stringify(current.record)) {
      latest = await changeRecord.mutateAsync({ params, body: { version: latest.version, record } })
      saved.current = latest
    }
    if (values.visibility !== latest.visibility) {
      latest = await changeVisibility.mutateAsync({ params, body: { version: latest.version, visibility: values.visibility } })
      saved.current = latest
    }
    return latest
  }

  const attempt = async (values: CaseFormValues, act: () => Promise<CaseDetail>): Promise<SaveOutcome> => {
    setBusy(true)
    setProblem(null)
    setRefused(undefined)
    try {
      return { done: await act(), fields: [] }
    } catch (error) {
      setProblem(error)
      if (!(error instanceof ApiRefusal)) return { done: undefined, fields: [] }
      setRefused({ error, record: recordOfForm(values) })
      return { done: undefined, fields: (error.details.fields ?? []).map(fieldPath) }
    } finally {
      setBusy(false)
    }
  }

  return {
    busy,
    problem,
    refused,
    saved: () => saved.current,
    /** What stands on the server, after somebody else has saved: the next save builds on it. */
    buildOn: (latest: CaseDetail) => {
      saved.current = latest
      setProblem(null)
      setRefused(undefined)
    },
    forgetProblem: () => setProblem(null),
    save: (values: CaseFormValues) => attempt(values, () => store(values)),
    saveAndSend: (values: CaseFormValues, to: { hospitalIds: string[]; message: string }) =>
      attempt(values, async () => {
        const draft = await store(values)
        const sent = await send.mutateAsync({ params: { caseId: draft.id }, body: { version: draft.version, ...to } })
        saved.current = sent
        return sent
      }),
  }
}

export type SaveCase = ReturnType<typeof useSaveCase>
