import path from 'node:path'
import { getProvidedDetector } from '@tasuki/domain/names/name-check.rules'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { accountJobs } from '../account/account.job'
import { invoiceJobs } from '../account/invoice/invoice.job'
import { createIdentify } from '../account/resolve-actor'
import type { DocumentHouse } from '../document/attach-document'
import { documentJobs } from '../document/document.job'
import { type CheckPages, createPageChecker } from '../document/run-check'
import { createInspector } from '../document/run-inspection'
import { createSearchTally, type SearchTally } from '../facility/search-tally'
import { servedPrefecture } from '../facility/served-prefecture'
import { remindVacanciesJob } from '../facility/vacancy-reminder.job'
import { startSealing } from '../platform/audit/seal-audit'
import { backupJobs } from '../platform/backup/backup.job'
import type { Config } from '../platform/config'
import { assertLeastPrivilege } from '../platform/db/assert-least-privilege'
import { type Database, openDatabase, openPool } from '../platform/db/database'
import { pendingMigrations } from '../platform/db/migrate'
import { withActor } from '../platform/db/transaction'
import { openFileStorage } from '../platform/files/open-file-storage'
import { createHttpServer } from '../platform/http/server'
import { createLiveHub } from '../platform/live/live-hub'
import { followSeatsJob } from '../account/seat/follow-seats.job'
import { remindRenewalsJob } from '../account/seat/remind-renewals'
import { passOnWorkOfLeaver } from '../transfer/pass-on-work'
import { type Job, startJobs } from '../platform/jobs/job-runner'
import { clearReleasesJob } from '../names/name-release.job'
import { purgePlatformJob } from '../platform/jobs/purge-platform'
import { startLiveListener } from '../platform/live/live-listener'
import type { Log } from '../platform/log'
import { obtainPushKey } from '../platform/push/push-subscriptions'
import { serverFolder } from '../platform/server-folder'
import { createSecondFactors, type SecondFactors } from '../platform/session/second-factor'
import { openSecretBox } from '../platform/session/secret-box'
import { applicationJobs } from '../office/application/hospital-application.job'
import { tellAnnouncementsJob } from '../office/announcement/tell-announcement'
import { createSessionService, type SessionService } from '../platform/session/session-service'
import { followAbsenceJob } from '../transfer/absence.job'
import { tellUnreadJob } from '../talk/unread.job'
import { roomDocuments } from '../talk/room-documents'
import { caseDocuments } from '../transfer/case-documents'
import { expireDraftsJob } from '../transfer/draft.job'
import { createFacilitySnapshots, type Snapshots } from '../transfer/facility-snapshots'
import { overdueJobs } from '../transfer/overdue.job'
import { deleteDueCasesJob } from '../office/retention/delete-due-cases'
import { allRoutes } from './all-routes'
import { type NoticeOutlets, wireNotices } from './notice-wiring'
import { PURGE_PIECES } from './purge-wiring'
import { DELETING_ACTS } from './repeat-deletions'

export type DatabaseUrls = {
  /** Serves. */
  appUrl: string
  /** The sign-in tables' own role. */
  authUrl: string
  /** Past any pooler: LISTEN and jobs. */
  directUrl: string
}

export type Program = {
  http: FastifyInstance
  database: Database
  sessions: SessionService
  factors: SecondFactors
  snapshots: Snapshots
  tally: SearchTally
  /** What runs by itself, whether or not it does here. */
  jobs: readonly Job[]
  documents: Omit<DocumentHouse, 'subjects'>
  /** Ends streams and requests under way, then the connections; PostgreSQL itself is the caller's. */
  close(): Promise<void>
}

const AUTH_POOL = 6
const TALLY_EVERY_MS = 5_000

/** What keeps the program from serving: `/readyz` says it to whoever balances the load. */
const findObstacles = (pool: pg.Pool) => async (): Promise<string[]> => {
  try {
    const client = await pool.connect()
    try {
      const pending = await pendingMigrations(client)
      return pending.map((name) => `migration ${name} is pending`)
    } finally {
      client.release()
    }
  } catch {
    return ['the database does not answer']
  }
}

