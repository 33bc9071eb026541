import { useQuery } from '@tanstack/react-query'
import type { HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import type { FacilityPart } from '@tasuki/domain/facility/facility-history.contract'
import { EMPTY_FACILITY_RECORD } from '@tasuki/domain/facility/facility.rules'
import { facilityPartOf, type TableRow } from '@tasuki/domain/facility/facility-table'
import { MOST_TABLE_BYTES } from '@tasuki/domain/facility/facility-table.contract'
import { wordKey } from '@tasuki/domain/names/word-key'
import { useMemo, useState } from 'react'
import { ownReleasesQuery } from '../names/name-release.queries'
import { ApiRefusal } from '../platform/api-problem'
import { careNeedsQuery } from './catalogue.queries'
import { useReloadOwnHospital, useUpdateAcceptance, useUpdateFacilityRecord, useUpdateVacancy } from './facility.queries'
import { readTableFile, type TableFile } from './table-file'
import { standingVersion, tablePreview, type TablePreview } from './table-preview'
import { undoOf, type VacancyEntry } from './vacancy-draft'

type ChosenTable = { name: string; part: FacilityPart; rows: TableRow[]; encoding: 'utf-8' | 'cp932'; seen: string }
type Refused = { name: string; fault: Extract<TableFile, { fault: unknown }>['fault'] | 'unknown_table'; line?: number }

const isConflict = (error: unknown): boolean => error instanceof ApiRefusal && error.code === 'version_conflict'

/** A file of the own hospital's information: read here and nowhere else, shown, and sent only once it is confirmed. */
export const useTableImport = (hospital: HospitalDetail) => {
  const needs = useQuery(careNeedsQuery).data?.careNeeds
  const [chosen, setChosen] = useState<ChosenTable>()
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const updateRecord = useUpdateFacilityRecord()
  const updateAcceptance = useUpdateAcceptance()
  const updateVacancy = useUpdateVacancy(hospital.id)
  const reload = useReloadOwnHospital()
  const releases = useQuery({ ...ownReleasesQuery, enabled: chosen !== undefined }).data
  const released = useMemo(() => new Set(releases?.released.map(({ word }) => wordKey(word))), [releases])
  const preview = useMemo(() => (chosen === undefined || needs === undefined ? undefined : tablePreview(chosen, hospital, { catalogue: needs, released })), [chosen, hospital, needs, released])

  const forget = () => {
    setChosen(undefined)
    setRefused(undefined)
    setError(null)
  }

  const choose = async (file: File) => {
    forget()
    // Looked at before it is read: nobody's memory is filled with a film.
    const read = file.size > MOST_TABLE_BYTES ? ({ fault: 'too_large' } as const) : readTableFile(new Uint8Array(await file.arrayBuffer()))
    if ('fault' in read) return setRefused({ name: file.name, ...read })
    const part = facilityPartOf(read.rows)
    if (part === undefined) return setRefused({ name: file.name, fault: 'unknown_table' })
    setChosen({ name: file.name, part, ...read, seen: standingVersion(part, hospital) })
  }

  /** Sends it in one call, one transaction; resolves with the way back. */
  const send = async (of: TablePreview): Promise<() => Promise<unknown>> => {
    if (of.part === 'record') {
      const before = hospital.record ?? EMPTY_FACILITY_RECORD
      const saved = await updateRecord.mutateAsync({ body: { version: hospital.recordVersion, record: of.value } })
      return () => updateRecord.mutateAsync({ body: { version: saved.recordVersion, record: before } })
    }
    if (of.part === 'acceptance') {
      const before = hospital.acceptance
      const saved = await updateAcceptance.mutateAsync({ body: { version: hospital.recordVersion, acceptance: of.value } })
      return () => updateAcceptance.mutateAsync({ body: { version: saved.recordVersion, acceptance: before } })
    }
    const entries = of.value.set.map(({ bedKind, availability }): VacancyEntry => ({ bedKind, standing: hospital.availability.find((row) => row.bedKind === bedKind), values: availability, changed: true, leaving: false }))
    const { availability } = await updateVacancy.mutateAsync({ body: of.value })
    return () => updateVacancy.mutateAsync({ body: undoOf(entries, of.value, availability) })
  }

  /** Resolves with the way back, or with nothing where it was refused: then the file is still chosen. */
  const apply = async (of: TablePreview): Promise<(() => Promise<boolean>) | undefined> => {
    setBusy(true)
    setError(null)
    try {
      const undo = await send(of)
      forget()
      return async () => {
        try {
          await undo()
          return true
        } catch (failed) {
          if (!isConflict(failed)) setError(failed)
          await reload()
          return false
        }
      }
    } catch (failed) {
      if (isConflict(failed)) await reload()
      else setError(failed)
      return undefined
    } finally {
      setBusy(false)
    }
  }

  const overtaken = chosen !== undefined && chosen.seen !== standingVersion(chosen.part, hospital)
  return { chosen, refused, preview, overtaken, busy, error, choose, forget, apply }
}
