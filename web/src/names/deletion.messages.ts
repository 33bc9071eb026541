import { MARK_WORDS } from '@tasuki/domain/names/mark-text'
import { defineMessages } from '../ui/language'

/** 不適切な内容 (要綱24条; rule 60): the tombstone, and the officer's way to it. */
export const deletionMessages = defineMessages({
  ja: {
    ...MARK_WORDS.ja,
    press: '確認を求める・削除する',
    deletedTexts: '県が削除した項目',
    rewrite: '書き直すと、この表示は消えます。',
  },
  en: {
    ...MARK_WORDS.en,
    press: 'Ask about it or delete it',
    deletedTexts: 'Deleted by the prefecture',
    rewrite: 'Written anew, this note goes.',
  },
})
