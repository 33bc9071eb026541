import { changesWithout, versionsIn, typedFacilityTexts, withoutFacilityText } from '@tasuki/domain/facility/unsuitable-facility.rules'
import { bedKind } from '@tasuki/domain/facility/bed-kind'
import { acceptanceTable } from '@tasuki/domain/facility/care-need'
import { facilityRecord } from '@tasuki/domain/facility/facility.contract'
import type { DeletionMark } from '@tasuki/domain/names/hidden-mark'
import { setShortName } from '../account/hospital/set-short-name'
import { contentState, type FoundContent } from '../names/found-content'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { selectAvailability } from './availability.store'
import { findFacilityRecord } from './facility.store'
import { lockFacilityTexts, selectChangesOf, updateChanges, updateFacilityTexts, updateVacancyNote } from './unsuitable-facility.store'
import { announceFacility } from './update-facility-record'

type FacilityText = { hospitalId: string; field: string }

/** `general.note`: which bed kind's note a path means. */
const bedKindOfNote = (field: string): string | undefined => {
  const [kind, part, ...rest] = field.split('.')
  return part === 'note' && rest.length === 0 && bedKind.safeParse(kind).success ? kind : undefined
}

/** As the reader, like the page of a hospital. Undefined for a path at which nothing is typed. */
export const findFacilityText = async (tx: Transaction, { hospitalId, field }: FacilityText): Promise<FoundContent | undefined> => {
  const found = (state: FoundContent['state']): FoundContent => ({ hospitalId, state, caseId: null, roomId: null, lineSeq: null })
  const kind = bedKindOfNote(field)
  if (kind !== undefined) {
    const row = (await selectAvailability(tx, [hospitalId])).find((one) => one.bed_kind === kind)
    return row && found(contentState({ mark: row.note_deleted, text: row.note }))
  }
  const stated = await findFacilityRecord(tx, hospitalId)
  const texts = stated === undefined ? {} : typedFacilityTexts({ record: facilityRecord.parse(stated.record), acceptance: acceptanceTable.parse(stated.acceptance) })
  return Object.hasOwn(texts, field) ? found(contentState({ mark: null, text: texts[field] ?? '' })) : undefined
}

const deleteNote = async (tx: Transaction, of: { hospitalId: string; bedKind: string; mark: DeletionMark }): Promise<string> => {
  const row = (await selectAvailability(tx, [of.hospitalId])).find((one) => one.bed_kind === of.bedKind) ?? refuse('not_found')
  await updateVacancyNote(tx, of)
  return row.note
}

const deleteStatedText = async (tx: Transaction, of: FacilityText & { mark: DeletionMark }): Promise<string> => {
  const standing = (await lockFacilityTexts(tx, of.hospitalId)) ?? refuse('not_found')
  await updateFacilityTexts(tx, standing, { ...withoutFacilityText(standing, of.field), marks: { ...standing.marks, [of.field]: of.mark } })
  // The directory's lists fall back to the official name.
  if (of.field === 'record.shortName') await setShortName(tx, of.hospitalId, '')
  return typedFacilityTexts(standing)[of.field] ?? ''
}

/** A text of the facility information goes, also from its history; a mark stays in its place (rule 60). As the system; answers every version that went. */
export const deleteFacilityText = async (tx: Transaction, of: FacilityText & { mark: DeletionMark }): Promise<string[]> => {
  const kind = bedKindOfNote(of.field)
  const text = kind === undefined ? await deleteStatedText(tx, of) : await deleteNote(tx, { ...of, bedKind: kind })
  const part = kind !== undefined ? 'vacancy' : of.field.startsWith('acceptance.') ? 'acceptance' : 'record'
  const history = await selectChangesOf(tx, of.hospitalId, part)
  for (const { changeId, changes } of history) await updateChanges(tx, changeId, changesWithout(changes, of.field))
  announceFacility(tx, of.hospitalId)
  return [text, ...history.flatMap(({ changes }) => versionsIn(changes, of.field))]
}
