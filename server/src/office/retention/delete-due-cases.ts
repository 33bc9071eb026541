import { japanDay, japanInstant } from '@tasuki/domain/base/working-time'
import { keptBecause, mayDelete } from '@tasuki/domain/office/retention/retention.rules'
import { audit } from '../../platform/audit/write-audit'
import type { Database } from '../../platform/db/database'
import { dangerouslyAsSystem, type Transaction, withActor } from '../../platform/db/transaction'
import { addJob } from '../../platform/jobs/add-job'
import type { Job } from '../../platform/jobs/job-runner'
import { announce } from '../../platform/live/announce'
import { idsOf, type PurgePiece, purgeWhole } from '../../platform/purge/purge-pieces'
import { refuse } from '../../platform/refused'
import { type CaseAge, lockAgedCase } from '../../transfer/case-age'
import { keepFiguresOf } from '../overview/count-cases'
import { type AgedCase, hospitalsOf, listDueCases, withDecisionFacts } from './retained-cases'
import { endRun, findOpenRun, insertRunCase, openRun, selectFailedSince, selectSettledCases, shareHolds } from './retention.store'
import { tellOfRetention } from './tell-of-retention'

const DELETE_DUE_CASES = 'delete_due_cases'

/** By hand: the run is there at once, and its work is a job's. One that was broken off goes on. */
export const startDeletionCommand = async (tx: Transaction): Promise<string> => {
  if (tx.actor.kind !== 'officer') return refuse('not_permitted')
  const { personId } = tx.actor
  const runId = await dangerouslyAsSystem(tx, 'a run is kept by the system', () => openRun(tx, personId))
  await audit(tx, { act: 'retention.run_started', subjectKind: 'retention', subjectId: runId })
  tellOfRetention(tx, { id: runId })
  await addJob(tx, DELETE_DUE_CASES)
  return runId
}

/** With everything that hangs on it; only its figures stay. Under the locks of everything that adds to it. */
export const purgeAgedCase = async (tx: Transaction, of: { runId: string; aged: CaseAge; pieces: readonly PurgePiece[] }): Promise<void> => {
  const { runId, aged } = of
  await keepFiguresOf(tx, aged.caseId)
  const gone = await purgeWhole(tx, of.pieces, { kind: 'case', id: aged.caseId })
  const documents = idsOf(gone, 'document').length
  await insertRunCase(tx, runId, { caseId: aged.caseId, code: aged.code, hospitalId: aged.senderHospitalId, outcome: 'deleted', documents })
  await audit(tx, { act: 'case.purged', subjectKind: 'case', subjectId: aged.caseId, concerns: hospitalsOf(aged), data: { caseCode: aged.code, runId, documents } })
  announce(tx, { topic: 'case', id: aged.caseId, hospitalIds: hospitalsOf(aged) })
  tellOfRetention(tx, { id: aged.caseId, hospitalIds: hospitalsOf(aged) })
}

/**
 * One case, in a transaction of its own: decided again under the locks of everything that adds to it, so that a new
 * message is either in time and keeps the case, or finds no room, and a hold likewise (quality.md, Races).
 */
const settleCase = async (tx: Transaction, of: { runId: string; caseId: string; pieces: readonly PurgePiece[] }): Promise<void> => {
  await shareHolds(tx)
  const age = await lockAgedCase(tx, of.caseId)
  // Another process was faster.
  if (age === undefined) return
  const [aged] = await withDecisionFacts(tx, [age])
  if (aged === undefined) return
  const decision = mayDelete(aged, japanDay(tx.now))
  if (!decision.ok) return insertRunCase(tx, of.runId, { caseId: aged.caseId, code: aged.code, hospitalId: aged.senderHospitalId, outcome: keptBecause(decision.refusal.code), documents: 0 })
  await purgeAgedCase(tx, { runId: of.runId, aged, pieces: of.pieces })
}

/** In the report, so that the run ends and the others go; where even this can't be written, the run is broken off and goes on later. */
const noteFailure = async (tx: Transaction, of: { runId: string; one: AgedCase }): Promise<void> =>
  insertRunCase(tx, of.runId, { caseId: of.one.caseId, code: of.one.code, hospitalId: of.one.senderHospitalId, outcome: 'failed', documents: 0 })

/**
 * Deletes what may be deleted today (要綱25条): case by case, so that a run that is broken off has deleted whole cases and goes on with
 * the rest, and one whose deletion goes wrong keeps no other from going. That one is tried again by the next run, by itself on the next day.
 */
export const deleteDueCases = async (database: Database, pieces: readonly PurgePiece[]): Promise<void> => {
  const actor = { kind: 'system', name: DELETE_DUE_CASES } as const
  const plan = await withActor(database, actor, async (tx) => {
    const today = japanDay(tx.now)
    const due = await listDueCases(tx, today)
    const open = await findOpenRun(tx)
    // A night on which nothing goes leaves no report.
    const failedToday = await selectFailedSince(tx, japanInstant(today, '00:00'))
    if (open === undefined && !due.some((one) => mayDelete(one, today).ok && !failedToday.has(one.caseId))) return undefined
    const runId = open?.id ?? (await openRun(tx, null))
    tellOfRetention(tx, { id: runId })
    const settled = await selectSettledCases(tx, runId)
    return { runId, cases: due.filter(({ caseId }) => !settled.has(caseId)) }
  })
  if (plan === undefined) return
  const { runId } = plan
  const failed: unknown[] = []
  for (const one of plan.cases) {
    try {
      await withActor(database, actor, (tx) => settleCase(tx, { runId, caseId: one.caseId, pieces }))
    } catch (error) {
      failed.push(error)
      await withActor(database, actor, (tx) => noteFailure(tx, { runId, one }))
    }
  }
  await withActor(database, actor, async (tx) => {
    await endRun(tx, runId)
    tellOfRetention(tx, { id: runId })
  })
  if (failed.length > 0) throw new AggregateError(failed, 'some cases could not be deleted')
}

export const deleteDueCasesJob = (database: Database, pieces: readonly PurgePiece[]): Job => ({ name: DELETE_DUE_CASES, dailyAt: '4:20', run: () => deleteDueCases(database, pieces) })
