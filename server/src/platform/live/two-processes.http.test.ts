import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { getRoomCall, listMessagesCall } from '@tasuki/domain/talk/talk.contract'
import * as cases from '@tasuki/domain/transfer/case.contract'
import { signInCall, signOutCall } from '@tasuki/domain/account/account.contract'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { deactivatePersonCommand } from '../../account/people/deactivate-person'
import { endHospitalUseCommand } from '../../account/hospital/end-hospital-use'
import { issueAccessCodeCommand } from '../../account/sign-in/issue-access-code'
import { redeemAccessCodeCommand } from '../../account/sign-in/redeem-access-code'
import { type Program, startProgram } from '../../app/start-program'
import { leaveTransfers } from '../../transfer/leave-transfers'
import { startTestProgram, TEST_PASSWORD, type TestPerson, type TestProgram } from '../../../test/test-program'
import { type Hint, type LiveReader, openReader } from '../../../test/worlds/live-readers'
import { ACCEPTED, addRoles, answerAs, DECLINED, hospitalIdOf, ownInquiry, registerDraft, type Roles, sendTo } from '../../../test/worlds/transfer-world'
import { readConfig } from '../config'
import type { Transaction } from '../db/transaction'
import { createLog } from '../log'

let world: TestProgram
let second: Program
let roles: Roles
let ports: [number, number]
beforeAll(async () => {
  world = await startTestProgram()
  const { appUrl, authUrl } = world.database
  const config = readConfig({ BASE_URL: 'http://localhost:3000', RATE_LIMIT: '0' })
  second = await startProgram({ config, urls: { appUrl, authUrl, directUrl: appUrl }, log: createLog('silent'), clock: world.clock, isDemo: false, withJobs: false })
  const listen = async ({ http }: Program): Promise<number> => {
    await http.listen({ port: 0, host: '127.0.0.1' })
    return (http.server.address() as AddressInfo).port
  }
  ports = [await listen(world.program), await listen(second)]
  roles = await addRoles(world)
})
afterAll(async () => {
  await second.close()
  await world.close()
})

