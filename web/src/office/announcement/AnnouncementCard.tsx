import type { ReceivedAnnouncement } from '@tasuki/domain/office/announcement/announcement.contract'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useLanguage, useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { StateMark } from '../../ui/StateMark'
import { fullDayText, fullInstantText } from '../../ui/time-text'
import { announcementReaderMessages } from './announcement-reader.messages'
import { useAcknowledgeAnnouncement } from './announcement.queries'
import classes from './Announcements.module.css'

/** One announcement as a hospital reads it; `folded`: its text behind a press. */
export const AnnouncementCard = ({ announcement, folded = false }: { announcement: ReceivedAnnouncement; folded?: boolean }) => {
  const words = useMessages(announcementReaderMessages)
  const { language } = useLanguage()
  const { title, body, firstDay, lastDay, publishedAt, changedAt, wantsAcknowledgement, acknowledged, isOver } = announcement
  const asks = wantsAcknowledgement && acknowledged === null && !isOver
  const day = (of: string) => fullDayText(of, language)
  return (
    <li className={classes.card} data-asks={asks ? '' : undefined}>
      <h3 className={classes.title}>{title}</h3>
      <p className={classes.soft}>
        {lastDay === null ? words.from(day(firstDay)) : words.until(day(firstDay), day(lastDay))}
        {changedAt === publishedAt ? null : `　${words.changed(fullInstantText(changedAt, language))}`}
      </p>
      {folded ? (
        <details>
          <summary>{words.read}</summary>
          <p className={classes.body}>{body}</p>
        </details>
      ) : (
        <p className={classes.body}>{body}</p>
      )}
      {acknowledged === null ? null : (
        <p className={classes.soft}>
          <StateMark tone="yes">{words.acknowledged(acknowledged.personName, fullInstantText(acknowledged.at, language))}</StateMark>
        </p>
      )}
      {asks ? <Acknowledge announcement={announcement} hint={!folded} /> : null}
    </li>
  )
}

const Acknowledge = ({ announcement: { id, title, revision }, hint }: { announcement: ReceivedAnnouncement; hint: boolean }) => {
  const words = useMessages(announcementReaderMessages)
  const acknowledge = useAcknowledgeAnnouncement()
  return (
    <>
      <div className={classes.acts}>
        <ActionButton tone="primary" busy={acknowledge.isPending} onAct={() => acknowledge.mutate({ params: { announcementId: id }, body: { revision } }, { onSuccess: () => notify({ text: words.done }) })}>
          {words.acknowledge}
          <span className="visuallyHidden">：{words.acknowledgeOf(title)}</span>
        </ActionButton>
        {hint ? <span className={classes.soft}>{words.acknowledgeHint}</span> : null}
      </div>
      <ProblemPanel error={acknowledge.error} />
    </>
  )
}
