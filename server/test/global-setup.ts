import type { TestProject } from 'vitest/node'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { serverFolder } from '../src/platform/server-folder'
import { buildChecker, buildInspector } from './build-inspector'
import { startTestServer } from './test-server'

declare module 'vitest' {
  interface ProvidedContext {
    testServerUrl: string
    inspectorProgram: string
    checkerProgram: string
  }
}

const setUp = async (project: TestProject): Promise<() => Promise<void>> => {
  const kind = project.config.env.TASUKI_TEST_PG === 'debian15' ? 'debian15' : 'embedded'
  const server = await startTestServer(kind)
  project.provide('testServerUrl', server.superuserUrl)
  const built = path.join(serverFolder, '..', '.cache', `inspector-${process.pid}-${kind}`)
  await Promise.all([buildInspector(built), buildChecker(built)])
  project.provide('inspectorProgram', path.join(built, 'inspect-document.js'))
  project.provide('checkerProgram', path.join(built, 'check-document.js'))
  return async () => {
    await rm(built, { recursive: true, force: true })
    await server.stop()
  }
}

export default setUp
