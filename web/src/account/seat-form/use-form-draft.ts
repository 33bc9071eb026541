import type { SeatForm } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { ApiRefusal } from '../../platform/api-problem'
import { createFormDraftSaver } from './form-draft-saver'
import { seatFormQuery, useSaveSeatForm } from './seat-form.queries'

/** A form that is saved as it is typed; `onLost`: the page is left and what stood in it could not be saved. */
export const useFormDraft = (form: SeatForm, onLost: () => void) => {
  const client = useQueryClient()
  const { mutateAsync } = useSaveSeatForm()
  const [saver] = useState(() =>
    createFormDraftSaver(form, {
      save: (body) => mutateAsync({ params: { formId: form.id }, body }),
      read: () => client.fetchQuery({ ...seatFormQuery(form.id), staleTime: 0 }),
    }),
  )
  const { content, state, error } = useSyncExternalStore(saver.subscribe, saver.state)
  const leave = useEffectEvent(async () => {
    if (saver.state().state !== 'saved' && (await saver.flush()) === undefined) onLost()
  })
  useEffect(() => () => void leave(), [])
  return { ...saver, content, state, error, /** A colleague, or the same person at another desk, has saved first. */ overtaken: error instanceof ApiRefusal && error.code === 'version_conflict' }
}

export type FormDraft = ReturnType<typeof useFormDraft>
