import type { Actor } from '@tasuki/domain/account/actor'
import * as cases from '@tasuki/domain/transfer/case.contract'
import type { CaseStatus, CaseVisibility, InquiryState } from '@tasuki/domain/transfer/case-status'
import { confirmCandidateCall, takeBackCall } from '@tasuki/domain/transfer/inquiry.contract'
import type pg from 'pg'
import type { TestPerson, TestProgram } from '../test-program'
import { uploadDocument } from './document-world'
import { samplePng } from './sample-files'
import { ACCEPTED, answerAs, hospitalIdOf, ownInquiry, registerDraft } from './transfer-world'

/** Who calls: what the policy is asked with, and the cookie. `municipality` undefined = no user hospital stands behind it. */
export type Caller = { name: string; actor: Actor; cookie: string | undefined; municipality: string | undefined }

export type AccessWorld = {
  callers: Caller[]
  cases: { id: string; status: CaseStatus; visibility: CaseVisibility; documentIds: string[] }[]
}

const NO_DETAILS = { transferDate: null, destinationHospitalId: null, destinationText: '' }
const NOTE = { reason: 'full', note: '' } as const

type People = Record<'a' | 'b' | 'paused' | 'over', TestPerson>

const choose = async (a: TestPerson, caseId: string, who: TestPerson) => {
  const now = await a.ok(cases.getCaseCall, { params: { caseId } })
  const inquiry = now.inquiries.find((one) => one.hospital.id === who.hospitalId && one.endedAt === null)
  return a.ok(cases.chooseCandidateCall, { params: { caseId }, body: { version: now.version, inquiryId: inquiry?.id ?? '', transferDate: '2026-11-24' } })
}

/**
 * Really played to its state: `over` has been asked and ended with thanks when B confirmed a first time, B took back,
 * a further hospital was asked, and where the case is held it is paused.
 */
const playCase = async ({ a, b, paused, over }: People, status: CaseStatus, { id, version }: { id: string; version: number }): Promise<string> => {
  if (status === 'draft') return id
  await a.ok(cases.sendCaseCall, { params: { caseId: id }, body: { version, hospitalIds: [b, over].map(hospitalIdOf), message: 'お願いします。' } })
  await answerAs(b, id, ACCEPTED)
  await answerAs(over, id, ACCEPTED)
  await choose(a, id, b)
  const { id: inquiryId, version: chosenVersion } = await ownInquiry(b, id)
  await b.ok(confirmCandidateCall, { params: { inquiryId }, body: { version: chosenVersion } })
  await b.ok(takeBackCall, { params: { inquiryId }, body: NOTE })
  await a.ok(cases.addCandidatesCall, { params: { caseId: id }, body: { hospitalIds: [hospitalIdOf(paused)], message: '' } })
  await answerAs(b, id, ACCEPTED)
  await answerAs(paused, id, ACCEPTED)
  if (status === 'recruiting') return id
  const held = await choose(a, id, b)
  if (status === 'held') return id
  const closing = { params: { caseId: id }, body: { version: held.version, ...NO_DETAILS } }
  if (status === 'ended') await a.ok(cases.endCaseCall, { ...closing, body: { ...closing.body, reason: 'home', note: '' } })
  else await a.ok(cases.completeCaseCall, { ...closing, body: { ...closing.body, transferDate: '2026-11-24', destinationHospitalId: hospitalIdOf(b) } })
  return id
}

const STATUSES: CaseStatus[] = ['draft', 'recruiting', 'held', 'completed', 'ended']

