import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { ApiRefusal } from '../platform/api-problem'
import { ProblemPanel } from '../platform/ProblemPanel'
import { EmptyState } from '../ui/EmptyState'
import { useMessages } from '../ui/language'
import { Page } from '../ui/Page'
import { SkeletonRows } from '../ui/SkeletonRows'
import { noticeMessages } from './notice.messages'
import { useOpenNotice } from './notice.queries'

const route = getRouteApi('/notices/$noticeId')

/** Where a link in an e-mail or a push leads: reads the notice and goes on to what it is about. */
export const OpenNoticePage = () => {
  const words = useMessages(noticeMessages)
  const { noticeId } = route.useParams()
  const navigate = useNavigate()
  const open = useOpenNotice((path) => void navigate({ to: path, replace: true }))
  const { mutate } = open
  const opened = useRef<string>(undefined)
  useEffect(() => {
    if (opened.current === noticeId) return
    opened.current = noticeId
    mutate({ params: { noticeId } })
  }, [mutate, noticeId])
  const isGone = open.error instanceof ApiRefusal && (open.error.code === 'not_found' || open.error.code === 'malformed_request')
  return (
    <Page title={isGone ? words.goneTitle : words.opening} width="form">
      {isGone ? (
        <EmptyState title={words.goneTitle} action={<Link to="/notices" activeOptions={{ exact: true }}>{words.toNotices}</Link>}>
          {words.gone}
        </EmptyState>
      ) : open.error === null ? (
        <SkeletonRows rows={4} />
      ) : (
        <ProblemPanel error={open.error} onRetry={() => mutate({ params: { noticeId } })} />
      )}
    </Page>
  )
}
