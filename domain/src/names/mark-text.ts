import { type HiddenMark, readDeletionMark } from './hidden-mark'

/** What stands where something was hidden, removed or deleted (rules 60, 85), as pages, paper and tables say it. */
export const MARK_WORDS = {
  ja: {
    hidden: '氏名の確認のため、県が確認するまで表示を止めています',
    removed: '氏名が含まれていたため、県が削除しました',
    deleted: (why: string, day: string) => `県が削除しました（${why}・${day}）`,
    category_personal_data: '個人が特定される情報',
    category_insult: '誹謗中傷・不適切な表現',
    category_unrelated: '転院調整に関係のない内容',
    category_incorrect: '事実と異なる内容',
    category_rights: '著作権などの権利の侵害',
    category_other: 'その他',
  },
  en: {
    hidden: 'Hidden until the prefecture has looked: somebody saw a name here',
    removed: 'Removed by the prefecture: it contained a name',
    deleted: (why: string, day: string) => `Deleted by the prefecture (${why}, ${day})`,
    category_personal_data: 'Identifies a person',
    category_insult: 'Insult or unsuitable language',
    category_unrelated: 'Unrelated to transfers',
    category_incorrect: 'Not true',
    category_rights: 'Infringes rights, such as copyright',
    category_other: 'Other',
  },
}

/** 県が削除しました（誹謗中傷・不適切な表現・2026年11月26日）; `day` as the reader's place writes it. */
export const markText = (mark: HiddenMark, { words, day }: { words: (typeof MARK_WORDS)['ja']; day: (day: string) => string }): string => {
  if (mark === 'hidden' || mark === 'removed') return words[mark]
  const deletion = readDeletionMark(mark)
  return deletion === undefined ? words.removed : words.deleted(words[`category_${deletion.category}`], day(deletion.day))
}
