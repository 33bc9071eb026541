import type { Call } from '@tasuki/domain/base/call'
import * as cases from '@tasuki/domain/transfer/case.contract'
import * as inquiries from '@tasuki/domain/transfer/inquiry.contract'
import { expect } from 'vitest'
import pg from 'pg'
import type { TestPerson, TestProgram } from '../test-program'
import { type Act, EVENT_OF, isExplained, type ModelCase, pictureOf, TODAY } from './case-model'
import { ACCEPTED, answerAs, DECLINED, hospitalIdOf, sendTo } from './transfer-world'

const NO_DETAILS = { transferDate: null, destinationHospitalId: null, destinationText: '' }

/** Everything that must hold of a case at any moment; each row of the answer is a sentence about what doesn't. */
const INVARIANTS = `
with c as (select * from transfer_case where id = $1), i as (select * from inquiry where case_id = $1),
     f as (select count(*) filter (where state in ('chosen', 'confirmed')) as held, count(*) filter (where state = 'confirmed') as confirmed,
                  count(*) filter (where state = 'paused') as paused, count(*) filter (where state not in ('withdrawn', 'ended')) as live from i),
     r as (select room.*, i.state as inquiry_state, i.hospital_id from room join i on i.room_id = room.id)
select v.wrong from c, f, lateral (values
  ('more than one hospital is chosen', f.held > 1),
  ('held without exactly one chosen hospital', c.status = 'held' and f.held <> 1),
  ('chosen but not held', c.status = 'recruiting' and f.held <> 0),
  ('paused but not held', c.status <> 'held' and f.paused > 0),
  ('paused although confirmed', f.confirmed > 0 and f.paused > 0),
  ('closed with a live inquiry besides the destination', c.status in ('completed', 'ended') and exists (select from i where state not in ('withdrawn', 'ended') and (state <> 'confirmed' or hospital_id is distinct from c.destination_hospital_id))),
  ('a held case without its date', c.status = 'held' and (c.transfer_date is null or c.confirm_due_at is null)),
  ('a date without a hold', c.status = 'recruiting' and (c.transfer_date is not null or c.confirm_due_at is not null or c.confirmed_at is not null)),
  ('the case and its inquiry disagree on the confirmation', c.status = 'held' and (c.confirmed_at is not null) <> (f.confirmed = 1)),
  ('an inquiry and its end disagree', exists (select from i where (state in ('withdrawn', 'ended')) <> (ended_at is not null))),
  ('what was before a pause is lost', exists (select from i where state in ('paused', 'chosen') and paused_from is null)),
  ('a room and its inquiry disagree', exists (select from r where (r.state = 'open') <> (r.inquiry_state not in ('paused', 'withdrawn', 'ended')))),
  ('an ended room is readable for ever', exists (select from r join room_member m on m.room_id = r.id and m.hospital_id = r.hospital_id where (m.readable_until is not null) <> (r.inquiry_state = 'ended'))),
  ('a room''s lines have gaps', exists (select from r where r.last_seq <> (select count(*) from message l where l.room_id = r.id) or r.last_seq <> (select max(seq) from message l where l.room_id = r.id))),
  ('an inquiry has no room or a room no inquiry', (select count(*) from r) <> (select count(*) from i)),
  ('the area''s list is not what the case says', (c.visibility = 'S2' and c.status = 'recruiting') <> exists (select from open_case_area where case_id = c.id)),
  ('history and audit trail differ', array(select 'case.' || kind from transfer_event where case_id = c.id order by 1)
     <> array(select act from audit_entry where subject_id = c.id and act like 'case.%' and act <> 'case.opened' order by 1))
) as v (wrong, is_so) where is_so`

export type RaceRoles = Record<'a' | 'b' | 'b2' | 'c' | 'c2' | 'd', TestPerson>
export type Raced = { outcomes: string[]; after: ModelCase; answers: { status: number; body: unknown; problem: Record<string, unknown> }[] }

export type RaceTrack = {
  caseId: string
  read(): Promise<ModelCase>
  /** Sends all acts at one moment and holds what comes of it against the rules and the invariants. */
  race(acts: readonly Act[]): Promise<Raced>
}

