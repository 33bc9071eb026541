import { BED_KINDS, type BedKind } from '@tasuki/domain/facility/bed-kind'
import type { Availability, AvailabilityInput, HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import { checkAvailability } from '@tasuki/domain/facility/facility.rules'
import { useState } from 'react'
import { ApiRefusal } from '../platform/api-problem'
import { useConfirmAvailability, useReloadOwnHospital, useUpdateAvailability } from './facility.queries'
import { changedKeys, overlaid, overtakenKeys, resettled, withChanges, type Overlay } from './overlay'
import { inputOf, NEW_AVAILABILITY } from './vacancy-draft'

type Overlays = Partial<Record<BedKind, Overlay<AvailabilityInput>>>
type Undo = { bedKind: BedKind; version: number; before: AvailabilityInput }

/** What the last act brought; `kinds` is empty for 「変更なし」. */
export type VacancyDone = { kinds: BedKind[]; at: string; undo: Undo[] }

export type VacancyRowState = {
  bedKind: BedKind
  /** Undefined for a kind that is being added. */
  standing: Availability | undefined
  values: AvailabilityInput
  changed: boolean
  /** Somebody else put something new where this person typed. */
  overtaken: boolean
  /** Inputs that contradict each other, by the rule's own names. */
  wrong: string[]
  error: unknown
}

const wrongOf = (values: AvailabilityInput, isNew: boolean): string[] => {
  // Everything is more than no beds: the one thing that is missing is said alone.
  if (isNew && values.beds === 0) return ['availability.beds']
  const checked = checkAvailability(values)
  return checked.ok ? [] : (checked.refusal.details?.fields ?? [])
}

/** Today's vacancy as it is being typed: each bed kind is saved by itself, against the version it was read in. */
export const useVacancy = (hospital: HospitalDetail) => {
  const [overlays, setOverlays] = useState<Overlays>({})
  const [added, setAdded] = useState<readonly BedKind[]>([])
  const [errors, setErrors] = useState<Partial<Record<BedKind, unknown>>>({})
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<VacancyDone>()
  const update = useUpdateAvailability(hospital.id)
  const confirm = useConfirmAvailability(hospital.id)
  const reload = useReloadOwnHospital()

  const rows = BED_KINDS.flatMap((bedKind): VacancyRowState[] => {
    const standing = hospital.availability.find((row) => row.bedKind === bedKind)
    if (standing === undefined && !added.includes(bedKind)) return []
    const base = standing === undefined ? NEW_AVAILABILITY : inputOf(standing)
    const overlay = overlays[bedKind] ?? {}
    const values = overlaid(base, overlay)
    const changed = standing === undefined || changedKeys(base, overlay).length > 0
    return [{ bedKind, standing, values, changed, overtaken: overtakenKeys(base, overlay).length > 0, wrong: changed ? wrongOf(values, standing === undefined) : [], error: errors[bedKind] }]
  })

  const change = (bedKind: BedKind, next: Partial<AvailabilityInput>) => {
    const row = rows.find((one) => one.bedKind === bedKind)
    const base = row?.standing === undefined ? NEW_AVAILABILITY : inputOf(row.standing)
    setDone(undefined)
    setOverlays((before) => ({ ...before, [bedKind]: withChanges(before[bedKind] ?? {}, base, next) }))
  }

  const drop = (bedKind: BedKind) => {
    setOverlays((before) => ({ ...before, [bedKind]: {} }))
    setErrors((before) => ({ ...before, [bedKind]: undefined }))
    setAdded((before) => before.filter((kind) => kind !== bedKind))
  }

  /** Saves one bed kind; what the server refuses stays on the screen with the reason. */
  const saveOne = async (row: VacancyRowState): Promise<Availability | undefined> => {
    try {
      const saved = await update.mutateAsync({ params: { bedKind: row.bedKind }, body: { version: row.standing?.version ?? 0, availability: row.values } })
      setOverlays((before) => ({ ...before, [row.bedKind]: resettled(before[row.bedKind] ?? {}, inputOf(saved)) }))
      setAdded((before) => before.filter((kind) => kind !== row.bedKind))
      return saved
    } catch (error) {
      setErrors((before) => ({ ...before, [row.bedKind]: error }))
      if (error instanceof ApiRefusal && error.code === 'version_conflict') await reload()
      return undefined
    }
  }

  /** Saves these rows and says of those kinds that nothing changed. Whatever fails stays, with its reason beside it. */
  const act = async (toSave: VacancyRowState[], toConfirm: BedKind[]) => {
    setBusy(true)
    setErrors({})
    setProblem(null)
    setDone(undefined)
    try {
      const saved: Availability[] = []
      const undo: Undo[] = []
      for (const row of toSave) {
        const stands = await saveOne(row)
        if (stands === undefined) continue
        saved.push(stands)
        if (row.standing !== undefined) undo.push({ bedKind: row.bedKind, version: stands.version, before: inputOf(row.standing) })
      }
      const confirmed = toConfirm.length === 0 ? [] : (await confirm.mutateAsync({ body: { bedKinds: toConfirm } })).availability
      const at = [...saved, ...confirmed].reduce((latest, row) => (row.updatedAt > latest ? row.updatedAt : latest), '')
      if (saved.length === toSave.length && at !== '') setDone({ kinds: saved.map((row) => row.bedKind), at, undo })
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }

  const takeBack = async (undo: Undo[]): Promise<boolean> => {
    setBusy(true)
    setDone(undefined)
    try {
      for (const { bedKind, version, before } of undo) await update.mutateAsync({ params: { bedKind }, body: { version, availability: before } })
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

  return { rows, busy, problem, done, change, drop, add, act, takeBack }
}
