import IconClock from '@tabler/icons-react/dist/esm/icons/IconClock.mjs'
import { useNow } from './clock'
import classes from './indicators.module.css'
import { useLanguage, useMessages } from './language'
import { ageText, freshnessGrade, fullInstantText } from './time-text'
import { uiMessages } from './ui.messages'

/** How old a vacancy is: plain, over 24 hours grey with a clock, over 72 hours said to be out of the ranking. */
export const Freshness = ({ updatedAt, now }: { updatedAt: string | null; now?: Date }) => {
  const { language } = useLanguage()
  const words = useMessages(uiMessages)
  const ticking = useNow()
  const at = now ?? ticking
  const grade = freshnessGrade(updatedAt, at)
  if (updatedAt === null) return <span className={classes.aging}>{words.updatedNever}</span>
  return (
    <span className={grade === 'fresh' ? undefined : classes.aging}>
      {grade === 'fresh' ? null : <IconClock className={classes.glyph} aria-hidden />}
      <time dateTime={updatedAt} title={fullInstantText(updatedAt, language)}>
        {words.updated(ageText(updatedAt, at, language))}
      </time>
      {grade === 'stale' ? <span className={classes.note}>{words.updatedStale}</span> : null}
    </span>
  )
}
