import { spawn } from 'node:child_process'
import path from 'node:path'
import type { FileFault } from '@tasuki/domain/document/document.rules'
import { serverFolder } from '../platform/server-folder'
import type { Inspection } from './inspect-document'

/** Looks into a local file and writes its clean form and its thumbnail beside it. */
export type InspectFile = (file: string, to: { clean: string; thumbnail: string }) => Promise<Inspection>

const PATIENCE_MS = 30_000
const AT_ONCE = 2
/** kB of data the process may hold; a picture of 60 million points takes 240 MB. */
const MEMORY_KB = 1_200_000
const HEAP_MB = 512

const BUILT = path.join(serverFolder, 'dist', 'inspect-document.js')

const takeTurns = (atOnce: number) => {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}

const BROKEN: { ok: false; fault: FileFault } = { ok: false, fault: 'document_broken' }

/**
 * In a process of its own whose memory and time the kernel bounds: a file that bursts its reader bursts that one. What it
 * dies of, or doesn't finish in time, is a file that nobody could open either.
 */
export const createInspector = (program: string = BUILT, patienceMs = PATIENCE_MS): InspectFile => {
  const inTurn = takeTurns(AT_ONCE)
  return (file, to) =>
    inTurn(
      () =>
        new Promise((resolve, reject) => {
          const args = ['-c', `ulimit -c 0; ulimit -d ${MEMORY_KB}; exec "$0" "$@"`, process.execPath, `--max-old-space-size=${HEAP_MB}`, program, file, to.clean, to.thumbnail]
          // Nothing of ours is handed on: no address of a database, no key.
          const child = spawn('/bin/sh', args, { env: { MALLOC_ARENA_MAX: '2', MIMALLOC_ARENA_RESERVE: '65536' }, stdio: ['ignore', 'pipe', 'ignore'], timeout: patienceMs, killSignal: 'SIGKILL' })
          let answer = ''
          child.stdout.setEncoding('utf8').on('data', (text: string) => {
            answer += text
          })
          child.once('error', reject)
          child.once('close', (code, signal) => {
            if (code === 0) return resolve(JSON.parse(answer) as Inspection)
            // A program that isn't there would refuse every file as broken.
            if (code === 126 || code === 127 || (code === 1 && signal === null && answer === '')) return reject(new Error(`the inspection of a file failed (${code})`))
            resolve(BROKEN)
          })
        }),
    )
}
