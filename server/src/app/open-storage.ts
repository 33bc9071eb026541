import type { Config } from '../platform/config'
import { startEmbeddedPostgres } from '../platform/db/embedded-postgres'
import type { Log } from '../platform/log'
import type { DatabaseUrls } from './start-program'

export type Storage = {
  urls: DatabaseUrls
  /** Undefined where the operator migrates by another command and gave no owner to this one. */
  ownerUrl: string | undefined
  /** Reads past row security, for back-ups alone. Undefined where the operator gave none. */
  superuserUrl: string | undefined
  /** The built-in PostgreSQL, which this program may fill with a demonstration. */
  isOwn: boolean
  stop(): Promise<void>
}

/** The PostgreSQL the settings name, or our own in the data folder, shared with other programs of ours. */
export const openStorage = async (config: Config, log: Log): Promise<Storage> => {
  if (config.database) {
    const { appUrl, authUrl, directUrl, ownerUrl } = config.database
    return { urls: { appUrl, authUrl: authUrl ?? appUrl, directUrl: directUrl ?? appUrl }, ownerUrl, superuserUrl: config.superuserUrl, isOwn: false, stop: async () => undefined }
  }
  const own = await startEmbeddedPostgres({ dataDir: config.dataDir, log })
  return { urls: { appUrl: own.appUrl, authUrl: own.authUrl, directUrl: own.appUrl }, ownerUrl: own.ownerUrl, superuserUrl: own.superuserUrl, isOwn: true, stop: own.stop }
}
