import type { NameDetector } from '@tasuki/domain/names/detect-names'
import { findNames } from '@tasuki/domain/names/name-check.rules'
import type { NameAnswer, NameQuestion } from './name-reader'
import { openNameDetector } from './open-detector'

/** Reads texts beside the page, so that typing never waits: by the patterns at once, by the trained model from when it is here. */
const scope = self as unknown as { addEventListener: (type: 'message', listener: (event: MessageEvent<NameQuestion>) => void) => void; postMessage: (answer: NameAnswer) => void }

let detect: NameDetector | undefined

const open = async (): Promise<void> => {
  try {
    detect = await openNameDetector()
    scope.postMessage({ kind: 'opened' })
  } catch {
    scope.postMessage({ kind: 'failed' })
  }
}

scope.addEventListener('message', ({ data }) => {
  if (data.kind === 'open') void open()
  else scope.postMessage({ kind: 'read', id: data.id, findings: findNames(data.text, { detect, members: data.members }) })
})
