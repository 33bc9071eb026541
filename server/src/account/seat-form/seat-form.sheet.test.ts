import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { SeatFormContent, SeatPersonLine } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { describe, expect, it } from 'vitest'
import { type PlacedText, placesOnSheet, type TextPlace, withoutSpaces } from '../../../test/sheet-places'
import { sheetAnswer } from '../../platform/files/print-sheet'
import { serverFolder } from '../../platform/server-folder'
import { seatFormSheet, type SeatFormOnPaper } from './seat-form.sheet'
import { seatStartNoticeSheet } from './seat-start-notice.sheet'

const NO_CONTACT = { department: '', phone: '', extension: '', email: '' }
const HEAD = { address: '', hospitalName: '', representativeTitle: '', representativeName: '', contact: NO_CONTACT }
const FILLED = {
  address: '横浜市中区日本大通1番地',
  hospitalName: 'みなと海浜病院',
  representativeTitle: '病院長',
  representativeName: '海野 一郎',
  contact: { department: '入退院支援室', phone: '045-000-0001', extension: '1234', email: 'renkei@minato.example.jp' },
}
const BLANK: Record<1 | 2 | 3, SeatFormContent> = {
  1: { kind: 1, ...HEAD, users: [] },
  2: { kind: 2, ...HEAD, seats: '', wishedStart: null, users: [], billTo: { ...NO_CONTACT, name: '' } },
  3: { kind: 3, ...HEAD, leavers: [], starters: [] },
}
const BILL_TO = { ...NO_CONTACT, department: '医事課', name: '会計 太郎', phone: '045-000-0009', email: 'kaikei@minato.example.jp' }

const person = (n: number, more: Partial<SeatPersonLine> = {}): SeatPersonLine & { firstDay: string | null } => ({
  department: '入退院支援室',
  name: `職員 第${n}号`,
  kana: 'ショクイン',
  email: `person${n}@minato.example.jp`,
  sharedMailbox: false,
  noPersonalMailbox: false,
  privateMailForbidden: false,
  firstDay: null,
  ...more,
})

const printed = async (form: Partial<SeatFormOnPaper> & Pick<SeatFormOnPaper, 'content'>): Promise<PlacedText> => {
  const { body } = await sheetAnswer(seatFormSheet({ prefecture: '神奈川県', state: 'submitted', number: { fiscalYear: 2026, number: 12 }, submittedAt: '2026-11-26T03:00:00Z', leavers: [], fee: null, ...form }), '様式')
  return placesOnSheet(body as Buffer)
}
const printedDraft = (content: SeatFormContent) => printed({ content, state: 'draft', number: null, submittedAt: null })

/** The three sheets as the rule book prints them, each a list of lines, each line a list of what stands beside each other. */
const ORIGINALS = readFileSync(path.join(serverFolder, 'test', 'fixtures', 'rulebook-forms.txt'), 'utf8')
  .split(/^(?=神奈川県知事)/m)
  .slice(1)
  .map((sheet) =>
    sheet
      .split('\n')
      .map((line) => line.replace(/^- /, '').trim().split(/\t|\s{2,}/).map(withoutSpaces).filter((cell) => cell !== ''))
      // Empty lines, and rows that hold nothing but their number.
      .filter((cells) => cells.some((cell) => !/^\d$/.test(cell))),
  )

/** Every text of the original, found one behind the other. */
const placesOfOriginal = (sheet: PlacedText, original: readonly (readonly string[])[]): { cell: string; places: TextPlace[] }[] => {
  let from = 0
  return original.map((cells) => ({
    cell: cells.join(' | '),
    places: cells.map((cell) => {
      const at = sheet.text.indexOf(cell, from)
      expect({ cell, found: at >= 0 }).toEqual({ cell, found: true })
      from = at + cell.length
      return sheet.placeAt(at)
    }),
  }))
}

const placeOf = (sheet: PlacedText, text: string): TextPlace => {
  const at = sheet.text.indexOf(withoutSpaces(text))
  expect({ text, found: at >= 0 }).toEqual({ text, found: true })
  return sheet.placeAt(at)
}

