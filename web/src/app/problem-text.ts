import { ApiFault, ApiRefusal, ApiUnreachable } from '../platform/api-problem'
import type { ProblemText } from '../platform/ProblemPanel'
import type { Language } from '../ui/language'
import { refusalMessages } from './refusal-messages'

type OtherProblem = 'network' | 'unavailable' | 'fault' | 'unknown'

const OTHER: Record<OtherProblem, Record<Language, ProblemText>> = {
  network: {
    ja: { what: 'サーバーに接続できませんでした。', safe: '入力した内容は画面に残っています。', todo: '通信を確認して、もう一度お試しください。二重に登録されることはありません。' },
    en: { what: 'The server could not be reached.', safe: 'What you typed is still here.', todo: 'Check the connection and try again. Nothing is registered twice.' },
  },
  unavailable: {
    ja: { what: 'システムが一時的に応答できません。', safe: '入力した内容は画面に残っています。', todo: '少し待ってから、もう一度お試しください。二重に登録されることはありません。' },
    en: { what: 'The system cannot answer for the moment.', safe: 'What you typed is still here.', todo: 'Wait a little and try again. Nothing is registered twice.' },
  },
  fault: {
    ja: { what: 'システムの内部でエラーが起きました。', safe: '保存済みの内容は失われていません。', todo: 'もう一度お試しください。繰り返す場合は、問い合わせ番号を添えて県の担当へご連絡ください。' },
    en: { what: 'An error happened inside the system.', safe: 'Nothing that was saved is lost.', todo: 'Try again. If it repeats, tell the prefecture’s office the reference.' },
  },
  unknown: {
    ja: { what: 'この画面でエラーが起きました。', safe: '保存済みの内容は失われていません。', todo: '再読み込みしてください。繰り返す場合は県の担当へご連絡ください。' },
    en: { what: 'An error happened on this page.', safe: 'Nothing that was saved is lost.', todo: 'Please reload. If it repeats, tell the prefecture’s office.' },
  },
}

/** Any error of a call in plain words: what happened, what is safe, what to do. */
export const describeProblem = (error: unknown, language: Language): ProblemText => {
  if (error instanceof ApiRefusal) {
    const said = refusalMessages[error.code][language]
    // A refusal is an answer, not a failure: the number is only of use where somebody must look it up.
    return error.kind === 'malformed' ? { ...said, requestId: error.requestId } : said
  }
  if (error instanceof ApiUnreachable) return { ...OTHER[error.kind][language], requestId: error.requestId }
  if (error instanceof ApiFault) return { ...OTHER.fault[language], requestId: error.requestId }
  return OTHER.unknown[language]
}
