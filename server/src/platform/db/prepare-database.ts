import { installJobs } from '../jobs/install-jobs'
import type { Log } from '../log'
import { migrate } from './migrate'

/** Everything the program needs in its database, as the owner: our migrations, then the job queue's. Returns the names of ours. */
export const prepareDatabase = async (ownerUrl: string, log: Log): Promise<string[]> => {
  const applied = await migrate(ownerUrl)
  await installJobs(ownerUrl, log)
  return applied
}
