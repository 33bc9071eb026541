import { japanDay } from '@tasuki/domain/base/working-time'
import { useNow } from '../ui/clock'
import { useLanguage, useMessages } from '../ui/language'
import { dayText } from '../ui/time-text'
import classes from './RoomTalk.module.css'
import { talkMessages } from './talk.messages'

/** Why nothing can be written here any more; what was being typed stays in sight. */
export const ReadOnlyNote = ({ reason, readableUntil, draft }: { reason: string | undefined; readableUntil: string | null; draft: string }) => {
  const words = useMessages(talkMessages)
  const { language } = useLanguage()
  const now = useNow()
  return (
    <div className={classes.readOnly}>
      <p>
        <strong>{words.readOnly}</strong>　{reason ?? words.readOnlyReason}
        {readableUntil === null ? null : words.readableUntil(dayText(japanDay(new Date(readableUntil)), now, language))}
      </p>
      {draft.trim() === '' ? null : <blockquote className={classes.keptDraft}>{draft}</blockquote>}
    </div>
  )
}
