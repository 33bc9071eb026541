import { createRequire } from 'node:module'
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'

/** A page as the redaction editor hands it over; `named`: a patient's name can be read on it. */
export type HardPage = { what: string; named: boolean; draw: () => Promise<Buffer> }

const FONT = 'BIZ UDPGothic of the bench'
/** A4, its long side as the editor makes it. */
const HEIGHT = 2200
const WIDTH = Math.round(HEIGHT / Math.SQRT2)
const POINT = HEIGHT / 842
const QUALITY = 80

const paper = (): { canvas: Canvas; context: SKRSContext2D } => {
  if (!GlobalFonts.has(FONT)) GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve('@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf'), FONT)
  const canvas = createCanvas(WIDTH, HEIGHT)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, WIDTH, HEIGHT)
  context.fillStyle = '#000'
  return { canvas, context }
}

type Type = { size?: number; colour?: string }
const write = (context: SKRSContext2D, text: string, at: { x: number; y: number } & Type): void => {
  context.font = `${(at.size ?? 11) * POINT}px "${FONT}"`
  context.fillStyle = at.colour ?? '#000'
  context.fillText(text, at.x, at.y)
}
const box = (context: SKRSContext2D, at: { x: number; y: number; width: number; height: number }, colour = '#000'): void => {
  context.fillStyle = colour
  context.fillRect(at.x, at.y, at.width, at.height)
}

/** What stands around: nobody is named in it but those at work. */
const BODY = ['看護サマリー', '現病歴　誤嚥性肺炎にて入院加療。抗菌薬投与により解熱、酸素投与は終了しました。', '歩行器で病棟内を移動しています。食事はきざみとろみ食を自力で摂取しています。', '内服は看護師が管理し、夜間はセンサーマットを使用しています。', '主治医　佐藤一郎先生　担当看護師　鈴木', '退院調整　横浜市立みなと病院　地域連携室', 'アムロジピン5mg　ランソプラゾール15mg　酸化マグネシウム330mg']
const body = (context: SKRSContext2D, from = 520): void => BODY.forEach((line, row) => write(context, line, { x: 130, y: from + row * 110 }))

type Draw = (context: SKRSContext2D) => void
type Finish = { finish?: (canvas: Canvas) => Canvas; quality?: number }
const sheetOf = (what: string, named: boolean, { finish, quality, draw }: Finish & { draw: Draw }): HardPage => ({
  what,
  named,
  draw: () => {
    const { canvas, context } = paper()
    draw(context)
    return (finish?.(canvas) ?? canvas).encode('jpeg', quality ?? QUALITY)
  },
})

/** A name can be read on it. */
const named = (what: string, draw: Draw, of: Finish = {}): HardPage => sheetOf(what, true, { ...of, draw })
const nameless = (what: string, draw: Draw, of: Finish = {}): HardPage => sheetOf(what, false, { ...of, draw })

const turned = (degrees: number) => (canvas: Canvas): Canvas => {
  const side = degrees % 180 === 90
  const turnedCanvas = createCanvas(side ? canvas.height : canvas.width, side ? canvas.width : canvas.height)
  const context = turnedCanvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, turnedCanvas.width, turnedCanvas.height)
  context.translate(turnedCanvas.width / 2, turnedCanvas.height / 2)
  context.rotate((degrees * Math.PI) / 180)
  context.drawImage(canvas, -canvas.width / 2, -canvas.height / 2)
  return turnedCanvas
}
/** The same noise each time. */
const noisy = (canvas: Canvas): Canvas => {
  const context = canvas.getContext('2d')
  let seed = 7
  for (let speck = 0; speck < 60_000; speck++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    const x = seed % canvas.width
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    context.fillStyle = speck % 2 === 0 ? '#000' : '#fff'
    context.fillRect(x, seed % canvas.height, 2, 2)
  }
  return canvas
}
const smaller = (longSide: number) => (canvas: Canvas): Canvas => {
  const small = createCanvas(Math.round((canvas.width * longSide) / canvas.height), longSide)
  small.getContext('2d').drawImage(canvas, 0, 0, small.width, small.height)
  return small
}

