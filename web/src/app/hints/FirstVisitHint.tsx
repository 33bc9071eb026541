import { useSyncExternalStore, lazy, Suspense } from 'react'
import type { HelpTopicId } from '../help/help-of-route'
import { hintOf, readHints, subscribeToHints } from './hint-shelf'

const HintStrip = lazy(async () => ({ default: (await import('./HintStrip')).HintStrip }))

/** The hint of this page, for a person who hasn't put it away. In the flow of the page: it covers nothing and takes no focus. */
export const FirstVisitHint = ({ personId, topicId }: { personId: string; topicId: HelpTopicId }) => {
  const { seen, off } = useSyncExternalStore(subscribeToHints, () => readHints(personId))
  const hint = hintOf(topicId)
  if (hint === undefined || off || seen.includes(hint.id)) return null
  return (
    <Suspense fallback={null}>
      <HintStrip personId={personId} hint={hint} />
    </Suspense>
  )
}
