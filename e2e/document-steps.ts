import { PDFDocument } from '@cantoo/pdf-lib'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { SOON_MS } from './browser-window'

type ChosenFile = { name: string; mimeType: string; buffer: Buffer }

/** Pages of one letter as a phone takes them; the names of such files are a camera's. */
export const photographs = async (page: Page, count: number): Promise<ChosenFile[]> => {
  const pictures = await page.evaluate(async (pages) => {
    const taken: string[] = []
    for (let index = 0; index < pages; index++) {
      const canvas = document.createElement('canvas')
      canvas.width = 1080
      canvas.height = 1440
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.fillStyle = '#f4f4f0'
      context.fillRect(0, 0, 1080, 1440)
      context.fillStyle = '#1a1a1c'
      context.fillRect(90, 120, 420, 60)
      for (let line = 0; line < 12 + index; line++) context.fillRect(90, 260 + line * 70, 700 + ((line * 83) % 200), 18)
      taken.push(canvas.toDataURL('image/jpeg', 0.85).split(',')[1] ?? '')
    }
    return taken
  }, count)
  return pictures.map((picture, index) => ({ name: `IMG_${2041 + index}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(picture, 'base64') }))
}

/** A PDF with a picture a page, as the redaction editor makes it; each page says `lines`. */
export const scannedPages = async (page: Page, pages: readonly string[][]): Promise<Buffer> => {
  const sheet = await page.context().newPage()
  await sheet.setViewportSize({ width: 800, height: 1130 })
  const pdf = await PDFDocument.create({ updateMetadata: false })
  for (const lines of pages) {
    await sheet.setContent(`<body style="margin: 60px; font: 30px/2 'Noto Sans CJK JP', sans-serif">${lines.map((line) => `<div>${line}</div>`).join('')}`)
    const picture = await pdf.embedJpg(await sheet.screenshot({ type: 'jpeg', quality: 90 }))
    pdf.addPage([595, 840]).drawImage(picture, { x: 0, y: 0, width: 595, height: 840 })
  }
  await sheet.close()
  return Buffer.from(await pdf.save())
}

/** A scanned letter of so many pages, nobody named on it. */
export const typedLetter = async (page: Page, pages: number): Promise<ChosenFile> => ({
  name: 'summary.pdf',
  mimeType: 'application/pdf',
  buffer: await scannedPages(page, Array.from({ length: pages }, (_, index) => [`Summary ${index + 1}`])),
})

/** What opens behind a button of ours: the browser's chooser, or the camera. */
export const chooseFiles = async (page: Page, button: string, files: ChosenFile[]): Promise<void> => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: button }).click()])
  await chooser.setFiles(files)
}

/** Page by page: each is looked at, then the pictures are made. */
const blackOut = async (dialog: Locator): Promise<void> => {
  await dialog.getByRole('button', { name: '氏名を黒塗りする' }).first().click()
  const editor = dialog.page().getByRole('dialog', { name: '氏名の黒塗り' })
  const finish = editor.getByRole('button', { name: '黒塗りを確定する' })
  await finish.waitFor({ timeout: SOON_MS })
  const stop = editor.getByRole('button', { name: '探すのをやめる' })
  if (await stop.isVisible()) await stop.click({ timeout: SOON_MS }).catch(() => undefined)
  while ((await finish.getAttribute('aria-disabled')) === 'true') await editor.getByRole('button', { name: 'このページを確認しました' }).click({ timeout: SOON_MS })
  await finish.click()
  await editor.waitFor({ state: 'detached', timeout: SOON_MS })
}

/** Each file's own part of the dialog: its kind, the names blacked out, and on its way. */
export const confirmAndSend = async (dialog: Locator, of: { kind: string; button: string }): Promise<void> => {
  await dialog.getByLabel('書類の種類').first().selectOption({ label: of.kind })
  await dialog.getByRole('button', { name: of.button }).first().click()
  await dialog.getByText('すべてのページを確認してください').first().waitFor({ timeout: SOON_MS })
  await blackOut(dialog)
  await dialog.getByRole('button', { name: of.button }).first().click()
}

/** The page that is shown has been drawn, with something on it. */
export const expectDrawn = async (viewer: Locator): Promise<void> => {
  const inked = () =>
    viewer.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
      return data.some((value, index) => index % 4 === 0 && value > 0 && value < 200)
    })
  await expect.poll(inked, { timeout: 2 * SOON_MS }).toBe(true)
}
