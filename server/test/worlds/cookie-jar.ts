import { randomUUID } from 'node:crypto'
import { signInCall } from '@tasuki/domain/account/account.contract'
import type { Call } from '@tasuki/domain/base/call'
import type { z } from 'zod'
import { issueLoginCommand } from '../../src/account/sign-in/issue-login'
import { type Answer, TEST_PASSWORD, type TestProgram } from '../test-program'
import { leaveRoomForSeats } from './seat-room'

/** Keeps cookies as a browser does, so that what happens between the two steps of a sign-in can be looked at. */
export const openCookieJar = (world: TestProgram, address = '192.0.2.1') => {
  const cookies = new Map<string, string>()
  const given: string[] = []
  const send = async <C extends Call>(call: C, body?: z.input<C['body']>, params: Record<string, string> = {}): Promise<Answer<z.output<C['output']>>> => {
    const response = await world.program.http.inject({
      method: call.method,
      url: call.path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? ''),
      remoteAddress: address,
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(call.method === 'POST' && { 'idempotency-key': randomUUID() }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    })
    for (const header of [response.headers['set-cookie'] ?? []].flat()) {
      given.push(header)
      const [pair = ''] = header.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const answered = response.body === '' ? null : JSON.parse(response.body)
    return { status: response.statusCode, body: answered, problem: response.statusCode >= 400 ? answered : {} }
  }
  return {
    send,
    cookies,
    /** Every Set-Cookie header so far. */
    given,
    signIn: (loginId: string, password = TEST_PASSWORD) => send(signInCall, { loginId, password }),
    /** Anything but 200 fails the test. */
    ok: async <C extends Call>(call: C, body?: z.input<C['body']>, params?: Record<string, string>): Promise<z.output<C['output']>> => {
      const answer = await send(call, body, params)
      if (answer.status !== 200) throw new Error(`${call.method} ${call.path}: ${answer.status} ${JSON.stringify(answer.problem)}`)
      return answer.body
    },
  }
}

export type CookieJar = ReturnType<typeof openCookieJar>

export type LoginPerson = { personId: string; loginId: string }

/** A person who hasn't signed in yet. */
export const issueLogin = (world: TestProgram, of: { hospitalId: string | null; role?: 'member' | 'representative' | 'officer' }): Promise<LoginPerson> =>
  world.asSystem(async (tx) => {
    if (of.hospitalId !== null) await leaveRoomForSeats(tx, 1)
    return issueLoginCommand(tx, world.program.sessions, { hospitalId: of.hospitalId, role: of.role ?? 'member', displayName: '試験 担当', password: TEST_PASSWORD })
  })
