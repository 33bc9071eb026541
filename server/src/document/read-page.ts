import { createRequire } from 'node:module'
import path from 'node:path'
import { type Canvas, createCanvas } from '@napi-rs/canvas'
import type { PageBox } from '@tasuki/domain/document/document-check'
import type { PageLines } from '@tasuki/domain/document/page-names.rules'
import { createWorker, OEM, type Page } from 'tesseract.js'
import type { PagePicture } from './page-picture'
import { unreadOf } from './second-look'

/** Several readings of one page: each is a text of its own. */
export type PageReader = { read(picture: PagePicture): Promise<PageLines[]> }

/** A page that lies on its side reads as nothing, or as little and badly. */
const SURE_ENOUGH = 65
const FEW_LETTERS = 12
const TURNS_TO_TRY = [90, 270, 180] as const

type Turn = 0 | (typeof TURNS_TO_TRY)[number]

/** Clockwise. */
const turnBy = (picture: Canvas, turn: Turn): Canvas => {
  if (turn === 0) return picture
  const canvas = turn === 180 ? createCanvas(picture.width, picture.height) : createCanvas(picture.height, picture.width)
  const context = canvas.getContext('2d')
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((turn * Math.PI) / 180)
  context.drawImage(picture, -picture.width / 2, -picture.height / 2)
  return canvas
}

/** Where a place of the turned page lies on the page as it is. */
const turnBack = ({ left, top, width, height }: PageBox, turn: Turn): PageBox => {
  if (turn === 90) return { left: top, top: 1 - left - width, width: height, height: width }
  if (turn === 180) return { left: 1 - left - width, top: 1 - top - height, width, height }
  if (turn === 270) return { left: 1 - top - height, top: left, width: height, height: width }
  return { left, top, width, height }
}

/** A crooked page is set straight before it is read; its words lie where they do on the crooked one. */
const untilt = (box: { x0: number; y0: number; x1: number; y1: number }, size: { width: number; height: number }, angle: number): PageBox => {
  const [cos, sin] = [Math.cos(-angle), Math.sin(-angle)]
  const [cx, cy] = [size.width / 2, size.height / 2]
  const corners = ([[box.x0, box.y0], [box.x1, box.y0], [box.x0, box.y1], [box.x1, box.y1]] as const).map(([x, y]) => [cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos] as const)
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const [left, right] = [clamp(Math.min(...corners.map(([x]) => x)) / size.width), clamp(Math.max(...corners.map(([x]) => x)) / size.width)]
  const [top, bottom] = [clamp(Math.min(...corners.map(([, y]) => y)) / size.height), clamp(Math.max(...corners.map(([, y]) => y)) / size.height)]
  return { left, top, width: right - left, height: bottom - top }
}

const linesOf = (data: Page, size: { width: number; height: number }): PageLines =>
  (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines.map(({ words }) => words.map(({ text, confidence, bbox }) => ({ text, confidence, box: untilt(bbox, size, data.rotateRadians ?? 0) })))))

const lettersIn = (lines: PageLines, from: number): number => lines.flat().reduce((sum, word) => sum + (word.confidence >= from ? word.text.replaceAll(/[^\p{L}\p{N}]/gu, '').length : 0), 0)
const isEmptyPage = (lines: PageLines): boolean => lettersIn(lines, 0) === 0
const isWellRead = (lines: PageLines): boolean => lettersIn(lines, SURE_ENOUGH) >= Math.max(FEW_LETTERS, lettersIn(lines, 0) / 2)

/** Reads Japanese type with what lies on this machine: nothing is fetched. */
export const openPageReader = async (): Promise<PageReader> => {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/jpn/package.json'))
  const worker = await createWorker('jpn', OEM.LSTM_ONLY, { langPath: path.join(folder, '4.0.0_best_int'), cacheMethod: 'none', gzip: true, errorHandler: () => undefined })
  const readTurned = async (picture: Canvas, turn: Turn): Promise<PageLines> => {
    const turned = turnBy(picture, turn)
    const { data } = await worker.recognize(await turned.encode('png'), { rotateAuto: true }, { text: false, blocks: true })
    return linesOf(data, turned).map((line) => line.map((word) => ({ ...word, box: turnBack(word.box, turn) })))
  }
  const readWhole = async (picture: Canvas): Promise<PageLines> => {
    const upright = await readTurned(picture, 0)
    if (isWellRead(upright)) return upright
    let best = upright
    for (const turn of TURNS_TO_TRY) {
      const read = await readTurned(picture, turn)
      if (isWellRead(read)) return read
      // An empty page is empty whichever way it lies.
      if (isEmptyPage(upright) && turn === 90 && isEmptyPage(read)) return upright
      if (lettersIn(read, SURE_ENOUGH) > lettersIn(best, SURE_ENOUGH)) best = read
    }
    return best
  }
  /** What the first look has left unread, larger and turned. */
  const readRest = async (page: Canvas, lines: PageLines): Promise<PageLines[]> => {
    const rest = unreadOf(page, lines)
    return rest === undefined ? [] : [rest.toPage(await readTurned(rest.sheet, 0))]
  }
  return {
    read: async ({ page, faint, light }) => {
      const lines = await readWhole(page)
      const others = await Promise.all([faint, light].flatMap((one) => (one === undefined ? [] : [readTurned(one, 0)])))
      return [lines, ...others, ...(await readRest(page, lines))]
    },
  }
}