/** Ten cases, S1 and S2 in every status, and everybody who may stand to them in some way. */
export const openAccessWorld = async (world: TestProgram): Promise<AccessWorld> => {
  const member = async (name: string, municipalityCode: string) => world.addPerson({ hospitalId: await world.addHospital({ name, municipalityCode }), name })
  const people = { a: await member('A病院', '14102'), b: await member('B病院', '14103'), paused: await member('調整中の病院', '14103'), over: await member('終了の病院', '14103') }
  const others = { area: await member('C病院', '14101'), outsider: await member('D病院', '14104'), left: await member('利用を終えた病院', '14101') }
  const officer = await world.addPerson({ hospitalId: null, name: '県の担当' })
  const coordinator = await world.addPerson({ hospitalId: null, role: 'coordinator', name: '調整員' })
  const auditor = await world.addPerson({ hospitalId: null, role: 'auditor', name: '監査担当' })

  const played: AccessWorld['cases'] = []
  const png = await samplePng()
  for (const visibility of ['S1', 'S2'] as const)
    for (const status of STATUSES) {
      const draft = await registerDraft(people.a, { visibility, record: { mainDisease: `${status} ${visibility}` } })
      const { body } = await uploadDocument(world, people.a, { subjectKind: 'case', subjectId: draft.id, bytes: png })
      played.push({ id: await playCase(people, status, draft), status, visibility, documentIds: [body.id] })
    }
  await world.asSystem((tx) => tx.db.updateTable('hospital').set({ use: 'ended' }).where('id', '=', hospitalIdOf(others.left)).execute())

  const callerOf = (name: string, person: TestPerson, municipality: string): Caller => ({
    name,
    actor: { kind: 'member', personId: person.personId, hospitalId: hospitalIdOf(person), role: 'member' },
    cookie: person.cookie,
    municipality,
  })
  return {
    cases: played,
    callers: [
      { name: 'nobody', actor: { kind: 'anonymous' }, cookie: undefined, municipality: undefined },
      { name: 'a hospital that has ended its use', actor: { kind: 'anonymous' }, cookie: others.left.cookie, municipality: undefined },
      { name: 'officer', actor: { kind: 'officer', personId: officer.personId }, cookie: officer.cookie, municipality: undefined },
      { name: 'coordinator', actor: { kind: 'coordinator', personId: coordinator.personId }, cookie: coordinator.cookie, municipality: undefined },
      { name: 'auditor', actor: { kind: 'auditor', personId: auditor.personId }, cookie: auditor.cookie, municipality: undefined },
      callerOf('A, sender', people.a, '14102'),
      callerOf('B, candidate', people.b, '14103'),
      callerOf('paused candidate', people.paused, '14103'),
      callerOf('ended candidate', people.over, '14103'),
      callerOf('C, of the area', others.area, '14101'),
      callerOf('D, outsider', others.outsider, '14104'),
    ],
  }
}

export type CaseFacts = {
  senderHospitalId: string
  status: CaseStatus
  sent: boolean
  visibility: CaseVisibility
  destinationCodes: string[]
  inquiries: { id: string; hospitalId: string; state: InquiryState; roomId: string; members: { hospitalId: string; readableUntil: Date | null }[] }[]
}

/** What stands in the tables about a case, read past every rule; undefined once it is discarded. */
export const readCaseFacts = async (superuser: pg.Client, caseId: string): Promise<CaseFacts | undefined> => {
  const { rows } = await superuser.query<Omit<CaseFacts, 'inquiries'>>(
    `select sender_hospital_id as "senderHospitalId", status, sent_at is not null as sent, visibility, destination_codes as "destinationCodes" from transfer_case where id = $1`,
    [caseId],
  )
  const { rows: asked } = await superuser.query<{ id: string; hospitalId: string; state: InquiryState; roomId: string; member: string; readableUntil: Date | null }>(
    `select i.id, i.hospital_id as "hospitalId", i.state, i.room_id as "roomId", m.hospital_id as member, m.readable_until as "readableUntil"
     from inquiry i join room_member m on m.room_id = i.room_id where i.case_id = $1 order by i.id`,
    [caseId],
  )
  const inquiries = [...new Set(asked.map((row) => row.id))].map((id) => {
    const [first, ...more] = asked.filter((row) => row.id === id)
    if (!first) throw new Error('no row')
    return { id, hospitalId: first.hospitalId, state: first.state, roomId: first.roomId, members: [first, ...more].map(({ member, readableUntil }) => ({ hospitalId: member, readableUntil })) }
  })
  return rows[0] && { ...rows[0], inquiries }
}
