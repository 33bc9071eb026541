import { z } from 'zod'
import { hospitalLabel } from '../account/account.contract'
import { day, instant, uuid } from '../base/id'
import { careNeedCode } from '../facility/care-need'
import { sex, transferPurpose } from './case-record'
import { caseStatus, caseVisibility } from './case-status'

const caseRelation = z.enum(['sender', 'candidate', 'area', 'prefecture'])

/** One line of a list of cases: what tells patients apart on the phone, without a name. */
export const caseSummary = z.strictObject({
  id: uuid,
  /** e.g. `26-0412-7K3F`: random, never sequential. */
  code: z.string(),
  status: caseStatus,
  visibility: caseVisibility,
  relation: caseRelation,
  senderHospital: hospitalLabel,
  sex: sex.nullable(),
  age: z.int().nullable(),
  /** 90歳以上: the exact age stays with the sending hospital. */
  ageOrOlder: z.boolean(),
  mainDisease: z.string(),
  purpose: transferPurpose.nullable(),
  transferableFrom: day.nullable(),
  destinationLabel: z.string(),
  presentNeeds: z.array(careNeedCode),
  createdAt: instant,
  sentAt: instant.nullable(),
  updatedAt: instant,
  closedAt: instant.nullable(),
})
export type CaseSummary = z.infer<typeof caseSummary>