const table = (context: SKRSContext2D, rows: readonly (readonly string[])[], at: { x: number; y: number; widths: readonly number[]; size?: number; colour?: string }): void => {
  const height = 84
  rows.forEach((row, line) => {
    let left = at.x
    row.forEach((cell, column) => {
      const width = at.widths[column] ?? 200
      context.strokeStyle = '#000'
      context.lineWidth = 3
      context.strokeRect(left, at.y + line * height, width, height)
      write(context, cell, { x: left + 16, y: at.y + line * height + 56, size: at.size ?? 11, colour: at.colour ?? '#000' })
      left += width
    })
  })
}
const vertical = (context: SKRSContext2D, text: string, at: { x: number; y: number } & Type): void => Array.from(text).forEach((letter, row) => write(context, letter, { ...at, y: at.y + row * (at.size ?? 11) * POINT * 1.05 }))
const sideways = (context: SKRSContext2D, text: string, at: { x: number; y: number; up: boolean } & Type): void => {
  context.save()
  context.translate(at.x, at.y)
  context.rotate(at.up ? -Math.PI / 2 : Math.PI / 2)
  write(context, text, { ...at, x: 0, y: 0 })
  context.restore()
}

const SENTENCE = '山田太郎様は昨日転倒しました。'

export const HARD_PAGES: readonly HardPage[] = [
  named('a sentence', (c) => (write(c, SENTENCE, { x: 130, y: 400 }), body(c))),
  named('cells of a form', (c) => (table(c, [['フリガナ', 'ヤマダ タロウ', '性別', '男'], ['患者氏名', '山田　太郎', '年齢', '84歳']], { x: 130, y: 250, widths: [220, 520, 160, 220] }), body(c))),
  named('cells without their labels', (c) => (table(c, [['301', '山田太郎', '84歳', '透析'], ['302', '岡本さくら', '78歳', '酸素']], { x: 130, y: 250, widths: [160, 420, 200, 300] }), body(c))),
  named('beside a box', (c) => (write(c, '氏名　　　　　　　　様　　長女　岡本さくら様', { x: 130, y: 400 }), box(c, { x: 220, y: 350, width: 220, height: 70 }), body(c))),
  named('half under a box', (c) => (write(c, '患者　山田太郎様　84歳', { x: 130, y: 400 }), box(c, { x: 300, y: 350, width: 70, height: 70 }), body(c))),
  named('three degrees askew', (c) => (write(c, SENTENCE, { x: 160, y: 400 }), body(c)), { finish: turned(3) }),
  named('upside down', (c) => (write(c, SENTENCE, { x: 130, y: 400 }), body(c)), { finish: turned(180) }),
  named('on its side', (c) => (write(c, SENTENCE, { x: 130, y: 400 }), body(c)), { finish: turned(90) }),
  named('the noise of a fax', (c) => (write(c, SENTENCE, { x: 130, y: 400 }), body(c)), { finish: noisy }),
  named('grey type', (c) => (write(c, SENTENCE, { x: 130, y: 400, colour: '#999' }), body(c))),
  named('type that is nearly white', (c) => (write(c, SENTENCE, { x: 130, y: 400, colour: '#eee' }), body(c))),
  named('red type', (c) => (write(c, SENTENCE, { x: 130, y: 400, colour: '#d22' }), body(c))),
  named('light blue type', (c) => (write(c, SENTENCE, { x: 130, y: 400, colour: '#8bd' }), body(c))),
  named('type on a shade', (c) => (box(c, { x: 100, y: 330, width: 900, height: 110 }, '#ccc'), write(c, SENTENCE, { x: 130, y: 400 }), body(c))),
  named('white on black', (c) => (box(c, { x: 100, y: 330, width: 1200, height: 110 }), write(c, SENTENCE, { x: 130, y: 400, colour: '#fff' }), body(c))),
  named('a line up the margin', (c) => (sideways(c, `患者 ${SENTENCE}`, { x: 80, y: 1500, up: true, size: 10 }), body(c))),
  named('a line down the margin', (c) => (sideways(c, `患者 ${SENTENCE}`, { x: 1480, y: 500, up: false, size: 10 }), body(c))),
  named('upright letters in a column', (c) => (vertical(c, SENTENCE, { x: 1350, y: 300 }), body(c))),
  named('type of 6 points', (c) => (write(c, `${SENTENCE} ID 12345`, { x: 130, y: 2120, size: 6 }), body(c))),
  named('type of 5 points', (c) => (write(c, `${SENTENCE} ID 12345`, { x: 130, y: 2120, size: 5 }), body(c))),
  named('a label of 7 points', (c) => (table(c, [['氏名 山田太郎']], { x: 1100, y: 60, widths: [380], size: 7 }), body(c))),
  named('a photograph of half the points', (c) => (write(c, SENTENCE, { x: 130, y: 400 }), body(c)), { finish: smaller(1100), quality: 60 }),
  named('a wristband', (c) => (box(c, { x: 100, y: 300, width: 900, height: 190 }, '#f7e9a0'), write(c, '山田 太郎 様', { x: 140, y: 380, size: 16 }), write(c, 'YAMADA TARO  M  1942.03.04', { x: 140, y: 450, size: 9 }), body(c))),

  nameless('a page of text', (c) => body(c, 300)),
  nameless('a form with its boxes', (c) => (table(c, [['フリガナ', '', '性別', '男'], ['患者氏名', '', '年齢', '84歳']], { x: 130, y: 250, widths: [220, 520, 160, 220] }), box(c, { x: 355, y: 255, width: 500, height: 76 }), box(c, { x: 355, y: 340, width: 500, height: 76 }), body(c))),
  nameless('an empty form', (c) => (table(c, [['氏名', '　　　　　　様', '生年月日', '昭和　年　月　日'], ['住所', '', '電話', '']], { x: 130, y: 250, widths: [220, 420, 220, 400] }), body(c))),
  nameless('a table of blood values', (c) => table(c, [['項目', '結果', '単位', '基準値'], ['WBC', '8200', '/μL', '3300-8600'], ['Hb', '11.2', 'g/dL', '13.7-16.8'], ['アルブミン', '3.1', 'g/dL', '4.1-5.1'], ['クレアチニン', '0.92', 'mg/dL', '0.65-1.07'], ['CRP', '2.41', 'mg/dL', '0-0.14']], { x: 130, y: 250, widths: [320, 240, 220, 320] })),
  nameless('a list of medicines', (c) => ['アムロジピンOD錠5mg　1錠　朝食後', 'ランソプラゾール15mg　1C　夕食後', 'カルボシステイン500mg　3錠　毎食後', '川崎病の既往なし　藤沢病院より紹介', 'ツムラ抑肝散エキス顆粒　2.5g　眠前'].forEach((line, row) => write(c, line, { x: 130, y: 300 + row * 100 }))),
  nameless('a letter between doctors', (c) => ['みなと海浜病院　内科　佐藤一郎先生　御侍史', '平素より大変お世話になっております。', '標記の患者につき、転院をお願い申し上げます。', '港央総合病院　呼吸器内科　医師　高橋健', '地域連携室　看護師　青木　電話 045-123-4567'].forEach((line, row) => write(c, line, { x: 130, y: 300 + row * 120 }))),
  nameless('a heading white on black', (c) => (box(c, { x: 100, y: 230, width: 1300, height: 100 }), write(c, '診療情報提供書（転院用）', { x: 130, y: 300, colour: '#fff', size: 14 }), body(c))),
  nameless('small print and a printer’s line in the margin', (c) => (write(c, '本書類は個人情報保護のため黒塗り済みです。印刷日時 2026/11/20 14:05　様式第3号', { x: 130, y: 2130, size: 6 }), sideways(c, 'みなと海浜病院 地域連携室 様式第3号 2026年4月改訂', { x: 80, y: 1500, up: true, size: 8 }), body(c))),
  nameless('a shaded table', (c) => (box(c, { x: 130, y: 250, width: 1300, height: 84 }, '#ccc'), table(c, [['ADL項目', '自立', '一部介助', '全介助'], ['食事', '○', '', ''], ['移乗', '', '○', ''], ['排泄', '', '○', ''], ['入浴', '', '', '○']], { x: 130, y: 250, widths: [400, 300, 300, 300] }))),
  nameless('a fax without a name', (c) => body(c, 300), { finish: noisy }),
  nameless('a picture', (c) => { for (let at = 0; at < 900; at++) box(c, { x: 130 + ((at * 97) % 1300), y: 300 + ((at * 193) % 1500), width: 20 + (at % 60), height: 16 + ((at * 7) % 50) }, `hsl(${at % 60}, 40%, ${30 + (at % 50)}%)`) }),
  nameless('an empty page', () => undefined),
]
