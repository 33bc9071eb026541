import { Logger } from 'graphile-worker'
import type { Log } from '../log'

/** Only warnings and errors, and of their context only the job's name and id: payloads and row contents stay out. */
export const workerLogger = (log: Log): Logger =>
  new Logger((scope) => (level, message, meta) => {
    if (level !== 'error' && level !== 'warning') return
    const entry = { task: scope.taskIdentifier, job: scope.jobId, err: meta?.['error'] ?? meta?.['rawError'] }
    if (level === 'error') log.error(entry, 'jobs: error')
    else log.warn({ ...entry, said: message.slice(0, 200) }, 'jobs: warning')
  })
