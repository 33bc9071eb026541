import { defineMessages } from '../ui/language'

/** 不適切な内容 (要綱24条; rule 60): the tombstone, and the officer's way to it. */
export const deletionMessages = defineMessages({
  ja: {
    press: '確認を求める・削除する',
    deleted: (why: string, day: string) => `県が削除しました（${why}・${day}）`,
    deletedTexts: '県が削除した項目',
    rewrite: '書き直すと、この表示は消えます。',
    category_personal_data: '個人が特定される情報',
    category_insult: '誹謗中傷・不適切な表現',
    category_unrelated: '転院調整に関係のない内容',
    category_incorrect: '事実と異なる内容',
    category_rights: '著作権などの権利の侵害',
    category_other: 'その他',
  },
  en: {
    press: 'Ask about it or delete it',
    deleted: (why: string, day: string) => `Deleted by the prefecture (${why}, ${day})`,
    deletedTexts: 'Deleted by the prefecture',
    rewrite: 'Written anew, this note goes.',
    category_personal_data: 'Identifies a person',
    category_insult: 'Insult or unsuitable language',
    category_unrelated: 'Unrelated to transfers',
    category_incorrect: 'Not true',
    category_rights: 'Infringes rights, such as copyright',
    category_other: 'Other',
  },
})
