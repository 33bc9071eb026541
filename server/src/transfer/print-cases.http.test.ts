import { randomUUID } from 'node:crypto'
import { getHospitalCall, updateAcceptanceCall } from '@tasuki/domain/facility/facility.contract'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import * as calls from '@tasuki/domain/transfer/case.contract'
import { printCasesCall, printNoticeCall } from '@tasuki/domain/transfer/paper.contract'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PrintedPage, rasteriseSheet } from '../../test/sheet-raster'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { FULL_RECORD } from '../../test/worlds/full-record'
import { ACCEPTED, addRoles, confirmAs, holdFor, registerDraft, type Roles, SENDABLE, sendTo } from '../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
let superuser: pg.Client
beforeAll(async () => {
  world = await startTestProgram({ at: '2026-11-25T07:02:00Z' })
  roles = await addRoles(world)
  superuser = new pg.Client({ connectionString: world.database.superuserUrl })
  await superuser.connect()
  const { recordVersion } = await roles.b.ok(getHospitalCall, { params: { hospitalId: roles.b.hospitalId ?? '' } })
  const acceptance = {
    suction: { level: 'accepted' as const, condition: '', limit: 8 },
    nasogastric: { level: 'accepted' as const, condition: '', limit: null },
    dialysis: { level: 'refused' as const, condition: '', limit: null },
    pressure_ulcer: { level: 'conditional' as const, condition: 'ポケットのないもの', limit: null },
  }
  await roles.b.ok(updateAcceptanceCall, { body: { version: recordVersion, acceptance } })
  await world.program.snapshots.refresh(roles.b.hospitalId ?? '')
})
afterAll(async () => {
  await superuser.end()
  await world.close()
})

const print = (by: TestPerson, ...ids: string[]) => by.file(printCasesCall, { params: { caseIds: ids.join(',') } })
const pagesFor = async (by: TestPerson, ...ids: string[]): Promise<PrintedPage[]> => {
  const answer = await print(by, ...ids)
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  return rasteriseSheet(answer.bytes)
}
/** Without the spaces and line ends that setting adds. */
const textOf = (page: PrintedPage | undefined) => (page?.text ?? '').replaceAll(/\s/g, '')
const written = async (caseId: string) =>
  (await superuser.query<{ person: string; concerns: string[]; data: unknown }>(`select person_id as person, concerns_hospital_ids as concerns, data from audit_entry where act = 'case.printed' and subject_id = $1 order by at, id`, [caseId])).rows

/** Black on white, no letter below 10 pt, A4: what a fax machine can carry. */
const expectFaxLegible = (pages: readonly PrintedPage[]) => {
  for (const page of pages) {
    expect([Math.round(page.width), Math.round(page.height)]).toEqual([595, 842])
    expect(page.smallestLetter).toBeGreaterThanOrEqual(9.99)
    expect(page.colours).toEqual(['#000000'])
    expect(page.greyPixels / page.blackPixels).toBeLessThan(0.05)
  }
}

