import { exportCasesCall } from '@tasuki/domain/transfer/paper.contract'
import iconv from 'iconv-lite'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { addRoles, answerAs, DECLINED, registerDraft, type Roles, sendTo } from '../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
beforeAll(async () => {
  world = await startTestProgram({ at: '2026-11-25T07:02:00Z' })
  roles = await addRoles(world)
})
afterAll(() => world.close())

const table = async (by: TestPerson, query: Record<string, string> = {}) => {
  const { status, headers, bytes } = await by.file(exportCasesCall, { query })
  expect(status).toBe(200)
  const encoding = query.encoding ?? 'utf-8'
  const [heading = '', ...lines] = iconv.decode(bytes, encoding, { stripBOM: false }).split('\r\n').filter((line) => line !== '')
  return { headers, heading, lines, bytes }
}

describe('患者一覧 as a table', () => {
  it('holds the own hospital’s cases with its filters, and nobody else’s', async () => {
    const sent = await sendTo(roles.a, [roles.b, roles.b2], { visibility: 'S2', record: { mainDisease: '=1+1 誤嚥性肺炎, 透析', needs: { ventilator: { presence: 'present', quantity: null, detail: '' } } } })
    await answerAs(roles.b, sent.id, DECLINED)
    const draft = await registerDraft(roles.a)
    const own = await table(roles.a)
    expect(own.heading).toBe(
      '\ufeff患者番号,状態,転院元,年齢,年齢の注記,性別,主病名,転院目的,希望地域,転院可能日,有の医療処置・感染症,公開範囲,担当,打診数,相手未読,検討中,受入可・条件付き,受入不可,期限超過,登録日時,送信日時,更新日時,終了日時',
    )
    expect(own.lines).toHaveLength(2)
    expect(own.lines.find((line) => line.startsWith(sent.code))).toBe(
      `${sent.code},募集中,A病院,84,,女,"'=1+1 誤嚥性肺炎, 透析",療養,横浜市神奈川区,2026-11-25,人工呼吸器（侵襲）,打診した病院と希望地域の病院,A病院の担当,2,1,0,0,1,,2026-11-25 16:02,2026-11-25 16:02,2026-11-25 16:02,`.replace('横浜市神奈川区', sent.destinationLabel),
    )
    expect(own.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
    expect(decodeURIComponent(String(own.headers['content-disposition']))).toContain('患者一覧_20261125.csv')
    expect((await table(roles.a, { status: 'draft' })).lines.map((line) => line.slice(0, draft.code.length))).toEqual([draft.code])
    expect((await table(roles.a, { q: '該当なし' })).lines).toEqual([])
    // A candidate, a hospital of the area and an outsider have cases of others on their screens, but none of their own.
    for (const by of [roles.b, roles.c, roles.d]) expect((await table(by)).lines).toEqual([])
    // The prefecture: what was sent, with the hospital's name, without the exact age; drafts are nobody's.
    const all = (await table(roles.p)).lines
    expect(all.map((line) => line.slice(0, sent.code.length))).toEqual([sent.code])
  })

  it('in Shift_JIS too', async () => {
    const { bytes, heading } = await table(roles.a, { encoding: 'cp932' })
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0x8a, 0xb3]))
    expect(heading.startsWith('患者番号,状態')).toBe(true)
  })

  it('takes no scope: the area’s cases and others’ are no table', async () => {
    for (const query of ['scope=visible', 'scope=area', 'limit=1', 'encoding=utf-16']) expect((await world.program.http.inject({ url: `${exportCasesCall.path}?${query}`, headers: { cookie: roles.c.cookie } })).statusCode).toBeGreaterThanOrEqual(400)
  })

  it('is written down, with the hospitals it concerns', async () => {
    const superuser = new pg.Client({ connectionString: world.database.superuserUrl })
    await superuser.connect()
    const { rows } = await superuser
      .query<{ person: string; concerns: string[]; count: number }>(`select person_id as person, concerns_hospital_ids as concerns, (data ->> 'count')::int as count from audit_entry where act = 'case.exported' and actor_kind = 'officer'`)
      .finally(() => superuser.end())
    expect(rows).toEqual([{ person: roles.p.personId, concerns: [roles.a.hospitalId], count: 1 }])
  })
})
