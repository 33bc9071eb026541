import type { Locator, Page } from 'playwright-core'
import { expectShown } from './browser-window'

const sectionOf = (page: Page, title: string): Locator => page.locator('section', { has: page.getByRole('heading', { name: title, exact: true }) })

/** 申請設定: what an account costs a month from the first month offered on. */
export const setPrice = async (page: Page, yen: number): Promise<void> => {
  await page.goto('/office/seats')
  const prices = sectionOf(page, 'アカウント単価')
  await prices.getByLabel(/^単価/).fill(String(yen))
  await prices.getByRole('button', { name: '単価を定める' }).click()
  await expectShown(prices.getByText('現在の単価'))
}

/** 請求書の設定: without them no bill is sent. */
export const setInvoiceTerms = async (page: Page): Promise<void> => {
  await page.goto('/office/invoices?tab=terms')
  await page.getByLabel('請求者').fill('神奈川県知事')
  await page.getByLabel('振込先').fill('県庁銀行　本店　普通　1234567')
  await page.getByLabel('問合せ先').fill('医療課　045-210-0000')
  await page.getByRole('button', { name: '設定を保存する' }).click()
  await expectShown(page.getByText('設定を保存しました'))
}

export type Applicant = { name: string; kana: string; email: string; sharedMailbox?: boolean }

/** 様式2, from the list of forms to what it would cost; nothing is handed in yet. */
export const writeApplication = async (page: Page, of: { seats: string; users: readonly Applicant[] }): Promise<void> => {
  await page.goto('/forms')
  await page.getByRole('button', { name: '様式2を作る' }).click()
  const hospital = sectionOf(page, '届出・申請をする病院')
  await hospital.getByLabel('住所').fill('横浜市港南区1-1')
  await hospital.getByLabel('代表者職名').fill('院長')
  await hospital.getByLabel('代表者氏名').fill('久我 直人')
  await page.getByLabel('病院負担アカウント新規発行数').fill(of.seats)
  for (const [at, user] of of.users.entries()) {
    await page.getByRole('button', { name: '1人追加する' }).click()
    const line = sectionOf(page, '利用する職員').getByRole('listitem').nth(at)
    await line.getByLabel('院内所属').fill('地域連携室')
    await line.getByLabel('氏名').fill(user.name)
    await line.getByLabel('カナ').fill(user.kana)
    await line.getByLabel(/^電子メールアドレス/).fill(user.email)
    if (user.sharedMailbox !== true) continue
    await line.getByLabel('共用の電子メールアドレスを使う').check()
    await line.getByLabel(/個人用の電子メールアドレスが払い出されていない/).check()
    await line.getByLabel(/民間サービスの電子メールアドレスを業務で使えない/).check()
  }
  const contact = sectionOf(page, '問合せ先')
  await contact.getByLabel('院内所属').fill('地域連携室')
  await contact.getByLabel('電話番号').fill('045-000-0000')
  await contact.getByLabel('電子メールアドレス').fill('renkei@hospital.example')
  await page.getByRole('button', { name: '問合せ先と同じ内容を入れる' }).click()
  await page.getByLabel('氏名', { exact: true }).last().fill('会計 係長')
}

export const handIn = async (page: Page, button: '県へ提出する' | '直して再提出する'): Promise<void> => {
  await page.getByRole('button', { name: button }).click()
  await page.getByRole('dialog').getByRole('button', { name: '県へ提出する' }).click()
  await expectShown(page.getByText('提出済み・県の確認待ち'))
}

/** Opens a sheet in the page and answers what stands on it. */
export const readSheet = async (page: Page, button: string): Promise<string> => {
  await page.getByRole('button', { name: button }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('img', { name: /ページ目/ }).first().waitFor()
  const text = (await dialog.locator('figcaption').allTextContents()).join('\n')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  return text.normalize('NFKC').replaceAll(/\s/g, '')
}

/** お知らせ: opens the thing that the newest notice of this text is about. */
export const openNotice = async (page: Page, text: string): Promise<void> => {
  await page.goto('/notices')
  await page.getByRole('list', { name: 'お知らせ' }).getByText(text).first().click()
}

/** 申請・届出の確認: the one form that waits in the queue. */
export const openWaitingForm = async (page: Page): Promise<void> => {
  await page.goto('/office/forms')
  await expectShown(page.getByText('確認待ち 1件'))
  await page.getByRole('link', { name: '様式2（病院負担の発行）' }).click()
}

export const returnForm = async (page: Page, comment: string): Promise<void> => {
  await page.getByRole('button', { name: '差し戻す' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('直してほしいこと').fill(comment)
  await dialog.getByRole('button', { name: '差し戻す' }).click()
  await expectShown(page.getByText('差し戻しました。病院へ通知します。'))
}

/** What it says that will come of it is read first. */
export const acceptForm = async (page: Page, consequence: string): Promise<void> => {
  await page.getByRole('button', { name: '受理する' }).click()
  const dialog = page.getByRole('dialog')
  await expectShown(dialog.getByText(consequence))
  await dialog.getByRole('button', { name: '受理する' }).click()
  await expectShown(page.getByText('受理しました。病院へ通知します。'))
}

/** アカウントの配布・更新: of the one hospital that has answered. */
export const acceptRenewals = async (page: Page, consequence: string): Promise<void> => {
  await page.goto('/office/allotments?tab=renewals')
  await page.getByRole('button', { name: '提出された1病院の更新を受理する' }).click()
  const dialog = page.getByRole('dialog')
  await expectShown(dialog.getByText(consequence))
  await dialog.getByRole('button', { name: '提出された1病院の更新を受理する' }).click()
  await expectShown(page.getByText('1件を受理しました。'))
}
