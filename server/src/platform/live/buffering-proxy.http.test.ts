import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type BufferingProxy, startBufferingProxy } from '../../../../e2e/buffering-proxy'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'
import { withActor } from '../db/transaction'
import { announce } from './announce'

let world: TestProgram
let person: TestPerson
let proxy: BufferingProxy
beforeAll(async () => {
  world = await startTestProgram()
  person = await world.addPerson({ hospitalId: await world.addHospital() })
  await world.program.http.listen({ port: 0, host: '127.0.0.1' })
  proxy = await startBufferingProxy(`http://127.0.0.1:${(world.program.http.server.address() as AddressInfo).port}`)
})
afterAll(async () => {
  await proxy.close()
  await world.close()
})

it('through a proxy that keeps the body the stream opens and says nothing, the calls answer as ever, and what was kept comes out whole and in order', async () => {
  const leave = new AbortController()
  const response = await fetch(`${proxy.url}/api/v1/live`, { headers: { cookie: person.cookie }, signal: leave.signal })
  expect(response.status).toBe(200)
  let text = ''
  const reading = response.body?.pipeThrough(new TextDecoderStream()).pipeTo(new WritableStream({ write: (chunk) => void (text += chunk) })).catch(() => undefined)
  const ids = [randomUUID(), randomUUID()]
  for (const id of ids) {
    await withActor(world.program.database, { kind: 'system', name: 'test' }, async (tx) => announce(tx, { topic: 'room', id, hospitalIds: [person.hospitalId ?? ''] }))
  }
  // The padding of the stream's beginning is no remedy here: this proxy waits for the end of the answer.
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(text).toBe('')
  expect((await fetch(`${proxy.url}/api/v1/session`, { headers: { cookie: person.cookie } })).status).toBe(200)
  proxy.passOn()
  await vi.waitFor(() => expect(text).toContain('event: heartbeat'), { timeout: 20_000 })
  await vi.waitFor(() => expect([...text.matchAll(/"id":"([^"]+)"/g)].map((match) => match[1])).toEqual(ids), { timeout: 20_000 })
  leave.abort()
  await reading
})
