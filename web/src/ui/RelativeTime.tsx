import { useNow } from './clock'
import { useLanguage } from './language'
import { clockText, dayText, fullDayText, fullInstantText, relativeTimeText } from './time-text'

/** 今日 14:05, 昨日, 4月12日(日); the full instant on hover and on paper, which doesn't know when 今日 was. */
export const RelativeTime = ({ at, now, withClock }: { at: string; now?: Date; withClock?: boolean }) => {
  const { language } = useLanguage()
  const ticking = useNow()
  return (
    <time dateTime={at} title={fullInstantText(at, language)} data-full={fullInstantText(at, language)}>
      <span>{relativeTimeText(at, now ?? ticking, { language, withClock })}</span>
    </time>
  )
}

/** A day in Japan: 今日, 明日, 4月12日(日); in full on paper. */
export const RelativeDay = ({ day }: { day: string }) => {
  const { language } = useLanguage()
  const now = useNow()
  return (
    <time dateTime={day} data-full={fullDayText(day, language)}>
      <span>{dayText(day, now, language)}</span>
    </time>
  )
}

/** 2026年4月12日(日) 14:05, kept on one line. */
export const FullInstant = ({ at }: { at: string }) => {
  const { language } = useLanguage()
  return <time dateTime={at}>{fullInstantText(at, language)}</time>
}

/** 2026年4月12日(日), kept on one line. */
export const FullDay = ({ day }: { day: string }) => {
  const { language } = useLanguage()
  return <time dateTime={day}>{fullDayText(day, language)}</time>
}

const DATE = /(\d{4}年\d{1,2}月(?:\d{1,2}日(?:\(.\))?(?: \d{1,2}:\d{2})?)?)/

/** Words with dates, none of which is torn at the end of a line. */
export const DatedText = ({ children }: { children: string }) => (
  <>
    {children.split(DATE).map((part, place) =>
      // The parts have no names and keep their order: every second one is a date.
      place % 2 === 1 ? (
        <span key={place} className="unbroken">
          {part}
        </span>
      ) : (
        part
      ),
    )}
  </>
)

/** The time of day alone, where the day stands above it. */
export const ClockTime = ({ at }: { at: string }) => {
  const { language } = useLanguage()
  return (
    <time dateTime={at} title={fullInstantText(at, language)}>
      {clockText(at)}
    </time>
  )
}
