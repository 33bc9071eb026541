import { randomUUID } from 'node:crypto'
import { listMessagesCall, postMessageCall } from '@tasuki/domain/talk/talk.contract'
import * as calls from '@tasuki/domain/transfer/case.contract'
import { CASE_STATUS, INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedOfServer } from '../../test/seed-of-server'
import { startTestProgram, type TestProgram } from '../../test/test-program'
import type { Act, ModelCase } from '../../test/worlds/case-model'
import { openRaceTrack, type RaceRoles, type RaceTrack } from '../../test/worlds/race-world'
import { addRoles, hospitalIdOf, registerDraft } from '../../test/worlds/transfer-world'

const SEED = 20_261_124
/** On each of the two servers; other ones. */
const DRAWN_ROUNDS = 120
/** On each of the two servers. */
const ROUNDS_EACH = 10

let world: TestProgram
let roles: RaceRoles
let superuser: pg.Client
beforeAll(async () => {
  world = await startTestProgram()
  const c2 = await world.addPerson({ hospitalId: await world.addHospital({ name: '隣の病院', municipalityCode: '14101' }) })
  roles = { ...(await addRoles(world)), c2 }
  superuser = new pg.Client({ connectionString: world.database.superuserUrl })
  await superuser.connect()
})
afterAll(async () => {
  await superuser.end()
  await world.close()
})

const openTrack = (visibility: 'S1' | 'S2' = 'S2') => openRaceTrack(roles, { superuser, visibility, world })
const inquiryOf = (of: ModelCase, person: { hospitalId: string | null }): string => of.inquiries.find((one) => one.hospitalId === person.hospitalId)?.id ?? ''
const each = async (round: (track: RaceTrack, before: ModelCase) => Promise<void>): Promise<void> => {
  for (let i = 0; i < ROUNDS_EACH; i++) {
    const track = await openTrack()
    await round(track, await track.read())
  }
}

/** A small generator of its own (mulberry32): the same rounds whatever the library. */
const numbersFrom = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** What somebody might try now, the interesting more often than the final. */
const drawAct = (of: ModelCase, pick: (below: number) => number): Act => {
  const oneOf = <T>(list: readonly T[]): T => list[pick(list.length)] as T
  const { version } = of
  const inquiry = oneOf(of.inquiries)
  const live = of.inquiries.filter((one) => INQUIRY_STATE[one.state].live)
  const choosable = live.filter((one) => INQUIRY_STATE[one.state].choosable)
  const chosen = live.find((one) => one.state === 'chosen' || one.state === 'confirmed') ?? inquiry
  const offer = (): Act => ({ by: 'area', kind: 'offer', hospitalId: hospitalIdOf(oneOf([roles.c, roles.c2, roles.d, roles.b])) })
  const end = (): Act => ({ by: 'sender', kind: 'end', version })
  const complete = (): Act => ({ by: 'sender', kind: 'complete', version, destinationHospitalId: oneOf([null, chosen.hospitalId]) })
  const see = (): Act => ({ by: 'sender', kind: oneOf(['narrow', 'widen'] as const), version })
  const answer = (to = inquiry): Act => ({ by: 'asked', kind: oneOf(['accept', 'accept', 'decline'] as const), inquiryId: to.id, version: to.version })
  const choose = (): Act => ({ by: 'sender', kind: 'choose', version, inquiryId: (choosable.length > 0 ? oneOf(choosable) : inquiry).id })
  const withdraw = (): Act => ({ by: 'sender', kind: 'withdraw', inquiryId: inquiry.id })
  const asked = (kind: 'confirm' | 'take back', whose = chosen) => (): Act => ({ by: 'asked', kind, inquiryId: whose.id, version: whose.version })
  const release = (): Act => ({ by: 'sender', kind: 'release', version })
  const recruiting = [choose, choose, choose, choose, answer, () => answer(oneOf(live.length > 0 ? live : [inquiry])), answer, offer, offer, see, see, withdraw, end, complete, asked('confirm'), release]
  const held = [asked('confirm'), asked('confirm'), asked('confirm'), asked('take back'), asked('take back'), release, release, see, offer, withdraw, answer, asked('confirm', inquiry), asked('take back', inquiry), choose, end, complete]
  return oneOf(of.status === 'held' ? held : recruiting)()
}

it(`${DRAWN_ROUNDS} drawn rounds of two to five acts at once on one case: some order explains every answer, nothing is half written`, async () => {
  const pick = numbersFrom(seedOfServer(SEED))
  const counted = { done: 0, refused: 0, closed: 0 }
  let track = await openTrack()
  for (let round = 0; round < DRAWN_ROUNDS; round++) {
    const before = await track.read()
    const acts = Array.from({ length: 2 + pick(4) }, () => drawAct(before, pick))
    const { outcomes, after } = await track.race(acts)
    counted.done += outcomes.filter((outcome) => outcome === 'done').length
    counted.refused += outcomes.filter((outcome) => outcome !== 'done').length
    const isSpent = CASE_STATUS[after.status].closed || after.inquiries.length > 6 || !after.inquiries.some((one) => INQUIRY_STATE[one.state].live)
    if (CASE_STATUS[after.status].closed) counted.closed += 1
    if (isSpent) track = await openTrack(pick(3) === 0 ? 'S1' : 'S2')
  }
  expect(counted.done).toBeGreaterThan(DRAWN_ROUNDS)
  expect(counted.refused).toBeGreaterThan(DRAWN_ROUNDS)
  expect(counted.closed).toBeGreaterThan(10)
}, 240_000)

