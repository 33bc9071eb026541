import { type HiddenMark, readDeletionMark } from '@tasuki/domain/names/hidden-mark'
import { useLanguage, useMessages } from '../ui/language'
import { fullDayText } from '../ui/time-text'
import { deletionMessages } from './deletion.messages'
import { nameReportMessages } from './name-report.messages'

/** What stands where something was hidden, removed or deleted (rules 60, 85). */
export const useMarkText = (): ((mark: HiddenMark) => string) => {
  const names = useMessages(nameReportMessages)
  const words = useMessages(deletionMessages)
  const { language } = useLanguage()
  return (mark) => {
    if (mark === 'hidden' || mark === 'removed') return names[mark]
    const deletion = readDeletionMark(mark)
    return deletion === undefined ? names.removed : words.deleted(words[`category_${deletion.category}`], fullDayText(deletion.day, language))
  }
}
