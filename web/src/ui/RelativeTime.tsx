import { useNow } from './clock'
import { useLanguage } from './language'
import { fullInstantText, relativeTimeText } from './time-text'

/** 今日 14:05, 昨日, 4月12日(日); the full instant on hover. */
export const RelativeTime = ({ at, now, withClock }: { at: string; now?: Date; withClock?: boolean }) => {
  const { language } = useLanguage()
  const ticking = useNow()
  return (
    <time dateTime={at} title={fullInstantText(at, language)}>
      {relativeTimeText(at, now ?? ticking, { language, withClock })}
    </time>
  )
}
