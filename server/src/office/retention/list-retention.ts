import type { RetentionHoldView, RetentionOfHospital, RetentionRunView } from '@tasuki/domain/office/retention/retention.contract'
import type * as contract from '@tasuki/domain/office/retention/retention.contract'
import type { PageAsked } from '@tasuki/domain/base/page'
import { addDays, japanDay } from '@tasuki/domain/base/working-time'
import { AHEAD_DAYS, mayDelete, type RunOutcome } from '@tasuki/domain/office/retention/retention.rules'
import type { z } from 'zod'
import { findPeople } from '../../account/people/colleagues'
import { findHospitalLabels } from '../../account/hospital/find-hospitals'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import { findCaseCodes } from '../../transfer/case-codes'
import { sortUntold } from './announce-deletions'
import { type AgedCase, hospitalsOf, listDueCases, viewRetained } from './retained-cases'
import { countHolds, type CountedRun, selectDeletedOf, selectHolds, selectRunCases, selectRuns, selectToldCases } from './retention.store'

const LATEST_RUNS = 20
const DELETED_SHOWN_DAYS = 90
/** Of a hospital's own: what waits and what is held, then the latest. */
const OWN_HOLDS = { limit: 200, offset: 0 }
const DAY_MS = 86_400_000

const dueAhead = (tx: Transaction, caseIds?: readonly string[]): Promise<AgedCase[]> =>
  dangerouslyAsSystem(tx, 'when a case was last worked on is told, not what was said', () => listDueCases(tx, addDays(japanDay(tx.now), AHEAD_DAYS), caseIds))

const readHolds = async (tx: Transaction, page: PageAsked): Promise<RetentionHoldView[]> => {
  const rows = await selectHolds(tx, page)
  const hospitals = await findHospitalLabels(tx, [...new Set(rows.map((row) => row.hospital_id))])
  const people = await findPeople(tx, rows.flatMap((row) => row.asked_by ?? []))
  const codes = await findCaseCodes(tx, rows.flatMap((row) => row.case_id ?? []))
  return rows.flatMap((row) => {
    const hospital = hospitals.get(row.hospital_id)
    return hospital === undefined
      ? []
      : [
          {
            id: row.id,
            hospital,
            caseCode: row.case_id === null ? null : (codes.get(row.case_id) ?? ''),
            state: row.state as RetentionHoldView['state'],
            reason: row.reason,
            askedBy: people.get(row.asked_by ?? '')?.displayName ?? null,
            madeAt: row.made_at.toISOString(),
            decidedAt: row.decided_at?.toISOString() ?? null,
            answer: row.answer,
            liftedAt: row.lifted_at?.toISOString() ?? null,
          },
        ]
  })
}

const viewRuns = async (tx: Transaction, runs: readonly CountedRun[]): Promise<RetentionRunView[]> => {
  const people = await findPeople(tx, runs.flatMap((run) => run.started_by ?? []))
  return runs.map((run) => ({
    id: run.id,
    startedAt: run.started_at.toISOString(),
    startedBy: people.get(run.started_by ?? '')?.displayName ?? null,
    endedAt: run.ended_at?.toISOString() ?? null,
    deleted: run.deleted,
    kept: run.kept,
    failed: run.failed,
    documents: run.documents,
  }))
}

/** By the hospital whose cases they are, the earliest day first. */
const byHospital = async (tx: Transaction, due: readonly AgedCase[]): Promise<RetentionOfHospital[]> => {
  const hospitals = await findHospitalLabels(tx, [...new Set(due.map(({ senderHospitalId }) => senderHospitalId))])
  const counted = new Map<string, RetentionOfHospital>()
  for (const { senderHospitalId, firstDay, noticedOn, held } of due) {
    const hospital = hospitals.get(senderHospitalId)
    if (hospital === undefined) continue
    const before = counted.get(senderHospitalId) ?? { hospital, count: 0, untold: 0, held: 0, firstDay }
    counted.set(senderHospitalId, { ...before, count: before.count + 1, untold: before.untold + (noticedOn === null && !held ? 1 : 0), held: before.held + (held ? 1 : 0) })
  }
  return [...counted.values()]
}