/** Wires one server process over a migrated database. It isn't listening yet: `program.http.listen(…)`. */
export const startProgram = async (options: {
  config: Config
  urls: DatabaseUrls
  log: Log
  clock: () => Date
  /** Filled by the program itself: the sign-in page offers the demo people. */
  isDemo: boolean
  /** What looks into files; a test has its own build of it. */
  inspectorProgram?: string
  /** What reads the pages of documents; a test has its own build of it, or a reader of its own. */
  checkPages?: CheckPages | undefined
  /** Off where a test runs the jobs itself. */
  withJobs?: boolean
  outlets?: NoticeOutlets | undefined
}): Promise<Program> => {
  const { config, urls, log, clock } = options
  if (getProvidedDetector() === undefined) throw new Error('the detector of names was not opened: no text could be checked')
  const database = openDatabase({ url: urls.appUrl, size: config.poolSize, log, clock })
  const authPool = openPool({ url: urls.authUrl, size: AUTH_POOL, log })
  const undo: (() => Promise<unknown> | unknown)[] = [() => database.close(), () => authPool.end()]
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    await assertLeastPrivilege(database.pool)
    const storage = await openFileStorage(config.files)
    undo.push(() => storage.close())
    const documents = { storage, incoming: path.join(config.dataDir, 'incoming'), inspect: createInspector(options.inspectorProgram) }
    const sessions = createSessionService({ pool: authPool, baseUrl: config.baseUrl })
    const box = openSecretBox(config)
    const factors = createSecondFactors({ pool: authPool, baseUrl: config.baseUrl, box, clock })
    await factors.assertKey()
    const identify = createIdentify(database, sessions, factors)
    const snapshots = createFacilitySnapshots(database)
    const hub = createLiveHub({ recheck: (cookieHeader) => identify(cookieHeader, { touch: false }), ...(config.rateLimit === 0 && { maxStreamsPerPerson: Infinity }) })
    const failed = (error: unknown) => log.error({ err: error }, 'the matching snapshot could not be refreshed')
    const listener = await startLiveListener({
      url: urls.directUrl,
      database,
      log,
      onRow: (row) => {
        for (const event of row.events) if (event.topic === 'facility') snapshots.refresh(event.id).catch(failed)
        hub.publish(row)
      },
      onGap: () => {
        snapshots.refresh().catch(failed)
        hub.reset()
      },
    })
    undo.push(() => listener.close())
    await snapshots.refresh()
    const tally = createSearchTally(database)
    const writeTally = () => tally.flush().catch((error: unknown) => log.error({ err: error }, 'the searches of today could not be written'))
    const writing = setInterval(() => void writeTally(), TALLY_EVERY_MS)
    undo.push(async () => {
      clearInterval(writing)
      await writeTally()
    })
    await withActor(database, { kind: 'system', name: 'start' }, obtainPushKey)
    const notices = wireNotices({ config, database, log, isDemo: options.isDemo, outlets: options.outlets })
    const ending = new AbortController()
    const allJobs = [
      purgePlatformJob(database, { sessions, factors }),
      expireDraftsJob(database),
      clearReleasesJob(database),
      remindVacanciesJob(database),
      ...overdueJobs(database),
      ...invoiceJobs(database),
      followAbsenceJob(database),
      remindRenewalsJob(database),
      followSeatsJob(database, { sessions, passOnWork: passOnWorkOfLeaver }),
      tellUnreadJob(database),
      tellAnnouncementsJob(database),
      deleteDueCasesJob(database, PURGE_PIECES),
      ...notices.jobs,
      ...accountJobs(database, notices.invitations),
      ...backupJobs(database, { ...config.backups, keys: box, acts: DELETING_ACTS }),
      ...applicationJobs(database, notices.invitations),
      ...documentJobs(database, { ...documents, subjects: [caseDocuments, roomDocuments], checkPages: options.checkPages ?? createPageChecker(), stopping: ending.signal }),
    ]
    if (options.withJobs !== false) {
      // Ends after the jobs: what they wrote last is sealed too.
      const sealing = startSealing(database, log)
      undo.push(() => sealing.stop())
      const jobs = await startJobs({ url: urls.directUrl, jobs: allJobs, log })
      undo.push(() => jobs.stop())
      // Before the jobs are waited for: a long scan takes minutes.
      undo.push(() => ending.abort())
    }
    const prefecture = servedPrefecture()
    const http = await createHttpServer({
      config,
      database,
      log,
      identify,
      routes: allRoutes({ database, sessions, factors, snapshots, tally, mapTiles: config.mapTiles, hub, documents, isDemo: options.isDemo, notices: notices.setup, prefecture: { code: prefecture.code, name: prefecture.name } }),
      findObstacles: findObstacles(database.pool),
      siteFolder: path.join(serverFolder, '..', 'web', 'dist'),
    })
    undo.push(() => http.close())
    return { http, database, sessions, factors, snapshots, tally, documents, jobs: allJobs, close }
  } catch (error) {
    await close()
    throw error
  }
}
