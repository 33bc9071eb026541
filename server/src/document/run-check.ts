import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { type NamedPlace, namedPlace } from '@tasuki/domain/document/document-check'
import { z } from 'zod'
import { serverFolder } from '../platform/server-folder'

export type ReadPages = { file: string; contentType: string; first: number; count: number; /** Names of people of the hospitals concerned, who may be named. */ members: readonly string[]; /** The program is ending: the looking breaks off. */ stopping?: AbortSignal | undefined }
export type ReadPage = { page: number; places: NamedPlace[]; asks: number }

/** Looks pages of a local file through for names, one after another. Rejects where the looking breaks off. */
export type CheckPages = (of: ReadPages, onPage: (page: ReadPage) => Promise<void>) => Promise<void>

/** A page takes seconds; on a machine that has other things to do, many times as long. */
const PATIENCE_MS = 150_000
/** kB of data the process may hold: the reader's own half a gigabyte, a large page and its turned copy. */
const MEMORY_KB = 2_500_000
const HEAP_MB = 512

const BUILT = { program: path.join(serverFolder, 'dist', 'check-document.js'), assets: path.join(serverFolder, 'dist', 'assets') }

const pageLine = z.strictObject({ page: z.int(), places: z.array(namedPlace), asks: z.int() })

/**
 * In a process of its own whose memory the kernel bounds and which is ended when a page takes too long. Nothing of ours is
 * handed on to it: no address of a database, no key.
 */
export const createPageChecker =
  (of: { program: string; assets: string } = BUILT, patienceMs = PATIENCE_MS): CheckPages =>
  ({ file, contentType, first, count, members, stopping }, onPage) =>
    new Promise((resolve, reject) => {
      if (stopping?.aborted === true) return reject(new Error('the program is ending'))
      const args = ['-c', `ulimit -c 0; ulimit -d ${MEMORY_KB}; exec "$0" "$@"`, process.execPath, `--max-old-space-size=${HEAP_MB}`, of.program, file, contentType, String(first), String(count), of.assets]
      const child = spawn('/bin/sh', args, { env: { MALLOC_ARENA_MAX: '2', MIMALLOC_ARENA_RESERVE: '65536' }, stdio: ['pipe', 'pipe', 'ignore'] })
      // One that ends before it has read them has its say below.
      child.stdin.on('error', () => undefined).end(JSON.stringify(members))
      const stop = () => child.kill('SIGKILL')
      stopping?.addEventListener('abort', stop)
      let impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs)
      let done: Promise<void> = Promise.resolve()
      let failure: unknown
      createInterface({ input: child.stdout }).on('line', (text) => {
        clearTimeout(impatience)
        impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs)
        done = done
          .then(() => {
            const read = pageLine.parse(JSON.parse(text))
            if (read.places.some(({ page }) => page < first || page > read.page)) throw new Error('a place on a page that was not looked at')
            return onPage(read)
          })
          .catch((error: unknown) => {
            failure ??= error
            child.kill('SIGKILL')
          })
      })
      child.once('error', reject)
      child.once('close', (code) => {
        clearTimeout(impatience)
        stopping?.removeEventListener('abort', stop)
        void done.then(() => {
          if (failure !== undefined) reject(failure instanceof Error ? failure : new Error('a page was not written down'))
          else if (code === 0) resolve()
          else reject(new Error(`the check of a document broke off (${code ?? 'killed'})`))
        })
      })
    })
