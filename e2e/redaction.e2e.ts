import { PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { expectNoSidewaysScroll, expectShown, SOON_MS } from './browser-window'
import { openNewPatient, openPart } from './case-steps'
import { setStage } from './cast'
import { chooseFiles } from './document-steps'
import { axeViolations } from './page-checks'

const stage = setStage({ sender: ['港央総合病院', '14108', '地域連携 青木'] })

/** A letter as other programs write it: the name in its text, near-invisible, under a drawn box, in what is told about the file. */
const letterWithName = async (): Promise<Buffer> => {
  const pdf = await PDFDocument.create()
  pdf.setTitle('Yamada Taro')
  pdf.setAuthor('Yamada Taro')
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const page = pdf.addPage([595, 842])
  page.drawText('Referral letter, cardiology department, for Yamada Taro, seen in March', { x: 50, y: 760, size: 12, font })
  page.drawText('Yamada Taro', { x: 50, y: 700, size: 12, font, color: rgb(0.99, 0.99, 0.99) })
  page.drawText('Yamada Taro', { x: 50, y: 640, size: 12, font })
  page.drawRectangle({ x: 45, y: 635, width: 100, height: 20, color: rgb(0, 0, 0) })
  return Buffer.from(await pdf.save())
}

/** All bytes of a file, and all its streams inflated where they can be. */
const everythingIn = (bytes: Buffer): string => {
  const text = bytes.toString('latin1')
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)endstream/g)].map((match) => {
    try {
      return inflateSync(Buffer.from(match[1] ?? '', 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return [text, ...streams].join('\n')
}

test('rule 51: a letter is blacked out page by page; what is sent holds pictures alone, and the name in no spelling', async () => {
  const { page, complaints } = await stage.open('sender')
  await openNewPatient(page)
  await openPart(page, '書類')
  await chooseFiles(page, 'ファイルを追加', [{ name: '山田太郎_紹介状.pdf', mimeType: 'application/pdf', buffer: await letterWithName() }])
  const dialog = page.getByRole('dialog', { name: '書類を追加' })
  await dialog.getByRole('button', { name: '氏名を黒塗りする' }).click()
  const editor = page.getByRole('dialog', { name: '氏名の黒塗り' })
  await expectShown(editor.getByRole('img'))
  // The name is known: it is found wherever the file tells it.
  await editor.getByText('患者さんの氏名で探す').click()
  await editor.getByLabel('氏名（かな）').fill('やまだ たろう')
  await expect.poll(async () => {
    await editor.getByRole('button', { name: '探す', exact: true }).click()
    return editor.getByRole('button', { name: /^黒塗り\d/ }).count()
  }, { timeout: SOON_MS }).toBeGreaterThanOrEqual(3)
  expect(await axeViolations(page)).toEqual([])
  await expectNoSidewaysScroll(page)
  // By keyboard: one more box, moved, taken away, brought back.
  const before = await editor.getByRole('button', { name: /^黒塗り\d/ }).count()
  await editor.getByRole('button', { name: '黒塗りを追加' }).click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Delete')
  await expect.poll(() => editor.getByRole('button', { name: /^黒塗り\d/ }).count()).toBe(before)
  await page.keyboard.press('Control+z')
  await expect.poll(() => editor.getByRole('button', { name: /^黒塗り\d/ }).count()).toBe(before + 1)
  const finish = editor.getByRole('button', { name: '黒塗りを確定する' })
  expect(await finish.getAttribute('aria-disabled')).toBe('true')
  await editor.getByRole('button', { name: 'このページを確認しました' }).click()
  await finish.click()
  await expectShown(dialog.getByText('黒塗り済み'))
  await dialog.getByLabel('書類の種類').selectOption({ label: '診療情報提供書' })
  const [answer] = await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes('/documents/of/')), dialog.getByRole('button', { name: '追加する' }).click()])
  const { id } = (await answer.json()) as { id: string }
  const stored = await page.request.get(`/api/v1/documents/${id}/file`)
  const bytes = await stored.body()
  const all = everythingIn(bytes)
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  for (const trace of ['Yamada', 'Taro', '山田', Buffer.from('Yamada').toString('hex'), '\0Y\0a\0m', '/Font', '/Info', '/Metadata', '/Outlines', 'Producer', 'Tj', 'TJ']) expect(all.split(/\/Subtype\s*\/Image/)[0]).not.toContain(trace)
  expect(decodeURIComponent(`${answer.url()} ${stored.headers()['content-disposition']}`)).not.toMatch(/Yamada|山田/)
  await expectShown(page.getByRole('button', { name: '診療情報提供書を開く' }))
  expect(complaints).toEqual([])
})