const sayAt = async (port: number, by: TestPerson, roomId: string, body: string): Promise<void> => {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/rooms/${roomId}/messages`, {
    method: 'POST',
    headers: { cookie: by.cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ body }),
  })
  expect(response.status, await response.text()).toBe(200)
}
const openRoom = async (): Promise<string> => {
  const sent = await sendTo(roles.a, [roles.b])
  return (await ownInquiry(roles.b, sent.id)).roomId
}
const seqsOf = (hints: readonly Hint[], roomId: string): number[] => hints.flatMap((hint) => (hint.topic === 'room' && hint.id === roomId && hint.seq !== undefined ? [hint.seq] : []))
const lastSeqOf = async (roomId: string): Promise<number> => (await roles.a.ok(getRoomCall, { params: { roomId } })).lastSeq
const upTo = (from: number, last: number): number[] => Array.from({ length: last - from }, (_, at) => from + 1 + at)
const closeAll = (readers: readonly LiveReader[]) => readers.forEach((reader) => reader.close())

/** Four people talk at both processes at once. */
const talk = async (roomIds: readonly string[], rounds: number): Promise<void> => {
  for (let round = 0; round < rounds; round++) {
    await Promise.all(roomIds.flatMap((roomId) => ports.flatMap((port) => [roles.a, roles.b].map((by) => sayAt(port, by, roomId, `${round}回目のご連絡です`)))))
  }
}

describe('two processes on one database', () => {
  it('streams at both hear every line of every room in order, once', async () => {
    const roomIds = [await openRoom(), await openRoom(), await openRoom()]
    const before = new Map(await Promise.all(roomIds.map(async (roomId) => [roomId, await lastSeqOf(roomId)] as const)))
    const readers = await Promise.all(ports.flatMap((port) => [openReader(port, roles.a.cookie), openReader(port, roles.b.cookie)]))
    await talk(roomIds, 8)
    for (const roomId of roomIds) {
      const last = await lastSeqOf(roomId)
      expect(last).toBe((before.get(roomId) ?? 0) + 32)
      const { messages } = await roles.a.ok(listMessagesCall, { params: { roomId }, query: { limit: 200 } })
      expect(messages.map((line) => line.seq)).toEqual(upTo(0, last))
      for (const reader of readers) await vi.waitFor(() => expect(seqsOf(reader.hints(), roomId)).toEqual(upTo(before.get(roomId) ?? 0, last)), { timeout: 20_000 })
    }
    closeAll(readers)
  }, 60_000)

  it('a stream cut in the middle and resumed at the other process misses nothing', async () => {
    const roomId = await openRoom()
    const from = await lastSeqOf(roomId)
    const heard: Hint[] = []
    let [reader, at] = [await openReader(ports[0], roles.b.cookie), 0]
    const talking = talk([roomId], 20)
    for (let cut = 0; cut < 6; cut++) {
      await new Promise((resolve) => setTimeout(resolve, 40))
      heard.push(...reader.hints())
      const place = reader.lastId()
      reader.close()
      at = 1 - at
      reader = await openReader(ports[at] ?? 0, roles.b.cookie, place)
    }
    await talking
    const last = await lastSeqOf(roomId)
    // A line told twice around a cut is known by its number.
    const numbers = () => [...new Set(seqsOf([...heard, ...reader.hints()], roomId))].filter((seq) => seq > from).sort((a, b) => a - b)
    await vi.waitFor(() => expect(numbers()).toEqual(upTo(from, last)), { timeout: 20_000 })
    expect(reader.text()).not.toContain('event: reset')
    reader.close()
  }, 60_000)
})

describe('a hidden case', () => {
  /** Written last and heard by everybody: whatever came before it has been heard too. */
  const passMark = async (readers: readonly LiveReader[]): Promise<void> => {
    const hospitalId = await world.addHospital({ name: 'ある病院' })
    for (const reader of readers) await vi.waitFor(() => expect(reader.hints().some((hint) => hint.id === hospitalId)).toBe(true), { timeout: 20_000 })
  }
  const aboutCases = (reader: LiveReader): Hint[] => reader.hints().filter((hint) => hint.topic !== 'facility')

  it('46: narrowing S2→S1 is the last that the area hears of it', async () => {
    const readers = await Promise.all(ports.map((port) => openReader(port, roles.c.cookie)))
    const sent = await sendTo(roles.a, [roles.b], { visibility: 'S2' })
    const now = await roles.a.ok(cases.getCaseCall, { params: { caseId: sent.id } })
    await roles.a.ok(cases.changeVisibilityCall, { params: { caseId: sent.id }, body: { version: now.version, visibility: 'S1' } })
    await passMark(readers)
    const heard = readers.map((reader) => aboutCases(reader).length)
    for (const reader of readers) expect(aboutCases(reader).at(-1)).toEqual({ topic: 'case', id: sent.id })
    await answerAs(roles.b, sent.id, ACCEPTED)
    await answerAs(roles.b, sent.id, DECLINED)
    await passMark(readers)
    expect(readers.map((reader) => aboutCases(reader).length)).toEqual(heard)
    closeAll(readers)
  }, 60_000)

  it('leaves not a byte in D’s stream, live or caught up, at either process', async () => {
    const readers = await Promise.all(ports.map((port) => openReader(port, roles.d.cookie)))
    const place = readers[0]?.lastId()
    const before = readers.map((reader) => reader.text().replaceAll(/event: heartbeat\ndata: \n\n/g, ''))
    for (const visibility of ['S1', 'S2'] as const) {
      const sent = await sendTo(roles.a, [roles.b, roles.b2], { visibility })
      await answerAs(roles.b, sent.id, ACCEPTED)
      await sayAt(ports[1], roles.b, (await ownInquiry(roles.b, sent.id)).roomId, '明日お電話します')
      const now = await roles.a.ok(cases.getCaseCall, { params: { caseId: sent.id } })
      const chosen = now.inquiries.find((one) => one.hospital.id === hospitalIdOf(roles.b))
      await roles.a.ok(cases.chooseCandidateCall, { params: { caseId: sent.id }, body: { version: now.version, inquiryId: chosen?.id ?? '', transferDate: '2026-11-27' } })
    }
    await registerDraft(roles.a, { visibility: 'S2' })
    // B hears all of it, so it has all gone out.
    const witness = await openReader(ports[1], roles.b.cookie, place)
    await vi.waitFor(() => expect(witness.hints().length).toBeGreaterThan(8), { timeout: 20_000 })
    readers.push(await openReader(ports[1], roles.d.cookie, place))
    for (const [at, reader] of readers.entries()) {
      const text = reader.text().replaceAll(/event: heartbeat\ndata: \n\n/g, '')
      if (before[at] !== undefined) expect(text).toBe(before[at])
      expect(aboutCases(reader)).toEqual([])
    }
    closeAll([...readers, witness])
  }, 60_000)
})

/** Far less than the half minute after which a stream is looked at anyway. */
const CUT_MS = 5000

describe('the right to listen ends at once, at every process', () => {
  const loginIdOf = async (person: TestPerson): Promise<string> =>
    (await world.asSystem((tx) => tx.db.selectFrom('person').select('login_id').where('id', '=', person.personId).executeTakeFirstOrThrow())).login_id
  const expectCutSoon = async (end: (person: TestPerson) => Promise<unknown>) => {
    const hospitalId = await world.addHospital({ name: '去る病院', municipalityCode: '14101' })
    const person = await world.addPerson({ hospitalId })
    const colleague = await world.addPerson({ hospitalId })
    const readers = await Promise.all(ports.map((port) => openReader(port, person.cookie)))
    const others = await Promise.all(ports.map((port) => openReader(port, colleague.cookie)))
    await end(person)
    for (const reader of readers) await vi.waitFor(() => expect(reader.isOver()).toBe(true), { timeout: CUT_MS, interval: 20 })
    await expect(openReader(ports[1], person.cookie)).rejects.toThrow('401')
    return others
  }

  it('with the session', async () => {
    const others = await expectCutSoon((person) => person.ok(signOutCall))
    expect(others.map((reader) => reader.isOver())).toEqual([false, false])
    closeAll(others)
  })

  it('with another’s sign-in at the same browser', async () => {
    const others = await expectCutSoon(async (person) => {
      const answer = await world.program.http.inject({ method: signInCall.method, url: signInCall.path, headers: { cookie: person.cookie }, payload: { loginId: await loginIdOf(roles.d), password: TEST_PASSWORD } })
      expect(answer.statusCode).toBe(200)
    })
    closeAll(others)
  })

  it('with the person’s leaving, and with a new password', async () => {
    const { sessions } = world.program
    const leave = async (tx: Transaction, person: TestPerson) => deactivatePersonCommand(tx, sessions, { loginId: await loginIdOf(person), passOnWork: async () => undefined })
    const setPassword = async (tx: Transaction, { personId }: TestPerson) => void (await redeemAccessCodeCommand(tx, sessions, { code: (await issueAccessCodeCommand(tx, { personId })).code, password: 'らくだ はしご 鐘は3時に鳴る' }))
    for (const act of [leave, setPassword]) closeAll(await expectCutSoon((person) => world.asSystem((tx) => act(tx, person))))
  })

  it('with the hospital’s use', async () => {
    const others = await expectCutSoon((person) => world.asSystem((tx) => endHospitalUseCommand(tx, leaveTransfers, hospitalIdOf(person))))
    for (const reader of others) await vi.waitFor(() => expect(reader.isOver()).toBe(true), { timeout: CUT_MS, interval: 20 })
  })
})