const callOf = (act: Act, of: { caseId: string }): { call: Call; input: { params?: unknown; body?: unknown } } => {
  const params = act.by === 'asked' || act.kind === 'withdraw' ? { inquiryId: act.inquiryId } : { caseId: of.caseId }
  switch (act.kind) {
    case 'choose':
      return { call: cases.chooseCandidateCall, input: { params, body: { version: act.version, inquiryId: act.inquiryId, transferDate: '2026-11-27' } } }
    case 'release':
      return { call: cases.releaseHoldCall, input: { params, body: { version: act.version, reason: '日程が合わないため' } } }
    case 'end':
      return { call: cases.endCaseCall, input: { params, body: { version: act.version, reason: 'home', note: '', ...NO_DETAILS } } }
    case 'narrow':
    case 'widen':
      return { call: cases.changeVisibilityCall, input: { params, body: { version: act.version, visibility: act.kind === 'narrow' ? 'S1' : 'S2' } } }
    case 'complete':
      return {
        call: cases.completeCaseCall,
        input: { params, body: { version: act.version, transferDate: TODAY, destinationHospitalId: act.destinationHospitalId, destinationText: act.destinationHospitalId === null ? '県外の病院' : '' } },
      }
    case 'withdraw':
      return { call: inquiries.withdrawInquiryCall, input: { params, body: { reason: '他院に依頼したため' } } }
    case 'confirm':
      return { call: inquiries.confirmCandidateCall, input: { params, body: { version: act.version } } }
    case 'take back':
      return { call: inquiries.takeBackCall, input: { params, body: { reason: 'full', note: '' } } }
    case 'accept':
    case 'decline':
      return { call: inquiries.answerInquiryCall, input: { params, body: { version: act.version, answer: act.kind === 'accept' ? ACCEPTED : DECLINED } } }
    case 'offer':
      return { call: cases.makeReverseOfferCall, input: { params, body: { answer: ACCEPTED, message: '' } } }
  }
}

/** Opens a case sent to B and B2, both of whom have accepted. */
export const openRaceTrack = async (roles: RaceRoles, of: { superuser: pg.Client; visibility: 'S1' | 'S2'; world: TestProgram }): Promise<RaceTrack> => {
  const { superuser, world } = of
  const sent = await sendTo(roles.a, [roles.b, roles.b2], { visibility: of.visibility })
  for (const person of [roles.b, roles.b2]) await answerAs(person, sent.id, ACCEPTED)
  const caseId = sent.id
  const people = Object.values(roles)
  const modelWorld = { senderHospitalId: hospitalIdOf(roles.a), areaHospitalIds: [roles.c, roles.c2].map(hospitalIdOf), now: world.clock() }

  const read = async (): Promise<ModelCase> => {
    const { rows } = await superuser.query<ModelCase>(
      `select status, visibility, version, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'hospitalId', i.hospital_id, 'state', i.state, 'pausedFrom', i.paused_from, 'version', i.version) order by i.id)
         from inquiry i where i.case_id = c.id), '[]') as inquiries from transfer_case c where id = $1`,
      [caseId],
    )
    const [found] = rows
    if (!found) throw new Error('the case is gone')
    return found
  }
  const readHistory = async (): Promise<string[]> =>
    (await superuser.query<{ kind: string }>('select kind from transfer_event where case_id = $1 order by position', [caseId])).rows.map((row) => row.kind)
  const actorOf = (act: Act, before: ModelCase): TestPerson => {
    const hospitalId = act.by === 'sender' ? roles.a.hospitalId : act.by === 'area' ? act.hospitalId : before.inquiries.find((inquiry) => inquiry.id === act.inquiryId)?.hospitalId
    const person = people.find((one) => one.hospitalId === hospitalId)
    if (!person) throw new Error('nobody acts')
    return person
  }
  const race = async (acts: readonly Act[]): Promise<Raced> => {
    const [before, told] = [await read(), await readHistory()]
    const answers = await Promise.all(
      acts.map((act) => {
        const { call, input } = callOf(act, { caseId })
        return actorOf(act, before).call(call, input as Parameters<TestPerson['call']>[1])
      }),
    )
    const outcomes = answers.map(({ status, problem }) => (status === 200 ? 'done' : (problem.code ?? `${status}`)))
    const after = await read()
    const wrong = (await superuser.query<{ wrong: string }>(INVARIANTS, [caseId])).rows.map((row) => row.wrong)
    const round = JSON.stringify({ before, tried: acts.map((act, at) => ({ ...act, outcome: outcomes[at] })), after })
    expect(wrong, round).toEqual([])
    const explained = isExplained(before, acts.map((act, at) => ({ act, outcome: outcomes[at] ?? '' })), { picture: pictureOf(after), world: modelWorld })
    expect(explained, `no order of the acts explains ${round}`).toBe(true)
    // A candidate's offer is told as its answer; endings that follow from an act are told by the act.
    const plain = (kinds: readonly string[]) => kinds.map((kind) => (kind === 'reverse_offer' ? 'answered' : kind)).sort()
    expect(plain((await readHistory()).slice(told.length).filter((kind) => kind !== 'inquiry_ended')), round).toEqual(plain(acts.filter((_, at) => outcomes[at] === 'done').map((act) => EVENT_OF[act.kind])))
    return { outcomes, after, answers }
  }
  return { caseId, read, race }
}
