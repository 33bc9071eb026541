import path from 'node:path'
import { z } from 'zod'
import type { SmtpServer } from './mail/smtp-transport'
import type { S3Settings } from './files/s3-storage'

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL')
const flag = z.enum(['0', '1', 'true', 'false', '']).transform((value) => value === '1' || value === 'true')

/** 要綱25条: what was deleted is in no back-up for longer than this, whatever the settings say. */
export const MOST_BACKUP_DAYS = 90

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  SECRET_KEY: z.string().min(1).optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_AUTH_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  DATABASE_SUPERUSER_URL: postgresUrl.optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(500).default(16),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMTP_TLS: z.enum(['required', 'off']).default('required'),
  MAIL_FROM: z.email().optional(),
  FILES_DIR: z.string().min(1).optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default('ap-northeast-1'),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_PREFIX: z.string().regex(/^[A-Za-z0-9._/-]*$/, 'may hold letters, digits, and . _ / -').default(''),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_DAYS: z.coerce.number().int().min(1).max(MOST_BACKUP_DAYS).default(35),
  TASUKI_DEMO: flag.optional(),
  TRUST_PROXY: z.string().min(1).optional(),
  TRIAL_CLOCK: z.string().min(1).optional(),
  MAP_TILES: z.enum(['', 'none', 'gsi']).default('none'),
  RATE_LIMIT: z.coerce.number().int().min(0).default(1200),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
})

export type Config = {
  port: number
  host: string
  /** Where browsers reach the installation; decides cookie names and the accepted Origin. */
  baseUrl: string
  dataDir: string
  /** Undefined: a file of `dataDir`, made at the first start. */
  secretKey: string | undefined
  /** Undefined: the program runs a PostgreSQL of its own in `dataDir`. */
  database: { appUrl: string; ownerUrl: string | undefined; authUrl: string; directUrl: string } | undefined
  /** For back-ups of a server's database, which row security would leave rows out of; never used to serve. */
  superuserUrl: string | undefined
  poolSize: number
  /** Where back-ups are made, and for how many days they are kept. */
  backups: { folder: string; days: number }
  /** Undefined: e-mail doesn't leave this installation. */
  mail: { smtp: SmtpServer; from: string } | undefined
  /** Where documents lie: a bucket, or a folder. */
  files: { folder: string } | { s3: S3Settings }
  /** Undefined: not said; a first start on an empty database of our own may then offer the demo. */
  demo: boolean | undefined
  /** Addresses or networks of the proxies in front, comma-separated; without it X-Forwarded-For is ignored. */
  trustProxy: string | undefined
  /** Requests a minute from one address, which may be a whole hospital's; 0 = no limit, nor one on a person's open streams. */
  rateLimit: number
  /** 地理院タイル under the map: the only thing a browser would fetch from outside, hence off unless asked for. */
  mapTiles: boolean
  /** A file that moves the clock, on a machine where somebody tries the program out; see `openTrialClock`. */
  trialClock: string | undefined
  logLevel: z.infer<typeof environment>['LOG_LEVEL']
}

/** Thrown with a sentence for the operator; no stack trace is wanted. */
export class ConfigError extends Error {}

/**
 * Without a URL of its own the sign-in data is reached through the serving role, which then must be a member of
 * tasuki_auth: each such session steps into that role.
 */
const asAuthRole = (appUrl: string): string => {
  const url = new URL(appUrl)
  url.searchParams.set('options', '-c role=tasuki_auth')
  return url.href
}

const SUBMISSION_PORT = 587
const SECURE_PORT = 465

const mailOf = (given: { SMTP_URL?: string | undefined; SMTP_TLS: 'required' | 'off'; MAIL_FROM?: string | undefined }): Config['mail'] => {
  if (given.SMTP_URL === undefined) return undefined
  if (given.MAIL_FROM === undefined) throw new ConfigError('MAIL_FROM: the address that e-mails come from must be given together with SMTP_URL')
  const url = new URL(given.SMTP_URL)
  const secure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  if (url.hostname === '') throw new ConfigError('SMTP_URL: must name a host')
  return {
    smtp: {
      host: url.hostname,
      port: url.port === '' ? (secure ? SECURE_PORT : SUBMISSION_PORT) : Number(url.port),
      secure,
      plain: !secure && given.SMTP_TLS === 'off',
      user: user === '' ? undefined : user,
      password: user === '' ? undefined : decodeURIComponent(url.password),
    },
    from: given.MAIL_FROM,
  }
}

/** Reads the settings from the environment; empty variables count as not given. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  }
  const value = parsed.data
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, DATABASE_AUTH_URL: authUrl, DATABASE_DIRECT_URL: directUrl, DATABASE_SUPERUSER_URL: superuserUrl } = value
  if (appUrl === undefined && (ownerUrl ?? authUrl ?? directUrl ?? superuserUrl) !== undefined) {
    throw new ConfigError('DATABASE_URL: must be given together with the other DATABASE_… settings')
  }
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = value
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) throw new ConfigError('S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY: both or neither')
  const dataDir = path.resolve(value.DATA_DIR)
  const baseUrl = (value.BASE_URL ?? `http://localhost:${value.PORT}`).replace(/\/+$/, '')
  // Nobody's deadlines, sessions or records may hang on a file.
  if (value.TRIAL_CLOCK !== undefined && !/^http:\/\/localhost(:\d+)?$/.test(baseUrl)) throw new ConfigError('TRIAL_CLOCK: only where BASE_URL is http://localhost')
  return {
    port: value.PORT,
    host: value.HOST,
    baseUrl,
    dataDir,
    secretKey: value.SECRET_KEY,
    database: appUrl === undefined ? undefined : { appUrl, ownerUrl, authUrl: authUrl ?? asAuthRole(appUrl), directUrl: directUrl ?? appUrl },
    superuserUrl,
    poolSize: value.DATABASE_POOL,
    backups: { folder: path.resolve(value.BACKUP_DIR ?? path.join(dataDir, 'backups')), days: value.BACKUP_DAYS },
    mail: mailOf(value),
    files:
      bucket === undefined
        ? { folder: path.resolve(value.FILES_DIR ?? path.join(dataDir, 'files')) }
        : {
            s3: {
              bucket,
              region: value.S3_REGION,
              endpoint: value.S3_ENDPOINT,
              prefix: value.S3_PREFIX === '' || value.S3_PREFIX.endsWith('/') ? value.S3_PREFIX : `${value.S3_PREFIX}/`,
              credentials: accessKeyId === undefined || secretAccessKey === undefined ? undefined : { accessKeyId, secretAccessKey },
            },
          },
    demo: value.TASUKI_DEMO,
    trustProxy: value.TRUST_PROXY,
    rateLimit: value.RATE_LIMIT,
    mapTiles: value.MAP_TILES === 'gsi',
    trialClock: value.TRIAL_CLOCK === undefined ? undefined : path.resolve(value.TRIAL_CLOCK),
    logLevel: value.LOG_LEVEL,
  }
}
