import { randomUUID } from 'node:crypto'
import * as facility from '@tasuki/domain/facility/facility.contract'
import { EMPTY_FACILITY_RECORD } from '@tasuki/domain/facility/facility.rules'
import { printHospitalCall, printHospitalsCall } from '@tasuki/domain/facility/facility-paper.contract'
import { updateVacancyCall } from '@tasuki/domain/facility/vacancy.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PrintedPage, rasteriseSheet } from '../../test/sheet-raster'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { addRoles, type Roles } from '../../test/worlds/transfer-world'
import { BED_KINDS } from '@tasuki/domain/facility/bed-kind'

let world: TestProgram
let roles: Roles
const LONG = '詳しくは地域連携室へお問い合わせください。'.repeat(8)

const fill = async (by: TestPerson, text: string) => {
  const hospitalId = by.hospitalId ?? ''
  const standing = await by.ok(facility.getHospitalCall, { params: { hospitalId } })
  const { careNeeds } = await by.ok(facility.listCareNeedsCall, {})
  const record: facility.FacilityRecord = {
    ...EMPTY_FACILITY_RECORD,
    departmentName: '入退院支援室',
    phone: '045-000-0001',
    extension: '1234',
    fax: '045-000-0009',
    email: 'b@hospital.example.jp',
    website: 'https://www.hospital.example.jp/',
    otherContacts: [{ name: '夜間・休日の窓口', phone: '045-000-0002', extension: '', email: '' }],
    committeeWeekdays: [1, 4],
    committeeDeadline: '前日の15時まで',
    answerWithinHours: 4,
    ageFrom: 18,
    visiting: text,
    remarks: text,
  }
  const { recordVersion } = await by.ok(facility.updateFacilityRecordCall, { body: { version: standing.recordVersion, record } })
  const levels = ['accepted', 'conditional', 'refused'] as const
  const acceptance = Object.fromEntries(
    careNeeds.flatMap((need, at) => {
      const level = levels[at % 4] ?? 'unstated'
      return need.retired || level === 'unstated' ? [] : [[need.code, { level, condition: level === 'conditional' ? text.slice(0, 60) : '', limit: level === 'accepted' && need.quantityUnit !== null ? 5 : null }]]
    }),
  )
  await by.ok(facility.updateAcceptanceCall, { body: { version: recordVersion, acceptance } })
  const version = (kind: string) => standing.availability.find((row) => row.bedKind === kind)?.version ?? 0
  const set = BED_KINDS.slice(0, 4).map((bedKind) => ({ bedKind, version: version(bedKind), availability: { beds: 40, vacant: 3, acceptable: 2, held: 1, opensOn: '2026-12-01', opensBeds: 1, sex: 'female' as const, privateRoom: true, waitingWeeks: 2, note: '大部屋のみ' } }))
  await by.ok(updateVacancyCall, { body: { set } })
}

beforeAll(async () => {
  world = await startTestProgram({ at: '2026-11-25T07:02:00Z' })
  roles = await addRoles(world)
  await fill(roles.b, '平日14時から16時')
  await fill(roles.c, LONG)
})
afterAll(() => world.close())

const pagesOf = async (answer: { status: number; headers: Record<string, unknown>; bytes: Buffer }): Promise<PrintedPage[]> => {
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  return rasteriseSheet(answer.bytes)
}
const printOne = (by: TestPerson, hospitalId: string | null) => by.file(printHospitalCall, { params: { hospitalId: hospitalId ?? '' } })
const textOf = (page: PrintedPage | undefined) => (page?.text ?? '').replaceAll(/\s/g, '')

/** Black on white, no letter below 10 pt, A4 upright: what a fax machine can carry. */
const expectFaxLegible = (pages: readonly PrintedPage[]) => {
  for (const page of pages) {
    expect([Math.round(page.width), Math.round(page.height)]).toEqual([595, 842])
    expect(page.smallestLetter).toBeGreaterThanOrEqual(9.99)
    expect(page.colours).toEqual(['#000000'])
    expect(page.greyPixels / page.blackPixels).toBeLessThan(0.05)
  }
}

