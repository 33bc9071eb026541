import type { TestProject } from 'vitest/node'
import { startTestServer } from './test-server'

declare module 'vitest' {
  interface ProvidedContext {
    testServerUrl: string
  }
}

const setUp = async (project: TestProject): Promise<() => Promise<void>> => {
  const kind = project.config.env.TASUKI_TEST_PG === 'debian15' ? 'debian15' : 'embedded'
  const server = await startTestServer(kind)
  project.provide('testServerUrl', server.superuserUrl)
  return server.stop
}

export default setUp
