import { readAcceptanceTable } from '@tasuki/domain/facility/acceptance-table.rules'
import * as facility from '@tasuki/domain/facility/facility.contract'
import type { FacilityPart } from '@tasuki/domain/facility/facility-history.contract'
import { EMPTY_FACILITY_RECORD } from '@tasuki/domain/facility/facility.rules'
import { exportFacilityCall, exportHospitalsCall } from '@tasuki/domain/facility/facility-table.contract'
import type { TableRow } from '@tasuki/domain/facility/facility-table'
import { readRecordTable } from '@tasuki/domain/facility/record-table.rules'
import { updateVacancyCall } from '@tasuki/domain/facility/vacancy.contract'
import { readVacancyTable } from '@tasuki/domain/facility/vacancy-table.rules'
import iconv from 'iconv-lite'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { addRoles, type Roles } from '../../test/worlds/transfer-world'
import { readCsvRecords } from '../platform/files/csv'

let world: TestProgram
let roles: Roles
const RECORD: facility.FacilityRecord = { ...EMPTY_FACILITY_RECORD, departmentName: '地域連携室', phone: '+81-45-000-0001', visiting: '14:00〜16:00、𠮷野まで', remarks: '=1+1\n"二行目", 続き', otherContacts: [{ name: '夜間', phone: '045-000-0002', extension: '', email: '' }] }

beforeAll(async () => {
  world = await startTestProgram({ at: '2026-11-25T07:02:00Z' })
  roles = await addRoles(world)
  const detail = await own()
  const { recordVersion } = await roles.b.ok(facility.updateFacilityRecordCall, { body: { version: detail.recordVersion, record: RECORD } })
  await roles.b.ok(facility.updateAcceptanceCall, { body: { version: recordVersion, acceptance: { dialysis: { level: 'conditional', condition: '-月水金のみ', limit: null }, oxygen: { level: 'accepted', condition: '', limit: 5 } } } })
  const version = (kind: string) => detail.availability.find((row) => row.bedKind === kind)?.version ?? 0
  const figures = { beds: 40, vacant: 3, acceptable: 2, held: 1, opensOn: '2026-12-01', opensBeds: 1, sex: 'female' as const, privateRoom: true, waitingWeeks: 2, note: '大部屋のみ' }
  await roles.b.ok(updateVacancyCall, { body: { set: [{ bedKind: 'general', version: version('general'), availability: figures }] } })
})
afterAll(() => world.close())

const own = () => roles.b.ok(facility.getHospitalCall, { params: { hospitalId: roles.b.hospitalId ?? '' } })
type FileQuery = z.output<typeof exportHospitalsCall.query>
const ENCODINGS = ['utf-8', 'cp932'] as const

const tableOf = async (query: { part: FacilityPart; encoding?: 'utf-8' | 'cp932'; blank?: '1' }, by: TestPerson = roles.b) => {
  const answer = await by.file(exportFacilityCall, { query })
  expect(answer.status).toBe(200)
  const text = iconv.decode(answer.bytes, query.encoding ?? 'utf-8')
  const rows: TableRow[] = []
  const lines = async function* () {
    for (const [at, line] of text.split('\r\n').entries()) yield { number: at + 1, text: line }
  }
  for await (const record of readCsvRecords(lines())) if ('cells' in record) rows.push(record)
  return { rows, headers: answer.headers, text }
}

