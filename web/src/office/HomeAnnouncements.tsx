import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useNow } from '../ui/clock'
import { useMessages } from '../ui/language'
import { announcementMessages } from './announcement.messages'
import { announcementsQuery } from './announcement.queries'
import { AnnouncementCard } from './AnnouncementCard'
import classes from './Announcements.module.css'

const SHOWN = 3
const NEW_DAYS = 7
const DAY_MS = 86_400_000

/** At the top of ホーム: what still asks for this hospital's acknowledgement, and what is new without asking; nothing where there is neither. */
export const HomeAnnouncements = () => {
  const now = useNow().getTime()
  const words = useMessages(announcementMessages)
  const { data } = useQuery(announcementsQuery)
  const waiting = (data?.announcements ?? []).filter(({ isOver, wantsAcknowledgement, acknowledged, changedAt, firstDay }) =>
    !isOver && (wantsAcknowledgement ? acknowledged === null : now - Math.max(Date.parse(changedAt), Date.parse(`${firstDay}T00:00:00+09:00`)) < NEW_DAYS * DAY_MS),
  )
  if (waiting.length === 0) return null
  return (
    <section className={classes.home} aria-label={words.title}>
      <h2 className={classes.title}>{words.title}</h2>
      <ul className={classes.list}>
        {waiting.slice(0, SHOWN).map((announcement) => (
          <AnnouncementCard key={announcement.id} announcement={announcement} folded />
        ))}
      </ul>
      <Link to="/announcements" data-lone>
        {words.all}
      </Link>
    </section>
  )
}
