import type { FastifyInstance, InjectOptions } from 'fastify'
import { accountRoutes } from '../../src/account/account.routes'
import { createIdentify } from '../../src/account/resolve-actor'
import { createHttpServer } from '../../src/platform/http/server'
import { createLog } from '../../src/platform/log'
import { talkRoutes } from '../../src/talk/talk.routes'
import { HOUSE_PASSWORD, HOUSE_URL, type SmallHouse } from './small-house'

/** `setCookie`: the session's, which comes first. */
type Answer = { status: number; body: unknown; setCookie: string | undefined; setCookies: string[] }

/** The house's account and talk calls, called without a network. */
export type ServedHouse = {
  app: FastifyInstance
  call(request: InjectOptions): Promise<Answer>
  signIn(loginId: string, password?: string): Promise<Answer>
  /** The cookie of somebody who has signed in. */
  cookieOf(loginId: string): Promise<string>
}

export const serveHouse = async (house: SmallHouse, options: { demo: boolean } = { demo: false }): Promise<ServedHouse> => {
  const app = await createHttpServer({
    config: { baseUrl: HOUSE_URL, trustProxy: undefined, rateLimit: 0 },
    database: house.database,
    log: createLog('silent'),
    identify: createIdentify(house.database, house.sessions, house.factors),
    routes: [...accountRoutes({ database: house.database, sessions: house.sessions, factors: house.factors, prefecture: { code: '14', name: '神奈川県' }, demo: options.demo }), ...talkRoutes],
    findObstacles: async () => [],
    siteFolder: '/nonexistent',
  })
  const call = async (request: InjectOptions): Promise<Answer> => {
    const response = await app.inject({ ...request, headers: { origin: HOUSE_URL, ...request.headers } })
    const setCookies = [response.headers['set-cookie'] ?? []].flat()
    return { status: response.statusCode, body: response.json(), setCookie: setCookies[0], setCookies }
  }
  const signIn = (loginId: string, password = HOUSE_PASSWORD) => call({ method: 'POST', url: '/api/v1/session', payload: { loginId, password } })
  return { app, call, signIn, cookieOf: async (loginId) => (await signIn(loginId)).setCookie?.split(';')[0] ?? '' }
}