describe.each([1, 2, 3] as const)('様式%i on paper', (kind) => {
  const original = ORIGINALS[kind - 1] ?? []

  it('has every text of the rule book’s sheet in its order: from top to bottom, columns from left to right', async () => {
    expect(original.length).toBeGreaterThan(9)
    const sheet = await printedDraft(BLANK[kind])
    expect(sheet.pages).toBe(1)
    const lines = placesOfOriginal(sheet, original)
    for (const [at, { places }] of lines.entries()) {
      for (const [column, place] of places.slice(1).entries()) {
        expect(place.x).toBeGreaterThan(places[column]?.x ?? 0)
        expect(Math.abs(place.y - (places[column]?.y ?? 0))).toBeLessThan(3)
      }
      if (at > 0) expect(places[0]?.y ?? 0).toBeGreaterThan(lines[at - 1]?.places[0]?.y ?? 0)
    }
  })

  it('sets day and applicant to the right, the title in the middle, the contact at the right below', async () => {
    const sheet = await printedDraft(BLANK[kind])
    expect(sheet.text.startsWith(`(第${kind}号様式)令和年月日神奈川県知事殿`)).toBe(true)
    expect(placeOf(sheet, '令和').x).toBeGreaterThan(400)
    expect(placeOf(sheet, '神奈川県知事').x).toBeLessThan(70)
    expect(placeOf(sheet, '住所').x).toBeGreaterThan(200)
    expect(placeOf(sheet, '問合せ先').x).toBeGreaterThan(200)
    const title = placeOf(sheet, { 1: '県費負担アカウント利用ユーザ新規指定届出書', 2: '病院負担アカウント発行申請書', 3: 'アカウント異動届出書' }[kind])
    expect(title.x).toBeGreaterThan(120)
    expect(title.y).toBeGreaterThan(placeOf(sheet, '代表者職名').y)
    expect(title.y).toBeLessThan(300)
    expect(sheet.text).toContain('下書き(提出前)')
  })

  it('carries its font in itself, and nobody’s name in its properties', async () => {
    const users = [person(1)]
    const content = { 1: { ...BLANK[1], ...FILLED, users }, 2: { ...BLANK[2], ...FILLED, users }, 3: { ...BLANK[3], ...FILLED, starters: users } }[kind] as SeatFormContent
    const sheet = await printed({ content })
    expect(sheet.fonts.length).toBeGreaterThan(0)
    for (const font of sheet.fonts) expect(font).toMatch(/^[A-Z]{6}\+BIZUDPGothic/)
    expect(Object.keys(sheet.info)).not.toContain('Author')
    expect(JSON.stringify(sheet.info)).not.toMatch(/海野|職員|海浜|minato/)
    expect(sheet.text).toContain(`令和8年11月26日神奈川県知事殿`)
    for (const text of ['横浜市中区日本大通1番地', 'みなと海浜病院', '病院長 海野 一郎', '045-000-0001 内線1234', `令和8年度-様式${kind}-0012`]) placeOf(sheet, text)
  })

  it('goes on over pages with sixty people: headings on each, every person once, nothing beside the paper', async () => {
    const users = Array.from({ length: 60 }, (_, n) => person(n + 1))
    const content = { 1: { ...BLANK[1], users }, 2: { ...BLANK[2], users }, 3: { ...BLANK[3], starters: users } }[kind] as SeatFormContent
    const sheet = await printed({ content })
    expect(sheet.pages).toBeGreaterThan(1)
    expect(sheet.text.split('No院内所属氏名カナ電子メールアドレス').length - 1).toBeGreaterThanOrEqual(sheet.pages)
    for (const { name } of users) expect(sheet.text.split(withoutSpaces(name)).length - 1).toBe(1)
    expect(sheet.text).toContain(`${sheet.pages}/${sheet.pages}`)
    expect(sheet.right).toBeLessThan(595 - 50)
  })
})

