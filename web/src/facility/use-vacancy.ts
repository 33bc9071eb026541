import { BED_KINDS, type BedKind } from '@tasuki/domain/facility/bed-kind'
import type { AvailabilityInput, HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import { checkAvailability } from '@tasuki/domain/facility/facility.rules'
import type { VacancyUpdate } from '@tasuki/domain/facility/vacancy.contract'
import { useState } from 'react'
import { ApiRefusal } from '../platform/api-problem'
import { useReloadOwnHospital, useUpdateVacancy } from './facility.queries'
import { changedKeys, overlaid, overtakenKeys, resettled, withChanges, type Overlay } from './overlay'
import { inputOf, NEW_AVAILABILITY, undoOf, vacancyUpdateOf, type VacancyEntry } from './vacancy-draft'

type Overlays = Partial<Record<BedKind, Overlay<AvailabilityInput>>>

/** What the last act brought; `kinds` is empty for 「変更なし」. */
export type VacancyDone = { kinds: BedKind[]; at: string; searches: number; undo: VacancyUpdate }

export type VacancyRowState = VacancyEntry & {
  /** Somebody else put something new where this person typed. */
  overtaken: boolean
  /** Inputs that contradict each other, by the rule's own names. */
  wrong: string[]
}

const wrongOf = (values: AvailabilityInput, isNew: boolean): string[] => {
  // Everything is more than no beds: the one thing that is missing is said alone.
  if (isNew && values.beds === 0) return ['availability.beds']
  const checked = checkAvailability(values)
  return checked.ok ? [] : (checked.refusal.details?.fields ?? [])
}

const touchesAnything = ({ set, remove }: VacancyUpdate): boolean => set.length + remove.length > 0

/** Today's vacancy as it is being typed; all bed kinds are saved together, each against the version it was read in. */
export const useVacancy = (hospital: HospitalDetail) => {
  const [overlays, setOverlays] = useState<Overlays>({})
  const [added, setAdded] = useState<readonly BedKind[]>([])
  const [leaving, setLeaving] = useState<readonly BedKind[]>([])
  /** Kinds that somebody else had changed when this person saved: nothing was written. */
  const [conflicts, setConflicts] = useState<readonly BedKind[]>([])
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<VacancyDone>()
  const update = useUpdateVacancy(hospital.id)
  const reload = useReloadOwnHospital()

  const rows = BED_KINDS.flatMap((bedKind): VacancyRowState[] => {
    const standing = hospital.availability.find((row) => row.bedKind === bedKind)
    if (standing === undefined && !added.includes(bedKind)) return []
    const base = standing === undefined ? NEW_AVAILABILITY : inputOf(standing)
    const overlay = overlays[bedKind] ?? {}
    const values = overlaid(base, overlay)
    const changed = standing === undefined || changedKeys(base, overlay).length > 0
    const goes = standing !== undefined && leaving.includes(bedKind)
    return [{ bedKind, standing, values, changed, leaving: goes, overtaken: overtakenKeys(base, overlay).length > 0, wrong: changed && !goes ? wrongOf(values, standing === undefined) : [] }]
  })

  const change = (bedKind: BedKind, next: Partial<AvailabilityInput>) => {
    const row = rows.find((one) => one.bedKind === bedKind)
    const base = row?.standing === undefined ? NEW_AVAILABILITY : inputOf(row.standing)
    setDone(undefined)
    setOverlays((before) => ({ ...before, [bedKind]: withChanges(before[bedKind] ?? {}, base, next) }))
  }

  /** Lets go of what was typed for one kind. */
  const drop = (bedKind: BedKind) => {
    setOverlays((before) => ({ ...before, [bedKind]: {} }))
    setAdded((before) => before.filter((kind) => kind !== bedKind))
    setLeaving((before) => before.filter((kind) => kind !== bedKind))
    setConflicts((before) => before.filter((kind) => kind !== bedKind))
  }

  const fail = async (error: unknown) => {
    const isConflict = error instanceof ApiRefusal && error.code === 'version_conflict'
    setConflicts(isConflict ? BED_KINDS.filter((kind) => error.details.fields?.includes(kind)) : [])
    setProblem(isConflict ? null : error)
    if (isConflict) await reload()
  }

  /** One call for the whole screen. Refused, everything typed stays and nothing is written. */
  const save = async () => {
    const before = rows
    const sent = vacancyUpdateOf(before)
    setBusy(true)
    setProblem(null)
    setConflicts([])
    setDone(undefined)
    try {
      const { availability, searchesToday } = await update.mutateAsync({ body: sent })
      setOverlays((typed) => Object.fromEntries(availability.map((row) => [row.bedKind, resettled(typed[row.bedKind] ?? {}, inputOf(row))])))
      setAdded([])
      setLeaving([])
      const at = availability.reduce((latest, row) => (row.updatedAt > latest ? row.updatedAt : latest), '')
      setDone({ kinds: [...sent.set, ...sent.remove].map((one) => one.bedKind), at, searches: searchesToday, undo: undoOf(before, sent, availability) })
    } catch (error) {
      await fail(error)
    } finally {
      setBusy(false)
    }
  }

  const takeBack = async (undo: VacancyUpdate): Promise<boolean> => {
    setBusy(true)
    setDone(undefined)
    try {
      await update.mutateAsync({ body: undo })
      return true
    } catch (error) {
      if (!(error instanceof ApiRefusal)) setProblem(error)
      await reload()
      return false
    } finally {
      setBusy(false)
    }
  }

  const add = (bedKind: BedKind) => {
    setDone(undefined)
    setAdded((before) => [...before, bedKind])
  }
  const leave = (bedKind: BedKind) => {
    setDone(undefined)
    setLeaving((before) => [...before, bedKind])
  }

  return { rows, busy, problem, conflicts, done, canUndo: done !== undefined && touchesAnything(done.undo), change, drop, add, leave, save, takeBack }
}
