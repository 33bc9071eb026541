import { proposeOnPage } from '@tasuki/domain/document/propose-redactions'
import { openNameDetector } from '../../names/open-detector'
import type { ProposalAnswer, ProposalQuestion } from './proposal-reader'

/** Looks through pages beside the page itself, so that boxes are drawn and moved meanwhile. */
const scope = self as unknown as { addEventListener: (type: 'message', listener: (event: MessageEvent<ProposalQuestion>) => void) => void; postMessage: (answer: ProposalAnswer) => void }

const look = async ({ id, text }: ProposalQuestion): Promise<void> => {
  try {
    scope.postMessage({ id, found: proposeOnPage(text, await openNameDetector()) })
  } catch {
    scope.postMessage({ id, found: undefined })
  }
}

scope.addEventListener('message', ({ data }) => void look(data))
