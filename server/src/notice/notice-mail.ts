import type { NoticeKind } from '@tasuki/domain/account/notice-kind'
import { mailLabel } from '@tasuki/domain/notice/notice.rules'
import { noticePath } from '@tasuki/domain/notice/notice-path'
import type { NoticeLanguage } from '@tasuki/domain/notice/notice-settings'
import { NOTICE_TEXT } from '@tasuki/domain/notice/notice-text'

export type MailLine = { kind: NoticeKind; at: Date; path: string; caseCode: string | null; hospitalName: string | null }

const WORDS = {
  ja: {
    several: (count: number) => `お知らせ ${count}件`,
    case: (code: string) => `患者番号 ${code}`,
    open: '開く',
    lead: '患者さんの情報はメールに書かれていません。リンクを開き、ログインしてご確認ください。',
    from: 'このメールは転院調整システム Tasuki が自動で送っています。返信いただいても届きません。',
    settings: '通知の設定を変える',
    parts: '／',
  },
  en: {
    several: (count: number) => `${count} notices`,
    case: (code: string) => `Case ${code}`,
    open: 'Open',
    lead: 'This e-mail holds nothing about a patient. Open the link and sign in.',
    from: 'Sent by the transfer system Tasuki. Replies are not read.',
    settings: 'Change how you are told',
    parts: ' · ',
  },
} as const satisfies Record<NoticeLanguage, Record<string, unknown>>

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const timeText = (at: Date, language: NoticeLanguage): string =>
  new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', { timeZone: 'Asia/Tokyo', month: language === 'ja' ? 'long' : 'short', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/**
 * What an e-mail says: that something of a kind waits, from which hospital, of which case code, and where. Nothing of a
 * case's content, and of names only what is one plain short line (要綱6条).
 */
export const noticeMail = (lines: readonly MailLine[], to: { language: NoticeLanguage; baseUrl: string }): { subject: string; text: string; html: string; settingsUrl: string } => {
  const words = WORDS[to.language]
  const [first] = lines
  const what = lines.length === 1 && first ? NOTICE_TEXT[to.language][first.kind] : words.several(lines.length)
  const settingsUrl = `${to.baseUrl}${noticePath.settings()}`
  const parts = lines.map((line) => {
    const code = mailLabel(line.caseCode ?? '')
    const facts = [mailLabel(line.hospitalName ?? ''), code === undefined ? undefined : words.case(code), timeText(line.at, to.language)].filter((part) => part !== undefined)
    return { title: NOTICE_TEXT[to.language][line.kind], facts: facts.join(words.parts), url: `${to.baseUrl}${line.path}` }
  })
  const text = [...parts.map(({ title, facts, url }) => `${title}\n${facts}\n${url}\n`), words.lead, '', '--', words.from, `${words.settings}: ${settingsUrl}`, ''].join('\n')
  const html = [
    `<!doctype html><html lang="${to.language}"><meta charset="utf-8"><body style="font-family:sans-serif;line-height:1.7;color:#1a1a1a">`,
    ...parts.map(({ title, facts, url }) => `<p><strong>${escaped(title)}</strong><br>${escaped(facts)}<br><a href="${escaped(url)}">${words.open}</a></p>`),
    `<p>${words.lead}</p><hr><p style="font-size:smaller">${words.from}<br><a href="${escaped(settingsUrl)}">${words.settings}</a></p></body></html>`,
  ].join('\n')
  return { subject: `[Tasuki] ${what}`, text, html, settingsUrl }
}
