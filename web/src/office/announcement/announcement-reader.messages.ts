import { defineMessages } from '../../ui/language'

/** お知らせ as a hospital reads them, on its home page too: that is with the first page, so no word more. */
export const announcementReaderMessages = defineMessages({
  ja: {
    title: '県からのお知らせ',
    all: 'すべてのお知らせ',
    others: (count: number) => `ほか${count}件を開く`,
    read: '本文を読む',
    acknowledge: '確認しました',
    acknowledgeOf: (title: string) => `「${title}」を確認済みにする`,
    acknowledgeHint: '病院として1回だけ押します。どなたが押してもかまいません。',
    acknowledged: (who: string, when: string) => `自院は確認済み（${who}、${when}）`,
    done: '確認済みとして県に伝えました',
    from: (day: string) => `${day}から`,
    until: (from: string, until: string) => `${from}〜${until}`,
    changed: (when: string) => `${when} 更新`,
  },
  en: {
    title: 'Announcements of the prefecture',
    all: 'All announcements',
    others: (count: number) => `Open ${count} more`,
    read: 'Read the text',
    acknowledge: 'We have read it',
    acknowledgeOf: (title: string) => `Acknowledge “${title}”`,
    acknowledgeHint: 'Once for the hospital; anybody of it may press.',
    acknowledged: (who: string, when: string) => `Acknowledged for your hospital (${who}, ${when})`,
    done: 'The prefecture sees that you have read it',
    from: (day: string) => `From ${day}`,
    until: (from: string, until: string) => `${from} to ${until}`,
    changed: (when: string) => `Changed ${when}`,
  },
})
