import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createNameDetector } from '../names/detect-names'
import { createKnownNameFinder } from '../names/known-name'
import { coveredShare } from './page-boxes'
import type { ShareBox, PageText, TextPiece } from './page-text'
import { createNamesFinder, proposeOnPage, proposeWhereFound } from './propose-redactions'

const asset = (name: string) => new Uint8Array(readFileSync(path.join(import.meta.dirname, '../../assets', name)))
const detect = createNameDetector({ dictionary: asset('names.dictionary.bin'), model: asset('names.model.bin') })
const A4 = { width: 595, height: 842 }

/** A run of ten points that begins at (x, y). */
const piece = (text: string, x: number, y: number, lineEnd = true): TextPiece => ({ text, foot: { x, y }, along: { x: text.length * 10, y: 0 }, up: { x: 0, y: -10 }, lineEnd })
const page = (...pieces: TextPiece[]): PageText => ({ ...A4, pieces })
const place = (x: number, y: number, width: number): ShareBox => ({ x: x / A4.width, y: (y - 10) / A4.height, width: width / A4.width, height: 10 / A4.height })
const isCovered = (box: ShareBox, boxes: readonly { box: ShareBox }[]) => boxes.some((one) => coveredShare(box, one.box) > 0.999)

it('rule 51: a name in a letter is proposed with all its characters, its doctor is not', () => {
  const { proposals, names } = proposeOnPage(page(piece('山田太郎様は肺炎で入院されました。', 50, 100), piece('主治医：佐々木医師', 50, 130)), detect)
  expect(isCovered(place(50, 100, 40), proposals)).toBe(true)
  expect(proposals.some(({ box }) => coveredShare(place(90, 130, 30), box) > 0)).toBe(false)
  expect(names).toContain('山田太郎')
})

it('rule 51: letters set one by one, in whatever order, are read as the name they make', () => {
  const { proposals } = proposeOnPage(page(piece('郎様は独居です。', 80, 100, false), piece('田', 60, 100, false), piece('患者は', 20, 100, false), piece('太', 70, 100, false), piece('山', 50, 100, false)), detect)
  for (const x of [50, 60, 70, 80]) expect(isCovered(place(x, 100, 10), proposals)).toBe(true)
})

it('rule 51: on a tilted scan a row stays a row to its end, and a cell is covered whole', () => {
  const tilt = 0.04
  const scanned = (text: string, x: number, y: number): TextPiece[] =>
    Array.from(text, (one, i) => ({ text: one, foot: { x: x + i * 10 * Math.cos(tilt), y: y + i * 10 * Math.sin(tilt) }, along: { x: 9 * Math.cos(tilt), y: 9 * Math.sin(tilt) }, up: { x: 10 * Math.sin(tilt), y: -10 * Math.cos(tilt) }, lineEnd: i === text.length - 1, rough: true }))
  const line = '生年月日　昭和十五年三月二日（一九四〇年三月二日）　男性'
  const { proposals } = proposeOnPage(page(...scanned('診療情報提供書', 50, 60), ...scanned(line, 50, 100), ...scanned('主治医　佐々木医師', 50, 130)), detect)
  const places = Array.from({ length: 19 }, (_, i) => place(50 + (i + 5) * 10, 100 + (i + 5) * 10 * tilt, 9))
  expect(proposals.some(({ box }) => places.every((one) => coveredShare(one, box) > 0.95))).toBe(true)
  expect(proposals.some(({ box }) => coveredShare(place(90, 132, 30), box) > 0.3)).toBe(false)
})

it('rule 51: in vertical lines names are found as in others', () => {
  const vertical = (text: string, x: number): TextPiece => ({ text, foot: { x, y: 100 }, along: { x: 0, y: text.length * 10 }, up: { x: 10, y: 0 }, lineEnd: true })
  const { proposals } = proposeOnPage(page(vertical('患者は山田太郎様です。', 500), vertical('歩行器で移動しています。', 480)), detect)
  expect(isCovered({ x: 500 / A4.width, y: 130 / A4.height, width: 10 / A4.width, height: 40 / A4.height }, proposals)).toBe(true)
})

it('rule 51: in proportional type a name is where the file’s widths put it', () => {
  const text = 'いいししりりのの山田太郎様'
  const widths = Array.from(text, (one) => (/[いしりの]/.test(one) ? 400 : 1000))
  const { proposals } = proposeOnPage(page({ ...piece(text, 50, 100), along: { x: (8 * 0.4 + 5) * 10, y: 0 }, widths }), detect)
  expect(isCovered(place(50 + 32, 100, 40), proposals)).toBe(true)
})

it('rule 51: the parts of one name make one box', () => {
  const { proposals } = proposeOnPage(page(...Array.from('山田太郎', (one, i) => piece(one, 50 + i * 10, 100, false)), piece('様は独居です。', 90, 100)), detect)
  expect(proposals).toHaveLength(1)
})

it('rule 51: a turned page and radicals for characters hide nothing', () => {
  const turned: TextPiece = { text: '患者：⼭⽥太郎様', foot: { x: 100, y: 100 }, along: { x: 0, y: 80 }, up: { x: 10, y: 0 }, lineEnd: true }
  const { proposals } = proposeOnPage(page(turned), detect)
  expect(isCovered({ x: 100 / A4.width, y: 130 / A4.height, width: 10 / A4.width, height: 40 / A4.height }, proposals)).toBe(true)
})

it('rule 51: a name in letters is covered as whole words', () => {
  const found = proposeWhereFound(page(piece('Letter for Yamada Taro, thank you', 50, 100)), createKnownNameFinder({ kanji: '', kana: 'やまだ たろう' }), 'known')
  const words = found[0]?.box ?? { x: 0, y: 0, width: 0, height: 0 }
  expect(coveredShare({ x: 155 / A4.width, y: 91 / A4.height, width: 105 / A4.width, height: 8 / A4.height }, words)).toBeGreaterThan(0.97)
})

it('rule 51: cells for the patient are proposed even when nothing was read in them; those of staff are not', () => {
  const { proposals } = proposeOnPage(page(piece('氏　名', 50, 100), piece('生年月日', 50, 130), piece('医師氏名', 50, 160)), detect)
  const labels = proposals.filter(({ reason }) => reason === 'label')
  expect(labels).toHaveLength(2)
  expect(isCovered(place(85, 100, 100), labels)).toBe(true)
  expect(isCovered(place(95, 130, 100), labels)).toBe(true)
})

it('rule 51: under headings that stand side by side the cells beneath are proposed', () => {
  const { proposals } = proposeOnPage(page(piece('氏名', 50, 100, false), piece('生年月日', 80, 100)), detect)
  expect(isCovered(place(50, 116, 40), proposals)).toBe(true)
})

it('rule 51: a name found on one page is searched on every other, and says so', () => {
  const found = proposeWhereFound(page(piece('次回も山田　太郎へ説明', 50, 100)), createNamesFinder(['山田太郎']), 'elsewhere')
  expect(found.map(({ reason }) => reason)).toEqual(['elsewhere'])
  expect(isCovered(place(80, 100, 50), found)).toBe(true)
})

it('birth dates, telephones and numbers are proposed with their own reason', () => {
  const { proposals } = proposeOnPage(page(piece('（1940年3月2日生まれ）', 50, 100), piece('連絡先 090-1234-5678', 50, 130)), detect)
  expect(new Set(proposals.map(({ reason }) => reason))).toEqual(new Set(['birth_date', 'telephone']))
})
