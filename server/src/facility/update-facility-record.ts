import { asMember } from '@tasuki/domain/account/account.policy'
import { acceptanceTable, type AcceptanceTable } from '@tasuki/domain/facility/care-need'
import { acceptanceChanges, recordChanges } from '@tasuki/domain/facility/facility-change.rules'
import { facilityRecord, type FacilityRecord } from '@tasuki/domain/facility/facility.contract'
import { checkAcceptance, checkFacilityRecord, EMPTY_FACILITY_RECORD, textsOfAcceptance, textsOfRecord } from '@tasuki/domain/facility/facility.rules'
import { standingMarks, typedFacilityTexts } from '@tasuki/domain/facility/unsuitable-facility.rules'
import { nameOfActor } from '../account/name-of-actor'
import { setShortName } from '../account/hospital/set-short-name'
import { refuseNames } from '../names/refuse-names'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { orRefuse, refuse } from '../platform/refused'
import { listCareNeeds } from './care-needs'
import { expectFacilityReader } from './list-hospitals'
import { logFacilityChange } from './log-facility-change'
import { insertFacilityRecord, lockFacilityRecord, updateFacilityRow } from './facility.store'

/** The own hospital's id; whoever belongs to a user hospital may keep its information up to date. */
export const getOwnFacility = async (tx: Transaction): Promise<string> => {
  const { hospitalId } = orRefuse(asMember(tx.actor))
  await expectFacilityReader(tx)
  return hospitalId
}

/** Everybody may read a facility, so everybody's open pages are told; matching reads it anew in every process. */
export const announceFacility = (tx: Transaction, hospitalId: string): void =>
  announce(tx, { topic: 'facility', id: hospitalId, hospitalIds: [], everybody: true })

/** What the prefecture deleted is marked until something is written there anew (rule 60). */
const marksAfter = (standing: NonNullable<Awaited<ReturnType<typeof lockFacilityRecord>>>, to: { record?: FacilityRecord; acceptance?: AcceptanceTable }): Record<string, string> =>
  standingMarks(
    standing.deleted_texts as Record<string, string>,
    typedFacilityTexts({ record: to.record ?? facilityRecord.parse(standing.record), acceptance: to.acceptance ?? acceptanceTable.parse(standing.acceptance) }),
  )

/** Record and conditions are one row with one version; the first edit of either makes it. */
const change = async (tx: Transaction, to: { version: number; act: string; record?: FacilityRecord; acceptance?: AcceptanceTable }): Promise<string> => {
  const hospitalId = await getOwnFacility(tx)
  const standing = await lockFacilityRecord(tx, hospitalId)
  if ((standing?.version ?? 0) !== to.version) refuse('version_conflict', { version: standing?.version ?? 0 })
  if (to.record) await refuseNames(tx, textsOfRecord(to.record), standing && { standing: textsOfRecord(facilityRecord.parse(standing.record)) })
  if (to.acceptance) await refuseNames(tx, textsOfAcceptance(to.acceptance), standing && { standing: textsOfAcceptance(acceptanceTable.parse(standing.acceptance)) })
  const by = await nameOfActor(tx)
  const written = standing
    ? await updateFacilityRow(tx, standing, { record: to.record, acceptance: to.acceptance, deletedTexts: marksAfter(standing, to), by })
    : await insertFacilityRecord(tx, { hospitalId, record: to.record ?? EMPTY_FACILITY_RECORD, acceptance: to.acceptance ?? {}, by })
  if (!written) refuse('version_conflict', { version: 1 })
  if (to.record) {
    const before = standing ? facilityRecord.parse(standing.record) : EMPTY_FACILITY_RECORD
    await logFacilityChange(tx, { hospitalId, part: 'record', changes: recordChanges(before, to.record) })
    if (to.record.shortName.trim() !== '') await setShortName(tx, hospitalId, to.record.shortName.trim())
  }
  if (to.acceptance) {
    const before = standing ? acceptanceTable.parse(standing.acceptance) : {}
    await logFacilityChange(tx, { hospitalId, part: 'acceptance', changes: acceptanceChanges(before, to.acceptance) })
  }
  await audit(tx, { act: to.act, subjectKind: 'hospital', subjectId: hospitalId })
  announceFacility(tx, hospitalId)
  return hospitalId
}

/** 施設情報 of the own hospital (要綱13条). Staff may be named, patients not (rules 49, 50). Returns the hospital's id. */
export const updateFacilityRecordCommand = (tx: Transaction, input: { version: number; record: FacilityRecord }): Promise<string> => {
  orRefuse(checkFacilityRecord(input.record))
  return change(tx, { ...input, act: 'facility.record_updated' })
}

/** 受入条件 of the own hospital, all items at once. Returns the hospital's id. */
export const updateAcceptanceCommand = async (tx: Transaction, input: { version: number; acceptance: AcceptanceTable }): Promise<string> => {
  orRefuse(checkAcceptance(input.acceptance, await listCareNeeds(tx)))
  return change(tx, { ...input, act: 'facility.acceptance_updated' })
}
