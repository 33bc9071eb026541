import { z } from 'zod'
import { defineCall } from '../base/call'
import { instant, uuid } from '../base/id'
import { receptionTime } from '../facility/reception-time'
import { sex } from './case-record'

/** What waits for us, worst first. */
export const waitingKind = z.enum([
  'confirm_overdue',
  'confirm_due',
  'transfer_date_passed',
  'answer_overdue',
  'inquiry_unread',
  'acceptance_waiting',
  'answer_stale',
  'inquiry_considering',
  'taken_over',
  'nobody_took_over',
  'returned',
  'messages_unread',
  'draft_expiring',
  'vacancy_old',
  'name_hidden',
  'names_to_check',
])
export type WaitingKind = z.infer<typeof waitingKind>

export const waitingItem = z.strictObject({
  kind: waitingKind,
  /** As the sending hospital, as the asked one, or for the own facility. */
  side: z.enum(['sender', 'receiver', 'facility', 'prefecture']),
  caseId: uuid.nullable(),
  inquiryId: uuid.nullable(),
  roomId: uuid.nullable(),
  handoverId: uuid.nullable(),
  /** A colleague, or the code of a case that the prefecture only counts. */
  label: z.string(),
  /** Whom it is about, for the hospitals concerned. */
  patient: z.strictObject({ code: z.string(), age: z.int().nullable(), ageOrOlder: z.boolean(), sex: sex.nullable(), mainDisease: z.string() }).nullable(),
  otherHospital: z.string(),
  since: instant,
  dueAt: instant.nullable(),
  /** In whose reception hours the time until then is counted. */
  dueHospitalId: uuid.nullable(),
  count: z.int(),
})
export type WaitingItem = z.infer<typeof waitingItem>

export const getHomeCall = defineCall({
  method: 'GET',
  path: '/api/v1/home',
  summary: 'What waits for the signed-in person’s hospital, in the order in which it hurts, and the badges of the rail',
  output: z.strictObject({
    items: z.array(waitingItem),
    /** Of every hospital that an item is due from. */
    receptions: z.array(z.strictObject({ hospitalId: uuid, reception: receptionTime })),
    badges: z.strictObject({ inquiriesWaiting: z.int(), unreadMessages: z.int(), casesWaiting: z.int(), areaCases: z.int() }),
  }),
  refusals: ['not_signed_in'],
})
