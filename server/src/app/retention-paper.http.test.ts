import { DEFAULT_NOTICE_SETTINGS } from '@tasuki/domain/notice/notice-settings'
import { listNoticesCall } from '@tasuki/domain/notice/notice.contract'
import * as retention from '@tasuki/domain/office/retention/retention.contract'
import * as talk from '@tasuki/domain/talk/talk.contract'
import { describe, expect, it } from 'vitest'
import { filesIn, setRetentionStage } from '../../test/worlds/retention-stage'
import { hospitalIdOf, ownInquiry, registerDraft, sendTo } from '../../test/worlds/transfer-world'

const stage = setRetentionStage()
const { at, run, announceAll, statusOf } = stage

describe('a hospital that reads no notice (要綱25条2項)', () => {
  it('rule 58: a hospital whose use has ended reads no notice: its cases, and those that it was asked for, stay until it was told on paper, with an archive from the office', async () => {
    const personOf = async (name: string) => stage.world.addPerson({ hospitalId: await stage.world.addHospital({ name }) })
    const [leaver, asked] = [await personOf('去る病院'), await personOf('打診を受けて去る病院')]
    at('2194-03-01')
    const own = await sendTo(leaver, [stage.roles.b])
    const others = await sendTo(stage.roles.a, [asked])
    const { roomId } = await ownInquiry(asked, others.id)
    await asked.ok(talk.postMessageCall, { params: { roomId }, body: { body: '受け入れられます' } })
    await stage.superuser.query(`update hospital set use = 'non_user' where id = any($1)`, [[leaver.hospitalId, asked.hospitalId]])
    const toldOf = async (caseId: string) => (await stage.superuser.query<{ hospital_id: string }>('select hospital_id from retention_notice where case_id = $1', [caseId])).rows.map(({ hospital_id: id }) => id)
    const paper = async () => Object.fromEntries((await stage.roles.p.ok(retention.getRetentionCall)).onPaper.map(({ hospital, untold }) => [hospital.name, untold]))
    at('2197-01-20')
    expect(await announceAll()).toEqual({ cases: 2, hospitals: 2 })
    expect([await toldOf(own.id), await toldOf(others.id)]).toEqual([[hospitalIdOf(stage.roles.b)], [hospitalIdOf(stage.roles.a)]])
    expect(await announceAll()).toEqual({ cases: 0, hospitals: 0 })
    expect(await stage.roles.p.ok(retention.getRetentionCall)).toMatchObject({ announceable: 0, deletable: 0 })
    expect(await paper()).toEqual({ 去る病院: 1, 打診を受けて去る病院: 1 })
    at('2197-05-01')
    await run()
    expect([await statusOf(others.id), (await stage.superuser.query('select from transfer_case where id = any($1)', [[own.id, others.id]])).rowCount]).toEqual([200, 2])

    const of = (who: typeof leaver) => ({ params: { hospitalId: hospitalIdOf(who) } })
    expect((await stage.roles.p.call(retention.notePaperNoticeCall, of(stage.roles.a))).problem).toMatchObject({ status: 409, code: 'hospital_is_told_here' })
    expect((await stage.roles.p.file(retention.exportForHospitalCall, of(stage.roles.a))).status).toBe(409)
    expect((await stage.roles.a.call(retention.notePaperNoticeCall, of(leaver))).status).toBe(403)
    const filesOf = async (who: typeof leaver) => filesIn((await stage.roles.p.file(retention.exportForHospitalCall, of(who))).bytes)
    expect([...(await filesOf(leaver)).keys()].sort()).toEqual([`${own.code}/トーク_01_B病院.csv`, `${own.code}/経過.csv`, `${own.code}/記録.csv`])
    const talkOf = await filesOf(asked)
    expect([...talkOf.keys()]).toEqual([`${others.code}/トーク_01_A病院.csv`])
    expect(talkOf.get(`${others.code}/トーク_01_A病院.csv`)?.toString()).toContain('受け入れられます')
    const read = await stage.superuser.query<{ act: string }>(`select act from audit_entry where act in ('retention.exported', 'room.read') and concerns_hospital_ids @> array[$1::uuid] order by act`, [asked.hospitalId])
    expect(read.rows.map(({ act }) => act)).toEqual(['retention.exported', 'room.read'])

    expect(await stage.roles.p.ok(retention.notePaperNoticeCall, of(leaver))).toEqual({ cases: 1 })
    expect(await stage.roles.p.ok(retention.notePaperNoticeCall, of(leaver))).toEqual({ cases: 0 })
    expect(await paper()).toEqual({ 去る病院: 0, 打診を受けて去る病院: 1 })
    at('2197-05-31')
    await run()
    expect((await stage.superuser.query('select from transfer_case where id = any($1)', [[own.id, others.id]])).rowCount).toBe(2)
    at('2197-06-01')
    await run()
    expect((await stage.superuser.query<{ id: string }>('select id from transfer_case where id = any($1)', [[own.id, others.id]])).rows).toEqual([{ id: others.id }])
  }, 60_000)

  it('rule 58: a hospital in use of which nobody is in service is told by nobody: its cases stay until it was told on paper', async () => {
    const chief = await stage.world.addPerson({ hospitalId: await stage.world.addHospital({ name: '年度の切れた病院' }) })
    at('2184-03-01')
    const own = await sendTo(chief, [stage.roles.b])
    await stage.superuser.query(`update person set acts_until = '2187-01-19' where id = $1`, [chief.personId])
    const paper = async () => (await stage.roles.p.ok(retention.getRetentionCall)).onPaper.filter(({ hospital }) => hospital.name === '年度の切れた病院').map(({ untold }) => untold)
    at('2187-01-19')
    expect(await paper()).toEqual([])
    at('2187-01-20')
    await announceAll()
    expect((await stage.superuser.query('select hospital_id from retention_notice where case_id = $1', [own.id])).rows).toEqual([{ hospital_id: hospitalIdOf(stage.roles.b) }])
    expect([await paper(), await stage.roles.p.ok(retention.getRetentionCall)]).toMatchObject([[1], { announceable: 0 }])
    at('2187-05-01')
    await stage.roles.p.ok(retention.startDeletionCall)
    await run()
    expect(await stage.outcomesOf(own.id)).toEqual(['no_notice'])
    const of = { params: { hospitalId: hospitalIdOf(chief) } }
    expect((await stage.roles.p.file(retention.exportForHospitalCall, of)).status).toBe(200)
    expect(await stage.roles.p.ok(retention.notePaperNoticeCall, of)).toEqual({ cases: 1 })
    at('2187-06-01')
    await run()
    expect((await stage.outcomesOf(own.id)).at(-1)).toBe('deleted')
  }, 60_000)

  it('rule 58: a notice of deletion can’t be switched off in the page', async () => {
    at('2185-03-01')
    await sendTo(stage.roles.a, [stage.roles.b])
    const silent = { mail: false, push: false, page: false }
    await stage.superuser.query(`insert into notice_setting (person_id, settings, changed_at) values ($1, $2, now()) on conflict (person_id) do update set settings = excluded.settings`, [stage.roles.a.personId, { ...DEFAULT_NOTICE_SETTINGS, channels: { ...DEFAULT_NOTICE_SETTINGS.channels, deletion_announced: silent } }])
    at('2188-01-20')
    await stage.world.runJob('deliver_notices')
    const heard = async () => (await stage.roles.a.ok(listNoticesCall)).notices.filter(({ kind }) => kind === 'deletion_announced').length
    const before = await heard()
    await announceAll()
    await stage.world.runJob('deliver_notices')
    expect(await heard()).toBe(before + 1)
    at('2188-04-01')
    await run()
  })

  it('only the prefecture tells, deletes and holds; a draft goes like a case', async () => {
    for (const call of [() => stage.roles.a.call(retention.announceDeletionsCall, { body: {} }), () => stage.roles.a.call(retention.startDeletionCall), () => stage.roles.a.call(retention.getRetentionCall)]) expect((await call()).status).toBe(403)
    expect((await stage.roles.p.call(retention.getOwnRetentionCall)).status).toBe(403)
    at('2190-01-01')
    const draft = await registerDraft(stage.roles.a)
    at('2192-12-20')
    expect((await stage.roles.p.ok(retention.listRetainedCasesCall, { params: { hospitalId: hospitalIdOf(stage.roles.a) } })).cases).toMatchObject([{ code: draft.code, firstDay: '2193-01-02', noticedOn: null, deletionDay: null }])
  })
})
