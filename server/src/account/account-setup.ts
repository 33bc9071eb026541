import type { Database } from '../platform/db/database'
import type { SecondFactors } from '../platform/session/second-factor'
import type { SessionService } from '../platform/session/session-service'

/** What the account's routes need of the process. */
export type AccountSetup = {
  database: Database
  sessions: SessionService
  factors: SecondFactors
  prefecture: { code: string; name: string }
  /** Only a demonstration tells who may sign in and with which password. */
  demo: boolean
}
