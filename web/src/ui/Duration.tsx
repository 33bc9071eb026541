import { useLanguage } from './language'
import { durationText } from './time-text'

/** A span of time: 1時間20分. */
export const Duration = ({ ms }: { ms: number }) => <span className="figures">{durationText(ms, useLanguage().language)}</span>
