import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useNow } from '../../ui/clock'
import { useMessages } from '../../ui/language'
import { announcementReaderMessages } from './announcement-reader.messages'
import { announcementsQuery } from './announcement.queries'
import { AnnouncementCard } from './AnnouncementCard'
import classes from './Announcements.module.css'

const NEW_DAYS = 7
const DAY_MS = 86_400_000

/** At the top of ホーム: the newest that still asks for this hospital's acknowledgement or is new without asking, the others behind a press, so that the day's work stays in sight. */
export const HomeAnnouncements = () => {
  const now = useNow().getTime()
  const words = useMessages(announcementReaderMessages)
  const { data } = useQuery(announcementsQuery())
  const waiting = (data?.announcements ?? []).filter(({ isOver, wantsAcknowledgement, acknowledged, changedAt, firstDay }) =>
    !isOver && (wantsAcknowledgement ? acknowledged === null : now - Math.max(Date.parse(changedAt), Date.parse(`${firstDay}T00:00:00+09:00`)) < NEW_DAYS * DAY_MS),
  )
  const [newest, ...others] = waiting
  if (newest === undefined) return null
  return (
    <section className={classes.home} aria-label={words.title}>
      <h2 className={classes.title}>{words.title}</h2>
      <ul className={classes.list}>
        <AnnouncementCard announcement={newest} folded />
      </ul>
      {others.length === 0 ? null : (
        <details className={classes.others}>
          <summary>{words.others(others.length)}</summary>
          <ul className={classes.list}>
            {others.map((announcement) => (
              <AnnouncementCard key={announcement.id} announcement={announcement} folded />
            ))}
          </ul>
        </details>
      )}
      <Link to="/announcements" data-lone>
        {words.all}
      </Link>
    </section>
  )
}
