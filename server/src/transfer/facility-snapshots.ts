import type { Actor } from '@tasuki/domain/account/actor'
import { buildSnapshot, type FacilitySnapshot, type SnapshotFacility } from '@tasuki/domain/transfer/facility-snapshot'
import { judgeFacility } from '@tasuki/domain/transfer/judgement.rules'
import type { Judgement, MatchingQuery } from '@tasuki/domain/transfer/matching.contract'
import { listCareNeedCodes } from '../facility/care-needs'
import { listMatchingFacilities } from '../facility/list-matching-facilities'
import type { Database } from '../platform/db/database'
import { withReader } from '../platform/db/transaction'

/** The facility records of all user hospitals as matching wants them, kept in this process and refreshed by hints. */
export type Snapshots = {
  current(): FacilitySnapshot
  /** Reads one hospital anew, or all; several calls in a row become one. Settles when what it asked for is in `current`. */
  refresh(hospitalId?: string): Promise<void>
}

const READER: Actor = { kind: 'system', name: 'matching' }

/** Empty until the first `refresh`: a server listens for changes first, so that none falls between. */
export const createFacilitySnapshots = (database: Database): Snapshots => {
  let codes: string[] = []
  let facilities = new Map<string, SnapshotFacility>()
  let snapshot = buildSnapshot([], [])

  const readAll = async (): Promise<void> => {
    await withReader(database, READER, async (tx) => {
      codes = await listCareNeedCodes(tx)
      facilities = new Map((await listMatchingFacilities(tx)).map((facility) => [facility.id, facility]))
    })
  }
  const readSome = async (ids: readonly string[]): Promise<void> => {
    const found = await withReader(database, READER, (tx) => listMatchingFacilities(tx, ids))
    for (const id of ids) facilities.delete(id)
    for (const facility of found) facilities.set(facility.id, facility)
  }

  const waiting = new Set<string>()
  let all = false
  let running: Promise<void> | undefined
  const run = async (): Promise<void> => {
    const ids = [...waiting]
    const everything = all
    waiting.clear()
    all = false
    try {
      if (everything) await readAll()
      else await readSome(ids)
    } catch (error) {
      // What wasn't read is still owed: the next refresh tries it again.
      all ||= everything
      for (const id of ids) waiting.add(id)
      throw error
    }
    // One order, whichever hospital was read last: equal ranks must not swap places.
    snapshot = buildSnapshot(codes, [...facilities.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
  }

  const refresh = async (hospitalId?: string): Promise<void> => {
    if (hospitalId === undefined) all = true
    else waiting.add(hospitalId)
    const before = (running ?? Promise.resolve()).catch(() => undefined)
    running = before.then(() => (all || waiting.size > 0 ? run() : undefined))
    await running
  }

  return { current: () => snapshot, refresh }
}

export const openFacilitySnapshots = async (database: Database): Promise<Snapshots> => {
  const snapshots = createFacilitySnapshots(database)
  await snapshots.refresh()
  return snapshots
}

/** A patient held against the conditions of the reader's own hospital; null for whoever has none. */
export const judgeOwnFacility = (snapshots: Snapshots, actor: Actor, patient: MatchingQuery): Judgement | null => {
  if (actor.kind !== 'member') return null
  const snapshot = snapshots.current()
  const facility = snapshot.facilities[snapshot.indexOf.get(actor.hospitalId) ?? -1]
  return facility ? judgeFacility(patient, facility, new Set()) : null
}
