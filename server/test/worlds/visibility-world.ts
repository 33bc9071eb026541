import type { Actor } from '@tasuki/domain/account/actor'
import { CASE_STATUS, type CaseStatus, type CaseVisibility, INQUIRY_STATE, type InquiryState } from '@tasuki/domain/transfer/case-status'
import fc from 'fast-check'

/** A small prefecture in some state: enough hospitals, cases and inquiries for every relation to occur. */
export type VisibilityWorld = {
  hospitals: { id: string; municipality: string; use: 'active' | 'ended' | 'non_user' }[]
  cases: {
    id: string
    sender: number
    status: CaseStatus
    sent: boolean
    visibility: CaseVisibility
    destinationCodes: string[]
    inquiries: { id: string; roomId: string; hospital: number; state: InquiryState; roomReadable: 'always' | 'still' | 'no longer' }[]
  }[]
}

const MUNICIPALITIES = ['14101', '14102', '14201']
const HOSPITALS = 5

const index = fc.nat({ max: HOSPITALS - 1 })
const id = fc.uuid({ version: 4 })

const inquiryOf = fc.record({
  id,
  roomId: id,
  hospital: index,
  state: fc.constantFrom(...(Object.keys(INQUIRY_STATE) as InquiryState[])),
  roomReadable: fc.constantFrom('always' as const, 'still' as const, 'no longer' as const),
})

const caseOf = fc.record({
  id,
  sender: index,
  status: fc.constantFrom(...(Object.keys(CASE_STATUS) as CaseStatus[])),
  visibility: fc.constantFrom('S1' as const, 'S2' as const),
  endedUnsent: fc.boolean(),
  destinationCodes: fc.uniqueArray(fc.constantFrom(...MUNICIPALITIES), { maxLength: 3 }),
  inquiries: fc.uniqueArray(inquiryOf, { maxLength: 4, selector: (inquiry) => inquiry.hospital }),
})

/** A hospital never asks itself: that inquiry is left out of the world. */
export const visibilityWorld: fc.Arbitrary<VisibilityWorld> = fc
  .record({
    hospitals: fc.array(fc.record({ id, municipality: fc.constantFrom(...MUNICIPALITIES), use: fc.constantFrom('active' as const, 'active' as const, 'active' as const, 'ended' as const, 'non_user' as const) }), {
      minLength: HOSPITALS,
      maxLength: HOSPITALS,
    }),
    cases: fc.array(caseOf, { minLength: 1, maxLength: 3 }),
  })
  .map((world) => ({ ...world, cases: world.cases.map(({ endedUnsent, ...one }) => ({ ...one, sent: one.status !== 'draft' && !(one.status === 'ended' && endedUnsent), inquiries: one.inquiries.filter((inquiry) => inquiry.hospital !== one.sender) })) }))

const PERSON = '00000000-0000-4000-8000-000000000001'

export const actorsOf = (world: VisibilityWorld): Actor[] => [
  { kind: 'anonymous' },
  { kind: 'officer', personId: PERSON },
  { kind: 'coordinator', personId: PERSON },
  { kind: 'auditor', personId: PERSON },
  { kind: 'system', name: 'test' },
  ...world.hospitals.map((hospital): Actor => ({ kind: 'member', personId: PERSON, hospitalId: hospital.id, role: 'member' })),
]
