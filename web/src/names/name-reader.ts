import type { NameFinding } from '@tasuki/domain/names/name-check.rules'

export type NameQuestion = { kind: 'open' } | { kind: 'read'; id: number; text: string; members: readonly string[] }
export type NameAnswer = { kind: 'opened' } | { kind: 'failed' } | { kind: 'read'; id: number; findings: NameFinding[] }

const AGAIN_AFTER_MS = 30_000

type Reader = { worker: Worker; waiting: Map<number, (findings: NameFinding[]) => void> }
let reader: Reader | undefined
let lastId = 0
/** Counts up when the model has arrived: what was read before is read again. */
let edition = 0
const listeners = new Set<() => void>()

const openReader = (): Reader => {
  const worker = new Worker(new URL('./name-worker.ts', import.meta.url), { type: 'module' })
  const opened: Reader = { worker, waiting: new Map() }
  const open = () => worker.postMessage({ kind: 'open' } satisfies NameQuestion)
  worker.addEventListener('message', ({ data }: MessageEvent<NameAnswer>) => {
    if (data.kind === 'read') {
      opened.waiting.get(data.id)?.(data.findings)
      opened.waiting.delete(data.id)
    } else if (data.kind === 'opened') {
      edition += 1
      for (const listener of listeners) listener()
    } else setTimeout(open, AGAIN_AFTER_MS)
  })
  // Without it the server still reads everything: nobody is kept from writing.
  worker.addEventListener('error', () => {
    for (const answer of opened.waiting.values()) answer([])
    opened.waiting.clear()
    worker.terminate()
    if (reader === opened) reader = undefined
  })
  open()
  return opened
}

/** Starts with the first text that is written, after the page stands; the server reads every text besides. */
export const readNames = (text: string, members: readonly string[]): Promise<NameFinding[]> => {
  const { worker, waiting } = (reader ??= openReader())
  const id = (lastId += 1)
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    worker.postMessage({ kind: 'read', id, text, members } satisfies NameQuestion)
  })
}

export const onNamesEdition = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const namesEdition = (): number => edition
