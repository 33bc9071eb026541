import { NOTICES_PAGE, type NoticeView } from '@tasuki/domain/notice/notice.contract'
import { NOTICE_TEXT } from '@tasuki/domain/notice/notice-text'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { EmptyState } from '../ui/EmptyState'
import { useLanguage, useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { Page } from '../ui/Page'
import { RelativeTime } from '../ui/RelativeTime'
import { SegmentedField } from '../ui/SegmentedField'
import { SkeletonRows } from '../ui/SkeletonRows'
import { noticeMessages } from './notice.messages'
import { demoMailsQuery, noticeCountQuery, noticesQuery, useMarkNotices } from './notice.queries'
import classes from './NoticesPage.module.css'

const route = getRouteApi('/notices')
const MOST = 200

/** お知らせ: what has come for this person, newest first; a press opens the thing. */
export const NoticesPage = () => {
  const words = useMessages(noticeMessages)
  const search = route.useSearch()
  const navigate = useNavigate()
  const unreadOnly = search.unread === true
  const limit = search.limit ?? NOTICES_PAGE
  const list = useQuery(noticesQuery({ unreadOnly, limit }))
  const unread = useQuery(noticeCountQuery).data?.unread ?? 0
  const isDemo = useQuery(demoMailsQuery).data?.demo === true
  const mark = useMarkNotices()
  const markAll = useMarkNotices(() => notify({ text: words.allMarked }))
  const notices = list.data?.notices
  const newest = notices?.[0]?.at
  return (
    <Page
      title={words.title}
      width="form"
      actions={
        <>
          {unread > 0 && newest !== undefined ? (
            <ActionButton busy={markAll.isPending} onAct={() => markAll.mutate({ body: { allUntil: newest } })}>
              {words.markAll}
            </ActionButton>
          ) : null}
          <Link to="/notices/settings" className={classes.settings}>
            {words.settings}
          </Link>
        </>
      }
    >
      <div className={classes.bar}>
        <SegmentedField
          label={words.show}
          labelHidden
          segments={[
            { value: 'all', label: words.all },
            { value: 'unread', label: words.unreadOnly },
          ]}
          value={unreadOnly ? 'unread' : 'all'}
          onChange={(value) => void navigate({ to: '/notices', search: value === 'unread' ? { unread: true } : {}, replace: true })}
        />
        {isDemo ? <Link to="/notices/mails" className="standsAlone">{words.demoMails}</Link> : null}
      </div>
      <ProblemPanel error={list.error ?? mark.error ?? markAll.error} onRetry={() => void list.refetch()} />
      {notices === undefined ? list.error === null ? <SkeletonRows columns={2} /> : null : null}
      {notices === undefined ? null : notices.length === 0 ? (
        unreadOnly ? (
          <EmptyState title={words.noUnreadTitle} action={<Link to="/notices" activeOptions={{ exact: true }}>{words.showAll}</Link>}>
            {words.noUnread}
          </EmptyState>
        ) : (
          <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
        )
      ) : (
        <ul className={classes.list} aria-label={words.title}>
          {notices.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} onMark={(read) => mark.mutate({ body: { ids: [notice.id], read } })} />
          ))}
        </ul>
      )}
      {list.data?.more === true && limit < MOST ? (
        <ActionButton fullWidth onAct={() => void navigate({ to: '/notices', search: { ...search, limit: Math.min(limit + NOTICES_PAGE, MOST) }, replace: true, resetScroll: false })}>
          {words.more}
        </ActionButton>
      ) : null}
    </Page>
  )
}

const NoticeLine = ({ notice, onMark }: { notice: NoticeView; onMark: (read: boolean) => void }) => {
  const words = useMessages(noticeMessages)
  const { language } = useLanguage()
  const isUnread = notice.readAt === null
  return (
    <li className={classes.line} data-unread={isUnread ? '' : undefined}>
      {/* Through the notice's own address, which reads it and leads on: the same as the link in an e-mail. */}
      <Link to="/notices/$noticeId" params={{ noticeId: notice.id }} className={classes.open}>
        <span className={classes.what}>
          {isUnread ? <span className={classes.unread}>{words.unread}</span> : null}
          {NOTICE_TEXT[language][notice.kind]}
        </span>
        <span className={classes.about}>
          {[notice.hospitalName, notice.caseCode === null ? null : words.caseCode(notice.caseCode)].filter((part) => part !== null).map((part) => (
            <span key={part}>{part}</span>
          ))}
        </span>
      </Link>
      <span className={classes.time}>
        <RelativeTime at={notice.at} withClock />
      </span>
      <ActionButton tone="quiet" size="xs" onAct={() => onMark(isUnread)}>
        {isUnread ? words.markRead : words.markUnread}
      </ActionButton>
    </li>
  )
}
