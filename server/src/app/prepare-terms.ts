import { publishShippedTerms } from '../account/terms/published-terms'
import { servedPrefecture } from '../facility/served-prefecture'
import { openDatabase } from '../platform/db/database'
import { withActor } from '../platform/db/transaction'
import type { Log } from '../platform/log'

/** Before anybody signs in: an installation of the rule book's prefecture begins with its text as the terms of use. */
export const prepareTerms = async (appUrl: string, log: Log): Promise<void> => {
  const database = openDatabase({ url: appUrl, size: 1, log, clock: () => new Date() })
  try {
    await withActor(database, { kind: 'system', name: 'start' }, (tx) => publishShippedTerms(tx, servedPrefecture().code))
  } finally {
    await database.close()
  }
}
