import { openProgramDetector } from '../src/app/provide-detector'
import { startProgram } from '../src/app/start-program'
import { readConfig } from '../src/platform/config'
import { createLog } from '../src/platform/log'

/**
 * The program in a process of its own, so that its memory can be looked at from outside. Says its port, then how much
 * memory it holds whenever it is asked.
 */
const { APP_URL: appUrl = '', AUTH_URL: authUrl = '', INSPECTOR: inspectorProgram = '', DATA_DIR } = process.env
const config = readConfig({ BASE_URL: 'http://localhost:3000', RATE_LIMIT: '0', DATA_DIR })
openProgramDetector()
const program = await startProgram({ config, urls: { appUrl, authUrl, directUrl: appUrl }, log: createLog('silent'), clock: () => new Date(), isDemo: false, withJobs: false, inspectorProgram })
const address = await program.http.listen({ port: 0, host: '127.0.0.1' })
process.on('message', () => process.send?.({ rss: process.memoryUsage.rss() }))
process.send?.({ address })