describe('判定会議資料', () => {
  it('is one black and white A4 page for a case with every field entered, with our own ○△×', async () => {
    const sent = await sendTo(roles.a, [roles.b], { record: FULL_RECORD })
    const pages = await pagesFor(roles.b, sent.id)
    expect(pages).toHaveLength(1)
    expectFaxLegible(pages)
    const text = textOf(pages[0])
    for (const line of [
      `判定会議資料${sent.code}`,
      '84歳女誤嚥性肺炎後・維持透析',
      '転院元A病院',
      '×自院の条件に合わない点があります',
      '○喀痰吸引6回/日',
      '×透析（月水金・院内）自院は受入不可',
      '△褥瘡（DESIGN-R12、仙骨部）自院は条件付き「ポケットのないもの」',
      '移動全介助',
      '認知症自立度Ⅲa',
      'せん妄有（夜間）',
      '生活保護有（申請済み）',
      'DNAR有（書面あり）',
      '高血圧、糖尿病、脳梗塞（2015年）',
      '急変時は当院で受け入れる。',
      '氏名は記載されていません',
      '印刷2026/11/25(水)16:02B病院B病院の担当',
      '1/1',
    ])
      expect(text).toContain(line)
    // Not checked is told, and isn't "no"; the sender's own reference stays its own.
    expect(text).toMatch(/未確認：[^：]*酸素療法[^：]*無：[^：]*MRSA/)
    expect(text).not.toContain('連携-118')
    expect(text).not.toContain('続きは画面で')
  })

  it('of one’s own case has the own reference and no ○△×', async () => {
    const sent = await sendTo(roles.a, [roles.b], { record: { ...FULL_RECORD, age: 93 } })
    const text = textOf((await pagesFor(roles.a, sent.id))[0])
    expect(text).toContain('連携-118')
    expect(text).toContain('93歳')
    expect(text).not.toMatch(/[○△×]|自院の条件/)
    expect(textOf((await pagesFor(roles.b, sent.id))[0])).toContain('90歳以上')
  })

  it('84: a hospital of the area reads no sensitive item, and is told so; once it has offered it does', async () => {
    const sent = await sendTo(roles.a, [roles.b], { visibility: 'S2', record: { ...FULL_RECORD, needs: { ...FULL_RECORD.needs, hiv: { presence: 'present', quantity: null, detail: '' } } } })
    const before = textOf((await pagesFor(roles.c, sent.id))[0])
    expect(before).toContain('生活保護：打診・逆オファーの前は表示されません')
    for (const hidden of ['HIV', '申請済み', '任意入院']) expect(before).not.toContain(hidden)
    await roles.c.ok(calls.makeReverseOfferCall, { params: { caseId: sent.id }, body: { answer: ACCEPTED, message: 'お受けできます。' } })
    const after = textOf((await pagesFor(roles.c, sent.id))[0])
    for (const shown of ['HIV', '申請済み', '任意入院']) expect(after).toContain(shown)
  })

  it('shortens long texts visibly and stays on its page; a short text beside them is whole', async () => {
    const sent = await sendTo(roles.a, [roles.b], { record: { ...FULL_RECORD, course: '熱が下がらず抗菌薬を変えた。'.repeat(250), background: '家族は遠方。'.repeat(300) } })
    const pages = await pagesFor(roles.b, sent.id)
    expect(pages).toHaveLength(1)
    expectFaxLegible(pages)
    const text = textOf(pages[0])
    expect(text.match(/…（続きは画面で）/g)).toHaveLength(2)
    expect(text).toContain('アムロジピン5mg、バイアスピリン100mg、リン吸着薬')
    expect(text).toContain('急変時は当院で受け入れる。')
  })

  it('goes on to a second page only where the facts alone fill the first, and loses none of them', async () => {
    const long = (name: string) => ({ presence: 'present' as const, detail: `${name}${'について詳しい説明'.repeat(9)}`.slice(0, 95) })
    const record: Partial<CaseRecord> = {
      ...FULL_RECORD,
      behaviour: { ...FULL_RECORD.behaviour, delirium: long('一'), wandering: long('二'), aggression: long('三'), falls: long('四'), restraint: long('五'), smoking: long('六'), psychiatric: long('七') },
      social: { ...FULL_RECORD.social, guardianship: long('八'), publicAssistance: long('九'), hardship: long('十'), interpreter: long('百'), privateRoom: long('千'), visits: long('万') },
      directive: { ...FULL_RECORD.directive, dnar: long('甲'), acp: long('乙'), takeBack: long('丙') },
      body: { ...FULL_RECORD.body, swallowing: long('丁'), paralysis: long('戊'), higherBrain: long('己') },
    }
    const sent = await sendTo(roles.a, [roles.b], { record })
    const pages = await pagesFor(roles.b, sent.id)
    expect(pages).toHaveLength(2)
    expectFaxLegible(pages)
    expect(pages.map((page) => /[12]\/2/.exec(textOf(page))?.[0])).toEqual(['1/2', '2/2'])
    const text = pages.map(textOf).join('')
    for (const name of '一二三四五六七八九十百千万甲乙丙丁戊己') expect(text).toContain(`有（${name}について`)
    expect(text).toContain('急変時は当院で受け入れる。')
  })

  it('of several cases is one file, a page each, in the order asked for', async () => {
    const first = await sendTo(roles.a, [roles.b], { record: { mainDisease: '大腿骨骨折術後' } })
    const second = await sendTo(roles.a, [roles.b], { record: FULL_RECORD })
    const answer = await print(roles.b, second.id, first.id, second.id)
    const pages = await rasteriseSheet(answer.bytes)
    expect(pages.map((page) => /\d\d-\d{4}-\w{4}/.exec(page.text)?.[0])).toEqual([second.code, first.code])
    expect(pages.map((page) => textOf(page).includes('1/1'))).toEqual([true, true])
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain(`判定会議資料_${second.code}_ほか1件.pdf`)
    expect(await written(first.id)).toEqual([{ person: roles.b.personId, concerns: [roles.a.hospitalId], data: { caseCode: first.code, as: 'candidate', sheet: 'committee' } }])
  })

  it('is refused whole where one of the cases is hidden, like an unknown id, and nothing is written down', async () => {
    const open = await sendTo(roles.a, [roles.b], { visibility: 'S2' })
    const hidden = await sendTo(roles.a, [roles.b])
    const answers = [await print(roles.c, open.id, hidden.id), await print(roles.c, open.id, randomUUID())].map(({ status, bytes }) => ({ status, text: bytes.toString().replace(/"requestId":"[^"]+"/, '') }))
    expect(answers[0]?.status).toBe(404)
    expect(answers[0]).toEqual(answers[1])
    expect([await written(open.id), await written(hidden.id)]).toEqual([[], []])
    const head = await roles.c.file(printCasesCall, { params: { caseIds: hidden.id } }, 'HEAD')
    expect([head.status, head.bytes.length]).toEqual([404, 0])
  })

  it('takes ids and nothing else, up to thirty', async () => {
    const { id } = await registerDraft(roles.a)
    expect((await print(roles.a, ...Array.from({ length: 30 }, () => randomUUID()))).status).toBe(404)
    for (const wrong of [`${id},`, ',', `${id} ${id}`, Array.from({ length: 31 }, () => randomUUID()).join(',')]) expect([400, 422]).toContain((await print(roles.a, wrong)).status)
    expect(textOf((await pagesFor(roles.a, id))[0])).toContain('判定会議資料（下書き・未送信）')
  })

  it('reads what was typed as text, and shows what it has no letter for', async () => {
    const typed = '#panic("x") $ x $ *強調* @label \\ <a> // 𠮷の字、葛\u{e0100}の字、﨑'
    const { id } = await registerDraft(roles.a, { record: { ...SENDABLE, course: typed } })
    expect(textOf((await pagesFor(roles.a, id))[0])).toContain('#panic("x")$x$*強調*@label\\<a>//〓の字、葛の字、﨑')
  })
})

describe('受入決定連絡票', () => {
  const notice = (by: TestPerson, caseId: string) => by.file(printNoticeCall, { params: { caseId } })

  it('is one page for the two hospitals, with a line for the name and none of the name', async () => {
    const held = await holdFor(roles, { record: FULL_RECORD })
    const before = textOf((await rasteriseSheet((await notice(roles.a, held.id)).bytes))[0])
    expect(before).toContain('受入先の確認確認待ち')
    await confirmAs(roles.b, held.id)
    const answer = await notice(roles.b, held.id)
    const pages = await rasteriseSheet(answer.bytes)
    expect(pages).toHaveLength(1)
    expectFaxLegible(pages)
    for (const line of [`受入決定連絡票${held.code}`, '患者氏名（手書き）', '84歳女誤嚥性肺炎後・維持透析', '転院元A病院', '転院先B病院', '転院日2026年11月27日（金）到着予定', '受入先の確認確認済', '当日お持ちいただくもの'])
      expect(textOf(pages[0])).toContain(line)
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain(`受入決定連絡票_${held.code}.pdf`)
    expect((await written(held.id)).map(({ person, data }) => [person, (data as { sheet: string }).sheet]).sort()).toEqual([roles.a, roles.b].map((by) => [by.personId, 'acceptance-notice']).sort())
  })

  it('is nobody else’s: a paused candidate, the prefecture, the area, an outsider; and there is none before a hospital is chosen', async () => {
    const held = await holdFor(roles)
    const codeFor = async (by: TestPerson, caseId: string) => JSON.parse((await notice(by, caseId)).bytes.toString()) as { code: string }
    expect(await codeFor(roles.b2, held.id)).toMatchObject({ code: 'not_permitted' })
    expect(await codeFor(roles.p, held.id)).toMatchObject({ code: 'not_permitted' })
    for (const by of [roles.c, roles.d]) expect(await codeFor(by, held.id)).toMatchObject({ code: 'not_found' })
    const open = await sendTo(roles.a, [roles.b], { visibility: 'S2' })
    expect(await codeFor(roles.a, open.id)).toMatchObject({ code: 'case_not_held' })
    for (const by of [roles.b, roles.c]) expect(await codeFor(by, open.id)).toMatchObject({ code: 'not_permitted' })
    expect(await written(held.id)).toEqual([])
  })
})
