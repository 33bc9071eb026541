const FIRST = {
  received: { subject: '[Tasuki] 利用申込みを受け付けました', line: '転院調整システム Tasuki の利用申込みを受け付けました。県の担当が内容を確認します。' },
  answered: { subject: '[Tasuki] 利用申込みについて県から回答があります', line: '転院調整システム Tasuki の利用申込みについて、県から回答があります。' },
} as const

/** That there is something to read, and where; neither the hospital nor a person nor what was written. */
export const applicationMail = ({ about, number, link }: { about: keyof typeof FIRST; number: string; link: string }): { subject: string; text: string; html: string } => {
  const { subject, line } = FIRST[about]
  const lines = [line, `受付番号：${number}`, '次のページで、受付番号と申込み時に表示された照会コードを入力すると、状況を確認できます。']
  const foot = 'お心当たりがない場合は、このメールを削除してください。返信いただいても届きません。'
  return {
    subject,
    text: [...lines, '', link, '', '--', foot, ''].join('\n'),
    html: [
      '<!doctype html><html lang="ja"><meta charset="utf-8"><body style="font-family:sans-serif;line-height:1.7;color:#1a1a1a">',
      `<p>${lines.join('<br>')}</p><p><a href="${link}">申込みの状況を確認する</a></p><hr><p style="font-size:smaller">${foot}</p></body></html>`,
    ].join('\n'),
  }
}
