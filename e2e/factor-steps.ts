import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { acceptTerms, SOON_MS } from './browser-window'
import { chooseSegment } from './case-steps'

/** Somebody's phone with an authenticator app, by the clock of the house. */
export type Authenticator = { learn(secret: string): void; code(): string }

export const openAuthenticator = (now: () => Date): Authenticator => {
  let totp: TOTP | undefined
  return {
    learn: (secret) => {
      totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(/\s/g, '')) })
    },
    code: () => totp?.generate({ timestamp: now().getTime() }) ?? '',
  }
}

type Login = { loginId: string; password: string }

const typePassword = async (page: Page, { loginId, password }: Login): Promise<void> => {
  await page.getByRole('textbox', { name: 'ログインID' }).fill(loginId)
  await page.getByLabel('パスワード', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'ログインする' }).click()
}

const arrive = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: 'メニュー' }).waitFor({ timeout: SOON_MS })
  const { termsToAccept } = (await (await page.request.get('/api/v1/session')).json()) as { termsToAccept: number | null }
  if (termsToAccept !== null) await acceptTerms(page)
}

/** The first sign-in of all: the password, then an authenticator app that is told the secret shown, then recovery codes. */
export const signInAndEnrol = async (page: Page, login: Login, app: Authenticator): Promise<void> => {
  await page.goto('/')
  await typePassword(page, login)
  await chooseSegment(page, '登録する方法', '認証アプリ')
  await page.getByRole('img', { name: '認証アプリに登録するためのQRコード' }).waitFor()
  app.learn(await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4})+/).innerText())
  await page.getByLabel('アプリに表示された6桁の番号').fill(app.code())
  await page.getByRole('button', { name: '登録する', exact: true }).click()
  await page.getByRole('button', { name: '控えたので次へ進む' }).click()
  await arrive(page)
}

/** On a device that hasn't seen this person within 12 hours. */
export const signInWithCode = async (page: Page, login: Login, app: Authenticator): Promise<void> => {
  await page.goto('/')
  await typePassword(page, login)
  await page.getByLabel('認証アプリの6桁の番号').fill(app.code())
  await page.getByRole('button', { name: '確認してログインする' }).click()
  await arrive(page)
}

/** With the link or the code of an invitation; answers the login id that it is for. */
export const setFirstPassword = async (page: Page, invitation: string, password: string): Promise<string> => {
  await page.goto(invitation.startsWith('http') ? invitation : '/invitation')
  if (!invitation.startsWith('http')) await page.getByLabel('コード').fill(invitation)
  await page.getByRole('button', { name: '次へ' }).click()
  const loginId = await page.locator('dd strong').innerText()
  await page.getByLabel('新しいパスワード', { exact: true }).fill(password)
  await page.getByLabel('新しいパスワード（もう一度）').fill(password)
  await page.getByRole('button', { name: 'パスワードを設定する' }).click()
  await page.getByRole('heading', { name: 'パスワードを設定しました' }).waitFor()
  return loginId
}
