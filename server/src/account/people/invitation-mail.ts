const untilText = (at: Date): string =>
  new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', month: 'long', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** Who, at which hospital, under which login id stands behind the link, not in the e-mail. */
export const invitationMail = ({ link, expiresAt }: { link: string; expiresAt: Date }): { subject: string; text: string; html: string } => {
  const lines = ['転院調整システム Tasuki の利用を始められます。', 'リンクを開き、パスワードを設定してください。', `リンクは1回だけ、${untilText(expiresAt)}まで使えます。`]
  const foot = 'お心当たりがない場合は、リンクを開かずにこのメールを削除してください。返信いただいても届きません。'
  return {
    subject: '[Tasuki] 利用開始のご案内（パスワードの設定）',
    text: [...lines, '', link, '', '--', foot, ''].join('\n'),
    html: [
      '<!doctype html><html lang="ja"><meta charset="utf-8"><body style="font-family:sans-serif;line-height:1.7;color:#1a1a1a">',
      `<p>${lines.join('<br>')}</p><p><a href="${link}">パスワードを設定する</a></p><hr><p style="font-size:smaller">${foot}</p></body></html>`,
    ].join('\n'),
  }
}
