import type { HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import { useState } from 'react'
import { ApiRefusal } from '../platform/api-problem'
import { ProblemPanel, useProblemText } from '../platform/ProblemPanel'
import { ErrorPanel } from '../ui/ErrorPanel'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { facilityTerms } from './facility-terms.messages'
import { useReloadOwnHospital } from './facility.queries'
import { goToFacilityField, refusedFields } from './field-problems'
import { saveMessages } from './save.messages'

type Save = {
  act: () => Promise<HospitalDetail>
  settle: (saved: HospitalDetail) => void
  /** What happened, once it has. */
  said: string
  undo: (version: number) => Promise<HospitalDetail>
}

const isConflict = (error: unknown): boolean => error instanceof ApiRefusal && error.code === 'version_conflict'

/** Saving a part of the facility information: what was refused and where, what stands after a conflict, the way back. */
export const useSaveFacility = (part: 'record' | 'acceptance') => {
  const words = useMessages(saveMessages)
  const text = useProblemText()
  const reload = useReloadOwnHospital()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  const takeBack = async (undo: () => Promise<HospitalDetail>) => {
    try {
      await undo()
      notify({ text: words.undone })
    } catch (failed) {
      if (isConflict(failed)) notify({ text: words.undoFailed })
      else setError(failed)
      await reload()
    }
  }

  const save = async ({ act, settle, said, undo }: Save) => {
    setBusy(true)
    setError(null)
    try {
      const saved = await act()
      settle(saved)
      notify({ text: said, undo: () => void takeBack(() => undo(saved.recordVersion)) })
    } catch (failed) {
      setError(failed)
      if (isConflict(failed)) await reload()
      else requestAnimationFrame(() => goToFacilityField(refusedFields(failed, part)))
    } finally {
      setBusy(false)
    }
  }

  return { busy, error, refused: refusedFields(error, part), text: error === null ? undefined : text(error).what, save, forget: () => setError(null) }
}

/** Why it wasn't saved. After a conflict the page already shows what stands, item by item. */
export const SaveProblem = ({ error, overtaken, by }: { error: unknown; overtaken: boolean; by: string | null }) => {
  const words = useMessages(saveMessages)
  const terms = useMessages(facilityTerms)
  if (isConflict(error) && overtaken) return <ErrorPanel what={words.overtakenLead(by === null ? words.somebody : terms.updatedBy(by))} />
  return <ProblemPanel error={error} />
}