export const getRetention = async (tx: Transaction): Promise<z.output<(typeof contract.getRetentionCall)['output']>> => {
  const today = japanDay(tx.now)
  const due = await dueAhead(tx)
  const { announceable, onPaper } = await sortUntold(tx, due)
  const labels = await findHospitalLabels(tx, onPaper.map(({ hospitalId }) => hospitalId))
  return {
    today,
    until: addDays(today, AHEAD_DAYS),
    hospitals: await byHospital(tx, due),
    announceable,
    onPaper: onPaper.flatMap(({ hospitalId, ...rest }) => {
      const hospital = labels.get(hospitalId)
      return hospital === undefined ? [] : [{ hospital, ...rest }]
    }),
    deletable: due.filter((one) => mayDelete(one, today).ok).length,
    runs: await viewRuns(tx, await selectRuns(tx, { limit: LATEST_RUNS })),
  }
}

/** For the overview: what becomes due, whom nobody was told of, what may go now, who asks to stop it. */
export const summariseRetention = async (tx: Transaction): Promise<{ due: number; untold: number; deletable: number; holdsAsked: number }> => {
  const due = await dueAhead(tx)
  return {
    due: due.length,
    untold: due.filter(({ noticedOn, held }) => noticedOn === null && !held).length,
    deletable: due.filter((one) => mayDelete(one, japanDay(tx.now)).ok).length,
    holdsAsked: (await countHolds(tx)).asked,
  }
}

/** What waits for the prefecture's decision comes first. */
export const listHolds = async (tx: Transaction, page: PageAsked): Promise<z.output<(typeof contract.listHoldsCall)['output']>> => ({
  holds: await readHolds(tx, page),
  total: (await countHolds(tx)).total,
})

export const listRetainedCases = async (tx: Transaction, hospitalId: string): Promise<z.output<(typeof contract.listRetainedCasesCall)['output']>> => ({
  cases: (await dueAhead(tx)).filter(({ senderHospitalId }) => senderHospitalId === hospitalId).map(viewRetained),
})

export const getDeletionRun = async (tx: Transaction, runId: string, page: PageAsked): Promise<z.output<(typeof contract.getDeletionRunCall)['output']>> => {
  const [run] = await viewRuns(tx, await selectRuns(tx, { runId, limit: 1 }))
  if (run === undefined) return refuse('not_found')
  const rows = await selectRunCases(tx, runId, page)
  const hospitals = await findHospitalLabels(tx, [...new Set(rows.map((row) => row.hospital_id))])
  return {
    run,
    cases: rows.flatMap((row) => {
      const hospital = hospitals.get(row.hospital_id)
      return hospital === undefined ? [] : [{ caseId: row.case_id, code: row.case_code, hospital, outcome: row.outcome as RunOutcome, documents: row.documents, at: row.at.toISOString() }]
    }),
  }
}

/** Of all that becomes due what a hospital has something in, and on which side it stands. */
export const listCasesToHandOver = async (tx: Transaction, hospitalId: string): Promise<{ caseId: string; code: string; side: 'sender' | 'asked' }[]> =>
  (await dueAhead(tx)).filter((one) => hospitalsOf(one).includes(hospitalId)).map(({ caseId, code, senderHospitalId }) => ({ caseId, code, side: senderHospitalId === hospitalId ? 'sender' : 'asked' }))

/** What a hospital was told of; the days as they stand now, since a new entry moves them. */
export const getOwnRetention = async (tx: Transaction): Promise<z.output<(typeof contract.getOwnRetentionCall)['output']>> => {
  if (tx.actor.kind !== 'member') return refuse('not_permitted')
  const { hospitalId } = tx.actor
  const own = (await dueAhead(tx, await selectToldCases(tx, hospitalId))).filter((one) => hospitalsOf(one).includes(hospitalId))
  return {
    today: japanDay(tx.now),
    cases: own.map((one) => ({ ...viewRetained(one), side: one.senderHospitalId === hospitalId ? 'sender' : 'asked' })),
    holds: await readHolds(tx, OWN_HOLDS),
    deleted: (await selectDeletedOf(tx, hospitalId, new Date(tx.now.getTime() - DELETED_SHOWN_DAYS * DAY_MS))).map((row) => ({ code: row.case_code, at: row.at.toISOString() })),
  }
}
