import { z } from 'zod'
import { defineCall } from '../../base/call'
import { day, instant, uuid } from '../../base/id'

/** Hospitals that owe something, the longest first: whose it is, and since when; never: null. */
const owing = z.strictObject({ count: z.int(), longest: z.array(z.strictObject({ id: uuid, name: z.string(), since: instant.nullable() })) })

const waiting = z.strictObject({ count: z.int(), late: z.int(), since: instant.nullable() })

const overview = z.strictObject({
  today: day,
  hospitals: z.strictObject({ active: z.int(), non_user: z.int(), ended: z.int(), withoutRepresentative: z.int(), stale: owing, silent: owing }),
  /** Sent and open, by the days on which they were registered (`caseAgeBands`), as the list of cases is filtered by. */
  openCases: z.array(z.strictObject({ from: day.nullable(), until: day.nullable(), count: z.int() })),
  /** Not for the coordinator, who reads no accounts. */
  accounts: z
    .strictObject({
      /** `setAside`: came on a day of too many, and wait apart (別受付). */
      applications: z.strictObject({ ...waiting.shape, setAside: z.int() }),
      forms: waiting,
      /** Answered by hospitals, to be accepted; late once the year is over that they go on from. */
      renewals: waiting,
      /** Answered by hospitals, to be decided; and those of which the day to answer has passed without a word. */
      moderations: z.strictObject({ count: z.int(), unanswered: z.int(), since: instant.nullable() }),
      invoices: z.strictObject({ unsent: z.int(), dueSoon: z.int(), overdue: z.int() }),
    })
    .nullable(),
  /** What is the officers' alone to do. */
  office: z.strictObject({ retention: z.strictObject({ due: z.int(), untold: z.int(), deletable: z.int(), holdsAsked: z.int() }) }).nullable(),
})
export type Overview = z.infer<typeof overview>

export const getOverviewCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/overview',
  summary: 'What a day at the prefecture’s office begins with: counts of what waits, each of a list where one acts; for each role what it reads',
  output: overview,
  refusals: ['not_signed_in', 'not_permitted'],
})
