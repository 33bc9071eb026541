import { useNow } from './clock'
import classes from './indicators.module.css'
import { useLanguage, useMessages } from './language'
import { durationText, fullInstantText } from './time-text'
import { uiMessages } from './ui.messages'

/** A span of time: 1時間20分. */
export const Duration = ({ ms }: { ms: number }) => <span className="figures">{durationText(ms, useLanguage().language)}</span>

/** A clock that runs against an instant: 残り 55分, then 12分 超過. */
export const Countdown = ({ until, now }: { until: string; now?: Date }) => {
  const { language } = useLanguage()
  const words = useMessages(uiMessages)
  const ticking = useNow()
  const left = Date.parse(until) - (now ?? ticking).getTime()
  const span = durationText(left, language)
  return (
    <time dateTime={until} title={fullInstantText(until, language)} className={left < 0 ? classes.overdue : undefined}>
      {left < 0 ? words.overdue(span) : words.remaining(span)}
    </time>
  )
}
