import type { PageText } from '@tasuki/domain/document/page-text'
import type { RedactionProposal } from '@tasuki/domain/document/propose-redactions'

type FoundOnPage = { proposals: RedactionProposal[]; names: string[] }
export type ProposalQuestion = { id: number; text: PageText }
export type ProposalAnswer = { id: number; found: FoundOnPage | undefined }

/** Reads what pages show of persons, one page after the other, in a worker of its own. */
export type ProposalReader = { look: (text: PageText) => Promise<FoundOnPage>; close: () => void }

export const openProposalReader = (): ProposalReader => {
  const worker = new Worker(new URL('./propose-worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, { resolve: (found: FoundOnPage) => void; reject: (error: Error) => void }>()
  let lastId = 0
  const failAll = () => {
    for (const { reject } of waiting.values()) reject(new Error('the reader of names ended'))
    waiting.clear()
  }
  worker.addEventListener('message', ({ data }: MessageEvent<ProposalAnswer>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.found === undefined) asked?.reject(new Error('the detector of names did not come'))
    else asked?.resolve(data.found)
  })
  worker.addEventListener('error', failAll)
  return {
    look: (text) =>
      new Promise((resolve, reject) => {
        const id = (lastId += 1)
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, text } satisfies ProposalQuestion)
      }),
    close: () => {
      worker.terminate()
      failAll()
    },
  }
}
