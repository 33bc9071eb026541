import { japanDay } from '@tasuki/domain/base/working-time'
import { BED_KINDS, type BedKind } from '@tasuki/domain/facility/bed-kind'
import { vacancyChanges } from '@tasuki/domain/facility/facility-change.rules'
import type { Availability, AvailabilityInput } from '@tasuki/domain/facility/facility.contract'
import type { VacancyUpdate } from '@tasuki/domain/facility/vacancy.contract'
import { checkVacancyUpdate, textsOfVacancyUpdate } from '@tasuki/domain/facility/vacancy.rules'
import { nameOfActor } from '../account/name-of-actor'
import { refuseNames } from '../names/refuse-names'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { type BedRow, deleteAvailability, lockAvailability, selectAvailability, touchAvailability, upsertAvailability } from './availability.store'
import { viewAvailability, viewOneAvailability } from './hospital.view'
import { logFacilityChange } from './log-facility-change'
import { countShown } from './search-shown.store'
import { announceFacility, getOwnFacility } from './update-facility-record'

const inputOf = (bedKind: BedKind, row: BedRow | undefined): AvailabilityInput | undefined => {
  if (!row) return undefined
  const { bedKind: _kind, version: _version, updatedAt: _at, updatedBy: _by, ...input } = viewOneAvailability(bedKind, row)
  return input
}

const kindsOf = (seen: readonly { bedKind: BedKind }[]): BedKind[] => BED_KINDS.filter((kind) => seen.some((one) => one.bedKind === kind))

/** Which kinds stand otherwise than they were seen; a kind to be confirmed or removed has to be there. */
const overtakenOf = ({ set, confirm, remove }: VacancyUpdate, standing: ReadonlyMap<string, BedRow>): BedKind[] => {
  const isOther = ({ bedKind, version }: { bedKind: BedKind; version: number }) => (standing.get(bedKind)?.version ?? 0) !== version
  return kindsOf([...set.filter(isOther), ...[...confirm, ...remove].filter((one) => isOther(one) || !standing.has(one.bedKind))])
}

/** By the paths of `textsOfVacancyUpdate`. */
const notesOf = (standing: ReadonlyMap<string, BedRow>): Record<string, string> => Object.fromEntries([...standing].map(([kind, row]) => [`${kind}.note`, row.note]))

/** A hospital's beds as they stand, and how often they were found today. */
export const viewVacancy = async (tx: Transaction, hospitalId: string): Promise<{ availability: Availability[]; searchesToday: number }> => ({
  availability: viewAvailability(await selectAvailability(tx, [hospitalId])),
  searchesToday: await countShown(tx, hospitalId, japanDay(tx.now)),
})

/**
 * 空床 of the own hospital: new figures, 変更なし and closed wards in one transaction, each against the version in which it
 * was seen. One kind that somebody else has changed meanwhile is told by name, and nothing is written. Returns the hospital's id.
 */
export const updateVacancyCommand = async (tx: Transaction, update: VacancyUpdate): Promise<string> => {
  const hospitalId = await getOwnFacility(tx)
  orRefuse(checkVacancyUpdate(update))
  const standing = new Map<string, BedRow>((await lockAvailability(tx, hospitalId)).map((row) => [row.bed_kind, row]))
  await refuseNames(tx, textsOfVacancyUpdate(update), { standing: notesOf(standing) })
  const overtaken = overtakenOf(update, standing)
  if (overtaken.length > 0) refuse('version_conflict', { fields: overtaken })
  const by = await nameOfActor(tx)
  for (const { bedKind, version, availability } of update.set) {
    // Two first entries of one kind lock no row: the second finds it taken.
    if (!(await upsertAvailability(tx, version, { hospitalId, bedKind, given: availability, by }))) refuse('version_conflict', { fields: [bedKind] })
  }
  if (update.confirm.length > 0) await touchAvailability(tx, { hospitalId, bedKinds: kindsOf(update.confirm), by })
  if (update.remove.length > 0) await deleteAvailability(tx, hospitalId, kindsOf(update.remove))
  const changes = [
    ...update.set.flatMap(({ bedKind, availability }) => vacancyChanges(bedKind, inputOf(bedKind, standing.get(bedKind)), availability)),
    ...update.remove.flatMap(({ bedKind }) => vacancyChanges(bedKind, inputOf(bedKind, standing.get(bedKind)), undefined)),
  ]
  await logFacilityChange(tx, { hospitalId, part: 'vacancy', changes, bedKinds: kindsOf([...update.set, ...update.confirm, ...update.remove]) })
  const said = { updated: kindsOf(update.set), confirmed: kindsOf(update.confirm), removed: kindsOf(update.remove) }
  await audit(tx, { act: changes.length > 0 ? 'facility.availability_updated' : 'facility.availability_confirmed', subjectKind: 'hospital', subjectId: hospitalId, data: said })
  announceFacility(tx, hospitalId)
  return hospitalId
}
