import path from 'node:path'
import { fillDemo } from '../../demo/fill-demo'
import { DEMO_PEOPLE_SETTING } from '../account/account.routes'
import { hasSetting, isUnused, saveSetting } from '../account/installation'
import { createInspector } from '../document/run-inspection'
import type { Config } from '../platform/config'
import { openDatabase, openPool } from '../platform/db/database'
import { withActor, withReader } from '../platform/db/transaction'
import { openFileStorage } from '../platform/files/open-file-storage'
import type { Log } from '../platform/log'
import { createSessionService } from '../platform/session/session-service'
import type { Storage } from './open-storage'

/** Stands from the first to the last step of filling: a demonstration broken off before anybody can sign in says so. */
const FILLING_SETTING = 'demo_filling'

/**
 * A demonstration exists only where the program itself filled an empty database: our own unless TASUKI_DEMO=0, a
 * PostgreSQL server's only with TASUKI_DEMO=1. Returns whether the demo people may be offered.
 */
export const decideDemo = async (options: { config: Config; storage: Storage; log: Log; say: (line: string) => void }): Promise<boolean> => {
  const { config, storage, log, say } = options
  const wanted = config.demo ?? storage.isOwn
  if (!wanted) return false
  const database = openDatabase({ url: storage.urls.appUrl, size: 4, log, clock: () => new Date() })
  const authPool = openPool({ url: storage.urls.authUrl, size: 4, log })
  try {
    const system = { kind: 'system', name: 'demo' } as const
    if (await withReader(database, system, isUnused)) {
      say('Filling the demo data …')
      await withActor(database, system, (tx) => saveSetting(tx, FILLING_SETTING, true))
      const files = await openFileStorage(config.files)
      try {
        const documents = { storage: files, incoming: path.join(config.dataDir, 'incoming'), inspect: createInspector() }
        await fillDemo({ database, sessions: createSessionService({ pool: authPool, baseUrl: config.baseUrl }), documents, say })
      } finally {
        await files.close()
      }
    }
    const [isOffered, isBrokenOff] = await withReader(database, system, async (tx) => [await hasSetting(tx, DEMO_PEOPLE_SETTING), await hasSetting(tx, FILLING_SETTING)])
    if (!isOffered && isBrokenOff) say(`The demo data was broken off before it was whole. To begin anew, stop and delete ${config.dataDir}`)
    return isOffered
  } finally {
    await authPool.end()
    await database.close()
  }
}
