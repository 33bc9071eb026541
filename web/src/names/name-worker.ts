import { createNameDetector, type NameDetector } from '@tasuki/domain/names/detect-names'
import { findNames } from '@tasuki/domain/names/name-check.rules'
import type { NameAnswer, NameQuestion } from './name-reader'

/** Reads texts beside the page, so that typing never waits: by the patterns at once, by the trained model from when it is here. */
const scope = self as unknown as { addEventListener: (type: 'message', listener: (event: MessageEvent<NameQuestion>) => void) => void; postMessage: (answer: NameAnswer) => void }

let detect: NameDetector | undefined

const load = async (address: string): Promise<Uint8Array> => {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

const open = async (addresses: { dictionary: string; model: string }): Promise<void> => {
  try {
    const [dictionary, model] = await Promise.all([load(addresses.dictionary), load(addresses.model)])
    detect = createNameDetector({ dictionary, model })
    scope.postMessage({ kind: 'opened' })
  } catch {
    scope.postMessage({ kind: 'failed' })
  }
}

scope.addEventListener('message', ({ data }) => {
  if (data.kind === 'open') void open(data)
  else scope.postMessage({ kind: 'read', id: data.id, findings: findNames(data.text, { detect, members: data.members }) })
})
