import { randomUUID } from 'node:crypto'
import helmet from '@fastify/helmet'
import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import { fastify, type FastifyInstance } from 'fastify'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'
import type { Config } from '../config'
import type { Database } from '../db/database'
import { type Log, logSafe } from '../log'
import { Refused, refuse } from '../refused'
import type { Identify } from '../session/identity'
import { answerErrors } from './error-answer'
import { acceptJsonOnly } from './json-body'
import { isForeignOrigin } from './origin'
import type { ServedRoute } from './serve'
import { serveSite } from './static-site'

export type HttpServerOptions = {
  config: Pick<Config, 'baseUrl' | 'trustProxy' | 'rateLimit'> & Partial<Pick<Config, 'mapTiles'>>
  database: Database
  log: Log
  identify: Identify
  routes: readonly ServedRoute[]
  /** Names of what keeps the program from serving, such as a pending migration; empty when ready. */
  findObstacles: () => Promise<string[]>
  /** The built browser application, if there is one. */
  siteFolder: string
}

const BODY_LIMIT = 256 * 1024
/** Node takes no longer address; what stands in its place is for the contract to refuse. */
const MAX_PARAM_LENGTH = 16_384
/** To send a request, not to be answered: streams stay open. */
const REQUEST_TIMEOUT_MS = 30_000
/** 20 MB over the slowest line a hospital still has; who stops sending on the way is cut off after half a minute. */
const UPLOAD_TIMEOUT_MS = 900_000

const UNREADABLE_ADDRESS = '/api/unreadable-address'

/** An address that can't be decoded meets no route and no hook: it goes the way of every other that nothing is at. */
const readableAddress = (address: string): string => {
  try {
    decodeURI(address.split(/[?#]/, 1)[0] ?? '')
    return /^(?:\/|https?:\/\/[^/]+\/)/i.test(address) ? address : UNREADABLE_ADDRESS
  } catch {
    return UNREADABLE_ADDRESS
  }
}

/** 地理院タイル; let in only where the operator wants them. */
const TILE_HOST = 'https://cyberjapandata.gsi.go.jp'

/** Scripts, fonts and calls from here alone; the component library sets style attributes, hence 'unsafe-inline' there. */
const contentSecurityPolicy = ({ secure, mapTiles }: { secure: boolean; mapTiles: boolean }) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    // JBIG2 and JPEG 2000, as scanners write them into PDFs, are decoded by WebAssembly; no JavaScript is made from text.
    scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:', ...(mapTiles ? [TILE_HOST] : [])],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    manifestSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    ...(secure ? { upgradeInsecureRequests: [] } : {}),
  },
})

/** No page needs the browser's camera, microphone or place: a phone's photograph comes by its own chooser of files. */
const PERMISSIONS = 'camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=()'

/**
 * A hospital's people share one address, and each new version is fetched as some hundred small files by all of them on one
 * morning: those are counted for themselves, so that nobody is turned away from the calls by them, nor the other way round.
 */
const FILES_A_CALL = 10
const isFileOfBuild = ({ url }: { url: string }): boolean => url.startsWith('/assets/')

const protect = async (app: FastifyInstance, { config }: HttpServerOptions): Promise<void> => {
  const secure = config.baseUrl.startsWith('https://')
  const ownOrigin = new URL(config.baseUrl).origin
  await app.register(helmet, {
    global: true,
    contentSecurityPolicy: contentSecurityPolicy({ secure, mapTiles: config.mapTiles === true }),
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  })
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', PERMISSIONS)
  })
  if (config.rateLimit > 0) {
    await app.register(rateLimit, {
      max: (request) => (isFileOfBuild(request) ? config.rateLimit * FILES_A_CALL : config.rateLimit),
      keyGenerator: (request) => `${isFileOfBuild(request) ? 'file' : 'call'} ${normalizeIP(request.ip)}`,
      timeWindow: '1 minute',
      errorResponseBuilder: (_request, context) => new Refused({ code: 'too_many_requests', details: { retryAfterSeconds: Math.ceil(context.ttl / 1000) } }),
    })
  }
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    reply.header('x-request-id', request.id)
    if (isForeignOrigin({ method: request.method, headers: request.headers, ownOrigin })) refuse('foreign_origin')
  })
}

/** Node knows one time for all requests, and a file may take long; whoever sends anything else bit by bit isn't waited for. */
const limitSlowSenders = (app: FastifyInstance): void => {
  app.addHook('preParsing', async (request, _reply, payload) => {
    if (request.routeOptions.config.isUpload === true) return payload
    const patience = setTimeout(() => request.raw.destroy(), REQUEST_TIMEOUT_MS).unref()
    for (const ending of ['end', 'close', 'error']) payload.once(ending, () => clearTimeout(patience))
    return payload
  })
}

/** One line a request: no address, no query, no person, nothing of a case. */
const logRequests = (app: FastifyInstance, log: Log): void => {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.is404 ? undefined : request.routeOptions.url
    log.info({ requestId: request.id, method: logSafe(request.method), route, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 }, 'request')
  })
}

const mountHealth = (app: FastifyInstance, options: HttpServerOptions): void => {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const obstacles = await options.findObstacles()
    return reply.code(obstacles.length === 0 ? 200 : 503).send({ status: obstacles.length === 0 ? 'ready' : 'not ready', obstacles })
  })
}

const mountOpenApi = async (app: FastifyInstance): Promise<void> => {
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Tasuki', version: '1' }, servers: [] },
    transform: createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: 'any' } }),
  })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}

/** The HTTP side of the program, not yet listening. */
export const createHttpServer = async (options: HttpServerOptions): Promise<FastifyInstance> => {
  const app = fastify({
    logger: false,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: options.config.trustProxy ?? false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: UPLOAD_TIMEOUT_MS,
    http: { headersTimeout: REQUEST_TIMEOUT_MS },
    rewriteUrl: (request) => readableAddress(request.url ?? ''),
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    // Idle keep-alive connections end with the server; streams are ended by their hub.
    forceCloseConnections: 'idle',
    // What the router alone can't read meets no hook; it is answered like everything else, not quoted back.
    frameworkErrors: (error, request, reply) => void answerErrors(options.log)(error, request, reply.header('cache-control', 'no-store')),
  })
  // Input is parsed in the route, after the actor is known; the compilers are for the OpenAPI page's sake.
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => (value) => JSON.stringify(value))
  app.setErrorHandler(answerErrors(options.log))
  acceptJsonOnly(app)
  limitSlowSenders(app)
  logRequests(app, options.log)
  await protect(app, options)
  await mountOpenApi(app)
  mountHealth(app, options)
  const context = { database: options.database, identify: options.identify }
  for (const route of options.routes) route.mount(app, context)
  await serveSite(app, options.siteFolder)
  return app
}
