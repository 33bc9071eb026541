import { z } from 'zod'
import { defineCall } from '../../base/call'
import { day, instant, uuid } from '../../base/id'
import { colleague } from '../account.contract'

/** A person of the own hospital is away; who works with them sees it. */
export const absence = z.strictObject({
  id: uuid,
  person: colleague,
  firstDay: day,
  lastDay: day,
  setBy: colleague.nullable(),
  /** Away today. */
  now: z.boolean(),
  /** The work was passed on at the beginning. */
  takenOverAt: instant.nullable(),
  mayEnd: z.boolean(),
})
export type Absence = z.infer<typeof absence>

export const listAbsencesCall = defineCall({
  method: 'GET',
  path: '/api/v1/absences',
  summary: 'Who of the own hospital is away, or will be (rule 82)',
  output: z.strictObject({ absences: z.array(absence) }),
  refusals: ['not_signed_in'],
})

export const setAbsenceCall = defineCall({
  method: 'POST',
  path: '/api/v1/absences',
  summary: 'A person is away for some days: on the first, their cases pass to 副担当, else to the representative (rule 82)',
  body: z.strictObject({ personId: uuid, firstDay: day, lastDay: day }),
  output: z.strictObject({ absences: z.array(absence) }),
  refusals: ['not_permitted', 'not_found', 'absence_period_invalid', 'absence_overlaps'],
})

export const endAbsenceCall = defineCall({
  method: 'POST',
  path: '/api/v1/absences/:absenceId/end',
  summary: 'The person is back, or the plan is called off; what was passed on stays where it is (rule 82)',
  params: z.strictObject({ absenceId: uuid }),
  output: z.strictObject({ absences: z.array(absence) }),
  refusals: ['not_permitted', 'not_found', 'absence_over'],
})
