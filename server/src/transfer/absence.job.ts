import { isAbsentOn } from '@tasuki/domain/account/people/absence.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import { z } from 'zod'
import { lockAbsenceCourse, markAbsenceCourse } from '../account/people/absence-course'
import { FOLLOW_ABSENCE } from '../account/people/set-absence'
import { audit } from '../platform/audit/write-audit'
import type { Database } from '../platform/db/database'
import { type Transaction, withActor } from '../platform/db/transaction'
import type { Job } from '../platform/jobs/job-runner'
import { announce } from '../platform/live/announce'
import { passOnWorkOfAbsent } from './pass-on-work'

/**
 * What is due of an absence: at its beginning the work passes on, at its end the person is told that nothing came back
 * by itself (rule 82). Decided under the row's lock by what stands there, so that it happens once however often it runs.
 */
export const followAbsence = async (tx: Transaction, absenceId: string): Promise<'passed_on' | 'returned' | 'nothing'> => {
  const absence = await lockAbsenceCourse(tx, absenceId)
  if (!absence) return 'nothing'
  const today = japanDay(tx.now)
  const of = { absenceId, personId: absence.person_id, hospitalId: absence.hospital_id }
  const done = async (change: Parameters<typeof markAbsenceCourse>[2]) => {
    await markAbsenceCourse(tx, absenceId, change)
    announce(tx, { topic: 'absence', id: absenceId, hospitalIds: [absence.hospital_id] })
  }
  if (absence.taken_over_at === null) {
    if (!isAbsentOn({ firstDay: absence.first_day, lastDay: absence.last_day, ended: absence.ended_at !== null }, today)) return 'nothing'
    await passOnWorkOfAbsent(tx, of)
    await done({ taken_over_at: tx.now })
    return 'passed_on'
  }
  const isOver = absence.ended_at !== null || absence.last_day < today
  if (!isOver || absence.returned_at !== null) return 'nothing'
  await done({ returned_at: tx.now })
  await audit(tx, { act: 'absence.returned', subjectKind: 'person', subjectId: absence.person_id, concerns: [absence.hospital_id], data: { absenceId } })
  return 'returned'
}

export const followAbsenceJob = (database: Database): Job => ({
  name: FOLLOW_ABSENCE,
  run: async (payload) => {
    const { absenceId } = z.object({ absenceId: z.uuid() }).parse(payload)
    await withActor(database, { kind: 'system', name: FOLLOW_ABSENCE }, (tx) => followAbsence(tx, absenceId))
  },
})