describe('the own facility information as tables', () => {
  it.each(ENCODINGS)('exported in %s and read again nothing is another', async (encoding) => {
    const standing = await own()
    const hospitalId = standing.id
    const { careNeeds: catalogue } = await roles.b.ok(facility.listCareNeedsCall, {})
    const record = readRecordTable((await tableOf({ part: 'record', encoding })).rows, { hospitalId, record: standing.record ?? EMPTY_FACILITY_RECORD })
    expect([record.faults, record.value, record.lines.filter((line) => line.changed)]).toEqual([[], standing.record, []])
    const acceptance = readAcceptanceTable((await tableOf({ part: 'acceptance', encoding })).rows, { hospitalId, acceptance: standing.acceptance, catalogue })
    expect([acceptance.faults, acceptance.value, acceptance.lines.length]).toEqual([[], standing.acceptance, catalogue.filter((need) => !need.retired).length])
    const vacancy = readVacancyTable((await tableOf({ part: 'vacancy', encoding })).rows, { hospitalId, availability: standing.availability })
    expect([vacancy.faults, vacancy.value.set]).toEqual([[], []])
    expect(vacancy.value.confirm).toEqual(standing.availability.map(({ bedKind, version }) => ({ bedKind, version })))
  })

  it('hold nothing that a spreadsheet would run', async () => {
    const { text } = await tableOf({ part: 'record' })
    expect(text).toContain("電話,'+81-45-000-0001,")
    expect(text).toContain(`備考,"'=1+1\n""二行目"", 続き",`)
    expect((await tableOf({ part: 'acceptance' })).text).toContain("'-月水金のみ")
  })

  it('to be filled in are empty, with every item and kind', async () => {
    const { rows, headers } = await tableOf({ part: 'vacancy', blank: '1' })
    expect(rows).toHaveLength(11)
    expect(new Set(rows.slice(1).flatMap(({ cells }) => cells.slice(1, -1)))).toEqual(new Set(['']))
    expect(decodeURIComponent(String(headers['content-disposition']))).toContain('空床_記入用.csv')
    const standing = await own()
    // Taken in as it is, an empty vacancy says nothing.
    expect(readVacancyTable(rows, { hospitalId: standing.id, availability: standing.availability }).value).toEqual({ set: [], confirm: [], remove: [] })
  })

  it('are the own hospital’s people’s alone; another hospital’s is told apart', async () => {
    for (const by of [roles.p]) expect((await by.file(exportFacilityCall, { query: { part: 'record' } })).status).toBe(403)
    const others = await tableOf({ part: 'vacancy', blank: '1' }, roles.c)
    const filled = others.rows.map((row, at) => (at === 1 ? { ...row, cells: row.cells.map((cell, place) => (place > 0 && place < 4 ? '1' : cell)) } : row))
    const standing = await own()
    expect(readVacancyTable(filled, { hospitalId: standing.id, availability: standing.availability }).faults).toMatchObject([{ line: 2, code: 'other_hospital' }])
  })
})

describe('病院一覧 as a table', () => {
  const listed = async (by: TestPerson, query: FileQuery = {}) => {
    const answer = await by.file(exportHospitalsCall, { query })
    expect([answer.status, answer.headers['content-type']]).toEqual([200, `text/csv; charset=${query.encoding === 'cp932' ? 'Shift_JIS' : 'utf-8'}`])
    return iconv.decode(answer.bytes, query.encoding ?? 'utf-8').split('\r\n').filter((line) => line !== '')
  }
  it('holds what the list with its filters holds, in its order, for hospitals and the prefecture', async () => {
    for (const by of [roles.a, roles.p]) {
      for (const query of [{}, { use: 'active' as const, bedKind: 'general' as const, sort: 'vacancy' as const }, { q: 'B病院' }, { q: '該当なし' }]) {
        const { hospitals } = await by.ok(facility.listHospitalsCall, { query: { ...query, limit: 500 } })
        const [heading = '', ...lines] = await listed(by, query)
        expect(heading.startsWith('病院名,略称,かな,利用,市区町村')).toBe(true)
        expect(lines.map((line) => line.split(',')[0])).toEqual(hospitals.map(({ name }) => name))
      }
    }
    const [heading = '', line = ''] = await listed(roles.a, { q: 'B病院' })
    const cell = (name: string) => line.split(',')[heading.split(',').indexOf(name)]
    expect([cell('一般 病床数'), cell('一般 空床'), cell('一般 受入可能'), cell('空床の更新日時')]).toEqual(['40', '3', '2', '2026-11-25 16:02'])
    expect((await listed(roles.a, { encoding: 'cp932' }))[0]?.startsWith('病院名,略称')).toBe(true)
  })
  it('is written down without what was typed; who has no business here gets none', async () => {
    const superuser = new pg.Client({ connectionString: world.database.superuserUrl })
    await superuser.connect()
    const { rows } = await superuser
      .query<{ data: unknown }>(`select data from audit_entry where act = 'facility.directory_exported' and person_id = $1 order by at, id`, [roles.p.personId])
      .finally(() => superuser.end())
    expect(rows.map(({ data }) => data)).toContainEqual({ count: 0, conditions: ['q'] })
    expect((await world.program.http.inject({ url: exportHospitalsCall.path })).statusCode).toBe(401)
  })
})