describe(`${ROUNDS_EACH} rounds each`, () => {
  it('61: two acceptances chosen at the same moment: one wins, the other gets 409', () =>
    each(async (track, before) => {
      const choose = (person: { hospitalId: string | null }): Act => ({ by: 'sender', kind: 'choose', version: before.version, inquiryId: inquiryOf(before, person) })
      const { answers, after } = await track.race([choose(roles.b), choose(roles.b2)])
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
      expect(after.inquiries.map((one) => one.state).sort()).toEqual(['chosen', 'paused'])
      const chosen = after.inquiries.find((one) => one.state === 'chosen')
      const confirm: Act = { by: 'asked', kind: 'confirm', inquiryId: chosen?.id ?? '', version: chosen?.version ?? 0 }
      const confirmed = await track.race([confirm, confirm, { by: 'sender', kind: 'release', version: after.version }])
      expect(confirmed.answers.filter((answer) => answer.status === 200)).toHaveLength(1)
    }), 60_000)

  it('62: 完了 and 募集終了 at the same moment: one wins, the other gets 409', () =>
    each(async (track, { version }) => {
      const { answers, after } = await track.race([{ by: 'sender', kind: 'complete', version, destinationHospitalId: hospitalIdOf(roles.b) }, { by: 'sender', kind: 'end', version }])
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
      expect(after.status).toBe(answers[0]?.status === 200 ? 'completed' : 'ended')
    }), 60_000)

  it('63: one request twice at once under one key: one row and one answer; another body 422', async () => {
    const track = await openTrack()
    const { inquiries } = await roles.a.ok(calls.getCaseCall, { params: { caseId: track.caseId } })
    const roomId = inquiries.find((one) => one.hospital.id === roles.b.hospitalId)?.roomId ?? ''
    for (let i = 0; i < ROUNDS_EACH; i++) {
      const key = randomUUID()
      const say = (body: string) => roles.a.call(postMessageCall, { params: { roomId }, body: { body }, key })
      const [first, second] = await Promise.all([say(`第${i}便`), say(`第${i}便`)])
      expect([first?.status, second?.status]).toEqual([200, 200])
      expect(second?.body).toEqual(first?.body)
      expect(await say('別の文')).toMatchObject({ status: 422, problem: { code: 'idempotency_key_reused' } })
      const other = randomUUID()
      const mixed = await Promise.all(['甲', '乙'].map((body) => roles.a.call(postMessageCall, { params: { roomId }, body: { body: `${body}${i}` }, key: other })))
      expect(mixed.map((answer) => answer.status).sort()).toEqual([200, 422])
    }
    const { messages } = await roles.a.ok(listMessagesCall, { params: { roomId }, query: { limit: 200 } })
    expect(messages.filter((line) => /^[第甲乙]/.test(line.body))).toHaveLength(2 * ROUNDS_EACH)
    const draft = await registerDraft(roles.a)
    const key = randomUUID()
    const end = { params: { caseId: draft.id }, body: { version: draft.version, reason: 'home' as const, note: '', transferDate: null, destinationHospitalId: null, destinationText: '' }, key }
    const ended = await Promise.all([roles.a.call(calls.endCaseCall, end), roles.a.call(calls.endCaseCall, end), roles.a.call(calls.endCaseCall, end)])
    expect(ended.map((answer) => answer.status)).toEqual([200, 200, 200])
    expect(new Set(ended.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
  }, 60_000)

  it('46: an offer and the narrowing to S1 at the same moment: the offer stands, or the case was never there', () =>
    each(async (track, { version }) => {
      const offer: Act = { by: 'area', kind: 'offer', hospitalId: hospitalIdOf(roles.c) }
      const { outcomes, after } = await track.race([offer, { by: 'sender', kind: 'narrow', version }, offer])
      expect(outcomes[1]).toBe('done')
      const made = after.inquiries.filter((one) => one.hospitalId === roles.c.hospitalId).length
      expect(made).toBe(outcomes[0] === 'done' || outcomes[2] === 'done' ? 1 : 0)
      expect((await roles.c.call(calls.getCaseCall, { params: { caseId: track.caseId } })).status).toBe(made === 1 ? 200 : 404)
    }), 60_000)

  it('68, 70: B declines at the moment in which A chooses it: held with its acceptance, or not held', () =>
    each(async (track, before) => {
      const inquiryId = inquiryOf(before, roles.b)
      const { outcomes, after } = await track.race([
        { by: 'asked', kind: 'decline', inquiryId, version: before.inquiries.find((one) => one.id === inquiryId)?.version ?? 0 },
        { by: 'sender', kind: 'choose', version: before.version, inquiryId },
      ])
      expect(outcomes).toEqual(after.status === 'held' ? ['inquiry_not_answerable', 'done'] : ['done', 'inquiry_not_choosable'])
    }), 60_000)
})
