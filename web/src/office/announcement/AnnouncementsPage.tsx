import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { EmptyState } from '../../ui/EmptyState'
import { useMessages } from '../../ui/language'
import { ListPager } from '../../ui/ListPager'
import { Page, Section } from '../../ui/Page'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { announcementReaderMessages } from './announcement-reader.messages'
import { announcementMessages } from './announcement.messages'
import { announcementsQuery } from './announcement.queries'
import { AnnouncementCard } from './AnnouncementCard'
import classes from './Announcements.module.css'

const route = getRouteApi('/announcements')

/** 県からのお知らせ, what is shown now and what was. */
export const AnnouncementsPage = () => {
  const words = useMessages(announcementMessages)
  const reader = useMessages(announcementReaderMessages)
  const { page } = route.useSearch()
  const { data, error, refetch } = useQuery(announcementsQuery(page))
  const current = data?.announcements.filter(({ isOver }) => !isOver) ?? []
  const earlier = data?.announcements.filter(({ isOver }) => isOver) ?? []
  return (
    <Page title={reader.title} lead={words.lead}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <SkeletonRows rows={4} columns={2} /> : null : null}
      {data !== undefined && current.length === 0 && (page ?? 1) === 1 ? <EmptyState title={words.none}>{words.noneText}</EmptyState> : null}
      <h2 className="visuallyHidden">{reader.title}</h2>
      <ul className={classes.list} aria-label={reader.title}>
        {current.map((announcement) => (
          <AnnouncementCard key={announcement.id} announcement={announcement} />
        ))}
      </ul>
      {earlier.length === 0 ? null : (
        <Section title={words.earlier}>
          <ul className={classes.list} aria-label={words.earlier}>
            {earlier.map((announcement) => (
              <AnnouncementCard key={announcement.id} announcement={announcement} folded />
            ))}
          </ul>
        </Section>
      )}
      <ListPager page={page} total={data?.total} link={(other, text) => <Link to="/announcements" search={{ page: other }}>{text}</Link>} />
    </Page>
  )
}
