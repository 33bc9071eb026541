import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useMessages } from '../ui/language'
import { setTitleCount } from '../ui/page-title'
import { WaitingCount } from '../ui/StateMark'
import { isShownAt } from './notice-place'
import { noticeMessages } from './notice.messages'
import { noticeCountQuery, noticesQuery, useMarkNotices } from './notice.queries'
import { playNoticeSound } from './notice-sound'
import classes from './NoticeBell.module.css'

const LOOKED_AT = 50

/** What is told of the page in sight has been read by that. */
const useReadInSight = (unread: number) => {
  const place = useLocation({ select: ({ pathname, search }) => ({ pathname, inquiry: (search as { inquiry?: string }).inquiry }) })
  const { data } = useQuery({ ...noticesQuery({ unreadOnly: true, limit: LOOKED_AT }), enabled: unread > 0 })
  const { mutate } = useMarkNotices()
  const asked = useRef(new Set<string>())
  const notices = data?.notices
  useEffect(() => {
    const read = () => {
      if (document.visibilityState !== 'visible') return
      const ids = (notices ?? []).filter((notice) => notice.readAt === null && isShownAt(notice.path, place) && !asked.current.has(notice.id)).map(({ id }) => id)
      if (ids.length === 0) return
      for (const id of ids) asked.current.add(id)
      mutate({ body: { ids, read: true } })
    }
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [notices, place, mutate])
}

/** The bell in the header: how many notices are unread; the window's title and, if wished, a sound say so too. */
export const NoticeBell = () => {
  const words = useMessages(noticeMessages)
  const { data } = useQuery(noticeCountQuery)
  const unread = data?.unread ?? 0
  const sound = data?.sound ?? false
  const before = useRef<number>(undefined)
  useEffect(() => {
    setTitleCount(unread)
    return () => setTitleCount(0)
  }, [unread])
  useEffect(() => {
    if (data === undefined) return
    if (before.current !== undefined && data.unread > before.current && sound) playNoticeSound()
    before.current = data.unread
  }, [data, sound])
  useEffect(() => {
    // Only where pushes were allowed once: somebody else may have been signed in here then.
    if ('Notification' in window && Notification.permission === 'granted') void import('./push').then(({ endForeignPush }) => endForeignPush())
  }, [])
  useReadInSight(unread)
  return (
    <Link to="/notices" className={classes.bell} activeOptions={{ exact: true, includeSearch: false }}>
      <IconBell className={classes.icon} stroke={1.75} aria-hidden />
      <span className="visuallyHidden">{words.bell}</span>
      <span className={classes.badge}>
        <WaitingCount count={unread} label={words.bellUnread(unread)} />
      </span>
    </Link>
  )
}
