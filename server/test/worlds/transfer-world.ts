import { type CaseRecord, EMPTY_CASE_RECORD } from '@tasuki/domain/transfer/case-record'
import type { InquiryAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import * as calls from '@tasuki/domain/transfer/case.contract'
import { answerInquiryCall, confirmCandidateCall } from '@tasuki/domain/transfer/inquiry.contract'
import type { TestPerson, TestProgram } from '../test-program'

/** All that is required to send, and nothing else. The area is Tsurumi, where C lies. */
export const SENDABLE: CaseRecord = {
  ...EMPTY_CASE_RECORD,
  sex: 'female',
  age: 84,
  setting: 'inpatient',
  mainDisease: '誤嚥性肺炎後',
  purpose: 'long_term',
  destination: { municipalities: ['14101'], secondaryAreas: [] },
  medicalCategory: '2',
  transferableFrom: '2026-11-25',
  urgent: false,
  needs: { ventilator: { presence: 'absent', quantity: null, detail: '' } },
}

export const ACCEPTED: InquiryAnswer = { kind: 'accepted', admissionDate: '2026-11-27', waitingWeeks: null, ward: '', roomFee: '', note: '' }
export const DECLINED: InquiryAnswer = { kind: 'declined', reason: 'full', possibleIf: '', note: '' }

/** The words of rules.md: A sends, B and B2 are asked, C lies in the area, D doesn't, P is the prefecture. */
export type Roles = Record<'a' | 'b' | 'b2' | 'c' | 'd' | 'p', TestPerson>

export const addRoles = async (of: TestProgram): Promise<Roles> => {
  const member = async (name: string, municipalityCode: string) => of.addPerson({ hospitalId: await of.addHospital({ name, municipalityCode }), name: `${name}の担当` })
  return {
    a: await member('A病院', '14102'),
    b: await member('B病院', '14103'),
    b2: await member('B2病院', '14103'),
    c: await member('C病院', '14101'),
    d: await member('D病院', '14104'),
    p: await of.addPerson({ hospitalId: null, name: '県の担当' }),
  }
}

export const hospitalIdOf = (person: TestPerson): string => {
  if (person.hospitalId === null) throw new Error('a person of the prefecture has no hospital')
  return person.hospitalId
}

export const registerDraft = (by: TestPerson, of: { visibility?: 'S1' | 'S2'; record?: Partial<CaseRecord> } = {}) =>
  by.ok(calls.registerCaseCall, { body: { record: { ...SENDABLE, ...of.record }, visibility: of.visibility ?? 'S1' } })

export const sendTo = async (by: TestPerson, to: readonly TestPerson[], of: { visibility?: 'S1' | 'S2'; record?: Partial<CaseRecord> } = {}) => {
  const draft = await registerDraft(by, of)
  return by.ok(calls.sendCaseCall, { params: { caseId: draft.id }, body: { version: draft.version, hospitalIds: to.map(hospitalIdOf), message: '受入れをご検討ください。' } })
}

/** Answers the person's own inquiry of a case as it now stands. */
export const answerAs = async (by: TestPerson, caseId: string, answer: InquiryAnswer) => {
  const inquiry = await ownInquiry(by, caseId)
  return by.ok(answerInquiryCall, { params: { inquiryId: inquiry.id }, body: { version: inquiry.version, answer } })
}

export const ownInquiry = async (by: TestPerson, caseId: string) => {
  const { inquiries } = await by.ok(calls.getCaseCall, { params: { caseId } })
  const own = inquiries.find((inquiry) => inquiry.hospital.id === by.hospitalId)
  if (!own) throw new Error('the case has no inquiry to this hospital')
  return own
}

/** The chosen hospital confirms what it sees. */
export const confirmAs = async (by: TestPerson, caseId: string) => {
  const inquiry = await ownInquiry(by, caseId)
  return by.ok(confirmCandidateCall, { params: { inquiryId: inquiry.id }, body: { version: inquiry.version } })
}

/** Sent to B and B2, accepted by both, B chosen. */
export const holdFor = async (roles: Pick<Roles, 'a' | 'b' | 'b2'>, of: { visibility?: 'S1' | 'S2'; record?: Partial<CaseRecord> } = {}) => {
  const sent = await sendTo(roles.a, [roles.b, roles.b2], of)
  await answerAs(roles.b, sent.id, ACCEPTED)
  await answerAs(roles.b2, sent.id, ACCEPTED)
  const now = await roles.a.ok(calls.getCaseCall, { params: { caseId: sent.id } })
  const chosen = now.inquiries.find((inquiry) => inquiry.hospital.id === roles.b.hospitalId)
  return roles.a.ok(calls.chooseCandidateCall, { params: { caseId: sent.id }, body: { version: now.version, inquiryId: chosen?.id ?? '', transferDate: '2026-11-27' } })
}