describe('様式1–3 filled in', () => {
  it('wraps long names and addresses inside their column, and keeps an address as it is', async () => {
    const email = 'renkei-nyutaiin-shien-no-totemo-nagai-address@chiiki-iryo.minato-kaihin-hospital.example.or.jp'
    const name = '長曽我部 アレクサンドラ花子マリア・エレオノーラ'
    const sheet = await printed({ content: { ...BLANK[1], ...FILLED, users: [person(1, { name, email, department: '患者総合支援センター入退院支援・地域医療連携部門' })] } as SeatFormContent })
    placeOf(sheet, email)
    placeOf(sheet, name)
    expect(sheet.right).toBeLessThan(595 - 50)
    expect(placeOf(sheet, 'renkei-nyutaiin').x).toBeGreaterThan(placeOf(sheet, 'ショクイン').x)
  })

  it('rule 34: 様式2 with two accounts and no people; rule 35: full-width digits; the month in the era', async () => {
    const sheet = await printed({ content: { ...BLANK[2], ...FILLED, seats: '２', wishedStart: '2027-01', billTo: BILL_TO } as SeatFormContent })
    placeOf(sheet, '新規発行数2個')
    placeOf(sheet, '利用開始希望月令和9年1月')
    placeOf(sheet, '氏名会計 太郎')
    expect(sheet.pages).toBe(1)
  })

  it('rule 38: a shared mailbox is marked, and both conditions are said', async () => {
    const shared = person(1, { sharedMailbox: true, noPersonalMailbox: true, privateMailForbidden: true })
    const sheet = await printed({ content: { ...BLANK[1], users: [shared, person(2)] } as SeatFormContent })
    placeOf(sheet, 'person1@minato.example.jp(共用)')
    placeOf(sheet, '個人用の電子メールアドレスが払い出されておらず、かつ、')
    expect((await printed({ content: { ...BLANK[1], users: [person(2)] } as SeatFormContent })).text).not.toContain('共用)')
  })

  it('様式3 names who leaves and until when, and who starts and from when', async () => {
    const personId = '5e8e7c0e-0000-4000-8000-000000000001'
    const sheet = await printed({
      content: { ...BLANK[3], leavers: [{ personId, lastDay: '2026-11-30' }], starters: [{ ...person(7), firstDay: '2026-12-01' }] } as SeatFormContent,
      leavers: [{ personId, displayName: '去る 人', kana: 'サル ヒト', department: '医事課', email: 'saru@minato.example.jp' }],
    })
    expect(placeOf(sheet, '去る 人').y).toBeLessThan(placeOf(sheet, '2 利用を開始するユーザ').y)
    placeOf(sheet, '令和8年11月30日まで')
    expect(placeOf(sheet, '職員 第7号').y).toBeGreaterThan(placeOf(sheet, '2 利用を開始するユーザ').y)
    placeOf(sheet, '令和8年12月1日から')
  })

  it('what was typed is text, whatever it looks like', async () => {
    const sheet = await printed({ content: { ...BLANK[1], ...FILLED, hospitalName: '#panic("x") $y$ *z*' } as SeatFormContent })
    expect(sheet.text).toContain('#panic("x")$y$*z*')
  })
})

describe('利用開始通知', () => {
  const FEE = { startMonth: '2027-01', fiscalYear: 2026, months: 3, seats: 3, unitPrice: 1000, amount: 9000, billMonth: '2027-01', fixed: true }

  it('says from when, how many, who, and what it costs (要綱10条2項, 11条)', async () => {
    const content = { ...BLANK[2], ...FILLED, seats: '3', users: [person(1)], billTo: BILL_TO } as Extract<SeatFormContent, { kind: 2 }>
    const { body } = await sheetAnswer(seatStartNoticeSheet({ prefecture: '神奈川県', number: { fiscalYear: 2026, number: 12 }, issuedAt: '2026-12-01T01:00:00Z', appliedAt: '2026-11-26T15:00:00Z', content, fee: FEE }), '通知')
    const sheet = await placesOnSheet(body as Buffer)
    const order = ['令和8年度-利用開始-0012', '令和8年12月1日', 'みなと海浜病院', '病院長 海野 一郎 殿', '神奈川県知事', '令和8年11月27日付けで申請のあった', '令和8年度-様式2-0012', '3個', '令和9年1月1日', '令和9年3月31日まで', '9,000円', '3個×3か月(令和9年1月〜令和9年3月)×1,000円(税込)', '令和9年1月', '医事課 会計 太郎', '職員 第1号', '残り2個', '以上']
    let from = 0
    for (const text of order.map(withoutSpaces)) {
      const at = sheet.text.indexOf(text, from)
      expect({ text, found: at >= 0 }).toEqual({ text, found: true })
      from = at + 1
    }
    expect(sheet.pages).toBe(1)
    expect(JSON.stringify(sheet.info)).not.toMatch(/海野|職員|minato/)
  })
})
