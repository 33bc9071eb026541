import { fillDemo } from '../../demo/fill-demo'
import { DEMO_PEOPLE_SETTING } from '../account/account.routes'
import { isUnused, hasSetting } from '../account/installation'
import type { Config } from '../platform/config'
import { openDatabase, openPool } from '../platform/db/database'
import { withReader } from '../platform/db/transaction'
import type { Log } from '../platform/log'
import { createSessionService } from '../platform/session/session-service'
import type { Storage } from './open-storage'

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
      await fillDemo({ database, sessions: createSessionService({ pool: authPool, baseUrl: config.baseUrl }), say })
    }
    return await withReader(database, system, (tx) => hasSetting(tx, DEMO_PEOPLE_SETTING))
  } finally {
    await authPool.end()
    await database.close()
  }
}
