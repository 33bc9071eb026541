import type { DocumentKind } from '@tasuki/domain/document/document-kind'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import { sheetAnswer } from '../src/platform/files/print-sheet'
import { flattenPaper } from './flatten-paper'

/** Papers of the demonstration, made here: what is in them is invented, the name blacked out. */
type Paper = { title: string; sections: { label: string; text: string; anew?: boolean }[]; rows?: string[][] }

const letterOf = (record: CaseRecord): Paper => ({
  title: '診療情報提供書',
  sections: [
    { label: '傷病名', text: record.mainDisease },
    { label: '既往歴', text: record.history || '特記事項なし' },
    { label: '経過', text: record.course },
    { label: '現在の処方', text: record.medication || '別紙のとおり' },
    { label: '生活背景', text: record.background || '確認中', anew: true },
    { label: '今後の方針・ご依頼', text: record.direction || 'ご高診のほどよろしくお願いいたします。' },
  ],
})

const ADL_SHEET: Paper = {
  title: 'ADL表（Barthel Index）',
  sections: [{ label: '評価', text: '病棟での「しているADL」を、担当の療法士と看護師で評価した。' }],
  rows: [
    ['項目', '得点', '様子'],
    ['食事', '5 ／ 10', '配膳と見守り。むせ込みなし'],
    ['移乗', '10 ／ 15', '一部介助'],
    ['整容', '5 ／ 5', '準備すれば自分で行う'],
    ['トイレ動作', '5 ／ 10', '下衣の上げ下げを介助'],
    ['入浴', '0 ／ 5', '機械浴、全介助'],
    ['歩行', '5 ／ 15', '平行棒内、または車椅子'],
    ['階段', '0 ／ 10', '未実施'],
    ['更衣', '5 ／ 10', '上衣は自分で行う'],
    ['排便', '10 ／ 10', '失禁なし'],
    ['排尿', '5 ／ 10', '夜間のみおむつ'],
  ],
}

const BLOOD_TEST: Paper = {
  title: '検査結果（採血）',
  sections: [{ label: '判定', text: '炎症反応は低下傾向。電解質に異常なし。' }],
  rows: [
    ['項目', '結果', '単位', '基準値'],
    ['白血球', '6,400', '/μL', '3,300–8,600'],
    ['ヘモグロビン', '11.2', 'g/dL', '11.6–14.8'],
    ['血小板', '21.5', '万/μL', '15.8–34.8'],
    ['アルブミン', '3.1', 'g/dL', '4.1–5.1'],
    ['クレアチニン', '0.88', 'mg/dL', '0.46–0.79'],
    ['ナトリウム', '138', 'mmol/L', '138–145'],
    ['カリウム', '4.2', 'mmol/L', '3.6–4.8'],
    ['CRP', '0.9', 'mg/dL', '0.14 以下'],
  ],
}

const NURSING_SUMMARY: Paper = {
  title: '看護サマリー',
  sections: [
    { label: '食事', text: '全粥・軟菜、とろみなし。自助スプーンを使い、8割を摂取する。' },
    { label: '排泄', text: '日中はトイレに誘導、夜間はおむつ。便は2日に1回。' },
    { label: '睡眠・精神', text: '入院当初は夜間に落ち着かない日があったが、現在は21時から5時まで眠れている。' },
    { label: '皮膚', text: '仙骨部に発赤なし。体位は2時間ごとに変えている。' },
    { label: '家族', text: '週に2回面会がある。退院後の生活は、転院先で相談しながら決めたいとのこと。' },
  ],
}

const setPaper = async (paper: Paper): Promise<Buffer> => {
  const data = {
    title: paper.title,
    nameLabel: '患者氏名',
    about: '（氏名は黒塗りしています）',
    footer: '体験版の書類（内容は架空です）',
    sections: paper.sections.map(({ label, text, anew = false }) => ({ label, text, anew })),
    rows: paper.rows ?? [],
  }
  const { body } = await sheetAnswer({ template: 'demo-document', data }, 'demo')
  if (!Buffer.isBuffer(body)) throw new Error('a sheet is set whole')
  return body
}

/** The canvas is loaded only to fill a demonstration. */
const drawing = async (width: number, height: number) => {
  const { createCanvas } = await import('@napi-rs/canvas')
  const canvas = createCanvas(width, height)
  return { canvas, context: canvas.getContext('2d') }
}

/** The way into a house, for those who ask whether a wheelchair gets in. */
const drawEntrance = async (): Promise<Buffer> => {
  const { canvas, context } = await drawing(1280, 960)
  const area = (colour: string, [x, y, width, height]: readonly [number, number, number, number]) => {
    context.fillStyle = colour
    context.fillRect(x, y, width, height)
  }
  area('#cfd6db', [0, 0, 1280, 960])
  area('#e9e2d4', [0, 120, 1280, 620])
  area('#7b5a3c', [470, 200, 320, 540])
  area('#5d4228', [490, 220, 135, 500])
  area('#5d4228', [635, 220, 135, 500])
  area('#d8c25a', [618, 470, 24, 10])
  for (let step = 0; step < 3; step++) area(`hsl(30 6% ${62 - step * 9}%)`, [400 - step * 70, 740 + step * 66, 480 + step * 140, 66])
  area('#9aa3a8', [905 + 40, 430, 14, 440])
  area('#9aa3a8', [945, 430, 190, 14])
  return canvas.encode('jpeg', 82)
}

const BEATS = [0, 0, 0.12, 0.18, 0.1, 0, -0.12, 1, -0.28, 0, 0, 0.1, 0.24, 0.28, 0.18, 0, 0, 0] as const

const drawCardiogram = async (): Promise<Buffer> => {
  const { canvas, context } = await drawing(1400, 900)
  context.fillStyle = '#fff8f6'
  context.fillRect(0, 0, 1400, 900)
  for (let at = 0; at <= 1400; at += 20) {
    context.fillStyle = at % 100 === 0 ? '#e7a79c' : '#f4d5cf'
    context.fillRect(at, 0, 1, 900)
    if (at <= 900) context.fillRect(0, at, 1400, 1)
  }
  context.strokeStyle = '#1a1a1c'
  context.lineWidth = 2
  for (const line of [180, 420, 660]) {
    context.beginPath()
    for (let x = 0; x < 1400; x += 10) context.lineTo(x, line - (BEATS[(x / 10) % BEATS.length] ?? 0) * 130)
    context.stroke()
  }
  return canvas.encode('png')
}

const PAPER_OF: Partial<Record<DocumentKind, Paper>> = { adl_sheet: ADL_SHEET, blood_test: BLOOD_TEST, nursing_summary: NURSING_SUMMARY }

export const drawDemoPaper = (kind: DocumentKind, record: CaseRecord): Promise<Buffer> => {
  if (kind === 'electrocardiogram') return drawCardiogram()
  if (kind === 'other') return drawEntrance()
  return setPaper(PAPER_OF[kind] ?? letterOf(record)).then(flattenPaper)
}
