import type { HiddenMark } from '@tasuki/domain/names/hidden-mark'
import { MARK_WORDS, markText } from '@tasuki/domain/names/mark-text'
import { dayOnPaper } from '../platform/files/paper-time'

/** A gap on paper would say that nothing was written: it says what became of it (要綱24条; rules 60, 85). */
export const markOnPaper = (mark: HiddenMark): string => markText(mark, { words: MARK_WORDS.ja, day: dayOnPaper })
