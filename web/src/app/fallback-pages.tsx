import { Link } from '@tanstack/react-router'
import { ActionButton } from '../ui/ActionButton'
import { EmptyState } from '../ui/EmptyState'
import { ErrorPanel } from '../ui/ErrorPanel'
import { useMessages } from '../ui/language'
import { Page } from '../ui/Page'
import { SkeletonRows } from '../ui/SkeletonRows'
import { appMessages } from './app.messages'

export const PendingPage = () => (
  <Page title={useMessages(appMessages).loading} heading={<span aria-hidden>…</span>} passing>
    <SkeletonRows />
  </Page>
)

export const NotFoundPage = () => {
  const words = useMessages(appMessages)
  return (
    <Page title={words.notFoundTitle}>
      <EmptyState title={words.notFound} action={<Link to="/">{words.toHome}</Link>} />
    </Page>
  )
}

/** A page that threw, or whose code is gone after a new release: a reload mends the latter. */
export const BrokenPage = () => {
  const words = useMessages(appMessages)
  return (
    <Page title={words.brokenTitle}>
      <ErrorPanel what={words.broken} safe={words.brokenSafe} todo={words.brokenTodo}>
        <p>
          <ActionButton onAct={() => window.location.reload()}>{words.reload}</ActionButton>
        </p>
      </ErrorPanel>
    </Page>
  )
}
