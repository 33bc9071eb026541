import type { HiddenMark } from '@tasuki/domain/names/hidden-mark'
import { MARK_WORDS, markText } from '@tasuki/domain/names/mark-text'
import { useLanguage } from '../ui/language'
import { fullDayText } from '../ui/time-text'

/** What stands where something was hidden, removed or deleted (rules 60, 85). */
export const useMarkText = (): ((mark: HiddenMark) => string) => {
  const { language } = useLanguage()
  return (mark) => markText(mark, { words: MARK_WORDS[language], day: (day) => fullDayText(day, language) })
}