describe('施設情報 on paper', () => {
  it('is one or two pages with vacancy and its day, ○△×, and every field, also those left open', async () => {
    const pages = await pagesOf(await printOne(roles.a, roles.b.hospitalId))
    expect(pages.length).toBeLessThanOrEqual(2)
    expectFaxLegible(pages)
    const text = pages.map(textOf).join('')
    for (const line of [
      'B病院施設情報',
      '入退院支援室',
      '045-000-0001',
      '夜間・休日の窓口045-000-0002',
      '受付時間月〜金9:00〜17:00',
      '判定会議の曜日月・木',
      '回答の目安4時間以内',
      '受入れ年齢18歳〜',
      '療養40321女個室あり予定2026/12/1(火)に1床待機約2週大部屋のみ2026/11/25(水)16:02',
      '○受入可△条件付き×不可',
      '未記載（要相談）：',
      '未記載：',
      '印刷2026/11/25(水)16:02A病院A病院の担当',
      `1/${pages.length}`,
    ])
      expect(text).toContain(line)
    expect(text.match(/[○△×]/g)?.length).toBeGreaterThan(20)
  })
  it('goes on to a second page where a hospital has much to say, and cuts nothing off', async () => {
    const pages = await pagesOf(await printOne(roles.c, roles.c.hospitalId))
    expect(pages).toHaveLength(2)
    expectFaxLegible(pages)
    expect(pages.map(textOf).join('').split('詳しくは地域連携室へお問い合わせください。').length - 1).toBeGreaterThanOrEqual(16)
    expect(pages.map((page) => /[12]\/2/.exec(textOf(page))?.[0])).toEqual(['1/2', '2/2'])
  })
  it('is to be had by all who may read the hospital, of an unknown one by nobody', async () => {
    expect((await printOne(roles.p, roles.b.hospitalId)).status).toBe(200)
    expect((await printOne(roles.a, randomUUID())).status).toBe(404)
    expect((await world.program.http.inject({ url: `/api/v1/hospitals/${roles.b.hospitalId}/sheet` })).statusCode).toBe(401)
  })
})

describe('病院一覧 on paper', () => {
  it('holds what the filter shows, with its conditions, distances and page numbers', async () => {
    const pages = await pagesOf(await roles.a.file(printHospitalsCall, { query: { use: 'active', bedKind: 'longTermCare', sort: 'vacancy' } }))
    expectFaxLegible(pages)
    const text = pages.map(textOf).join('')
    for (const line of ['病院一覧', '条件利用中療養受入可能が多い順', 'B病院', '入退院支援室', '045-000-0001', '療養3211/2516:02', `1/${pages.length}`]) expect(text).toContain(line)
    const { hospitals } = await roles.a.ok(facility.listHospitalsCall, { query: { use: 'active', bedKind: 'longTermCare' } })
    expect(text).toContain(`${hospitals.length}件`)
    for (const { name } of hospitals) expect(text).toContain(name)
    expect(text).not.toContain('D病院')
  })
  it('repeats its headings on every page and keeps a hospital together', async () => {
    for (let one = 0; one < 60; one++) await world.addHospital({ name: `遠野${one}番病院`, use: 'non_user' })
    const pages = await pagesOf(await roles.p.file(printHospitalsCall, {}))
    expectFaxLegible(pages)
    expect(pages.length).toBeGreaterThan(1)
    for (let one = 0; one < 60; one++) expect(pages.filter((page) => textOf(page).includes(`遠野${one}番病院`))).toHaveLength(1)
    for (const page of pages) expect(textOf(page)).toContain('病院・部門電話病床種別空床受入可能更新')
    expect(pages.map((page) => textOf(page).includes(`/${pages.length}`))).toEqual(pages.map(() => true))
  })
  it('says so where nothing is left, and prints what was typed as text', async () => {
    const text = textOf((await pagesOf(await roles.a.file(printHospitalsCall, { query: { q: '#panic("x")' } })))[0])
    expect(text).toContain('名称「#panic("x")」')
    expect(text).toContain('条件に合う病院はありません。')
  })
})
