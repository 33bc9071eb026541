import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    preparedData: string
  }
}

const setUp = (project: TestProject): (() => void) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tasuki-e2e-prepared-'))
  chmodSync(folder, 0o755)
  project.provide('preparedData', folder)
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

export default setUp
