import { listNoticesCall, countNoticesCall, markNoticesCall, openNoticeCall, changeNoticeSettingsCall, changeDepartmentMailCall } from '@tasuki/domain/notice/notice.contract'
import { DEFAULT_NOTICE_SETTINGS, type NoticeSettings } from '@tasuki/domain/notice/notice-settings'
import { updateFacilityRecordCall } from '@tasuki/domain/facility/facility.contract'
import { EMPTY_FACILITY_RECORD } from '@tasuki/domain/facility/facility.rules'
import { withdrawInquiryCall } from '@tasuki/domain/transfer/inquiry.contract'
import { postMessageCall, listMessagesCall, markReadCall } from '@tasuki/domain/talk/talk.contract'
import { changeVisibilityCall, getCaseCall } from '@tasuki/domain/transfer/case.contract'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startMailServer, type TestMailServer } from '../../test/mail-server'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { ACCEPTED, addRoles, answerAs, ownInquiry, registerDraft, type Roles, SENDABLE, sendTo } from '../../test/worlds/transfer-world'
import { smtpTransport } from '../platform/mail/smtp-transport'
import { queueNotice } from '../platform/notices/queue-notice'

const DAYTIME = '2026-11-24T01:00:00.000Z' // 10:00 in Japan
const MINUTE = 60_000

let smtp: TestMailServer
let world: TestProgram
let roles: Roles
let superuser: pg.Client
beforeAll(async () => {
  smtp = await startMailServer()
  world = await startTestProgram({ outlets: { transport: smtpTransport({ host: '127.0.0.1', port: smtp.port, secure: false, plain: true, user: undefined, password: undefined }, 'tasuki.test') } })
  roles = await addRoles(world)
  superuser = new pg.Client({ connectionString: world.database.superuserUrl })
  await superuser.connect()
  for (const [name, { personId }] of Object.entries(roles)) await superuser.query('update person set email = $1 where id = $2', [`${name}@hospital.jp`, personId])
})
afterAll(async () => {
  await superuser.end()
  await world.close()
  await smtp.close()
})
beforeEach(async () => {
  Object.assign(smtp, { taken: [], mood: 'fine', tries: 0 })
  smtp.refused.clear()
  await superuser.query('truncate notice_order, mail, mail_item, notice cascade')
  await superuser.query('delete from notice_setting; delete from hospital_notice_setting')
  world.clock.set(DAYTIME)
})

const deliver = async () => {
  await world.runJob('deliver_notices')
  await world.runJob('send_mails')
}
const mailsTo = (address: string) => smtp.taken.filter(({ to }) => to === address)
const subjectsTo = (address: string) => mailsTo(address).map(({ parsed }) => parsed.subject)
const queue = async () => (await superuser.query<{ state: string; attempts: number; trouble: string | null }>('select state, attempts, trouble from mail order by created_at, id')).rows
const wish = (person: TestPerson, change: Partial<NoticeSettings>) => person.ok(changeNoticeSettingsCall, { body: { ...DEFAULT_NOTICE_SETTINGS, ...change } })

describe('an e-mail', () => {
  it('tells the asked hospital that an inquiry waits: kind, hospital, code and link, nothing of the patient', async () => {
    const sent = await sendTo(roles.a, [roles.b], { record: { mainDisease: '秘密の病名' } })
    await deliver()
    const [mail] = mailsTo('b@hospital.jp')
    expect(mail?.parsed.subject).toBe('[Tasuki] 新しい打診が届きました')
    expect(mail?.parsed.text).toContain(sent.code)
    const [notice] = (await roles.b.ok(listNoticesCall)).notices
    expect(mail?.parsed.text).toContain(`http://localhost:3000/notices/${notice?.id}`)
    const said = `${mail?.parsed.subject} ${mail?.parsed.text} ${String(mail?.parsed.html)}`
    for (const secret of ['秘密', '84歳', 'female', SENDABLE.mainDisease, '受入れをご検討ください', '誤嚥']) expect(said.replaceAll(sent.code, '')).not.toContain(secret)
    expect(mail?.parsed.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail?.raw).toContain('List-Unsubscribe: <http://localhost:3000/notices/settings>')
    // Not the sender of the act, nor anybody else.
    expect(smtp.taken.map(({ to }) => to)).toEqual(['b@hospital.jp'])
  })

  it('is in the language of its reader', async () => {
    await wish(roles.b, { language: 'en' })
    await sendTo(roles.a, [roles.b])
    await deliver()
    expect(subjectsTo('b@hospital.jp')).toEqual(['[Tasuki] A new inquiry has arrived'])
  })

  it('is sent once, however often and by however many the queue is worked', async () => {
    await sendTo(roles.a, [roles.b, roles.b2])
    await world.runJob('deliver_notices')
    await Promise.all([world.runJob('send_mails'), world.runJob('send_mails'), world.runJob('deliver_notices'), deliver()])
    await deliver()
    expect(smtp.taken.map(({ to }) => to).sort()).toEqual(['b2@hospital.jp', 'b@hospital.jp'])
  })

  it('goes through hours without a mail server, under the same Message-ID', async () => {
    await sendTo(roles.a, [roles.b])
    smtp.mood = 'broken before the message'
    for (let hour = 0; hour < 4; hour++) {
      await deliver()
      world.clock.advance(60 * MINUTE)
    }
    expect(smtp.taken).toEqual([])
    expect(await queue()).toEqual([{ state: 'waiting', attempts: 4, trouble: expect.any(String) }])
    smtp.mood = 'busy'
    await deliver()
    expect((await queue())[0]).toMatchObject({ state: 'waiting', trouble: '451' })
    world.clock.advance(60 * MINUTE)
    smtp.mood = 'fine'
    await deliver()
    expect(subjectsTo('b@hospital.jp')).toEqual(['[Tasuki] 新しい打診が届きました'])
    expect((await queue())[0]?.state).toBe('sent')
  })

  it('whose fate is unknown isn’t sent twice: the server took it and fell silent', async () => {
    await sendTo(roles.a, [roles.b])
    smtp.mood = 'silent'
    await deliver()
    smtp.mood = 'fine'
    world.clock.advance(120 * MINUTE)
    await deliver()
    expect(mailsTo('b@hospital.jp')).toHaveLength(1)
    expect((await queue())[0]?.state).toBe('unknown')
  })

  it('of a process that ended is taken up where nothing was handed over, and left where it was', async () => {
    await sendTo(roles.a, [roles.b])
    await sendTo(roles.a, [roles.b2])
    await world.runJob('deliver_notices')
    smtp.mood = 'broken before the message'
    await world.runJob('send_mails')
    smtp.mood = 'fine'
    // As two processes leave them that end in the middle of it: one before its first byte, one after.
    await superuser.query(`update mail set state = 'claimed', claim = gen_random_uuid(), claimed_at = $1 where person_id = $2`, [world.clock(), roles.b.personId])
    await superuser.query(`update mail set state = 'handed_over', claim = gen_random_uuid(), claimed_at = $1 where person_id = $2`, [world.clock(), roles.b2.personId])
    await world.runJob('send_mails')
    expect(smtp.taken).toEqual([])
    world.clock.advance(11 * MINUTE)
    await world.runJob('send_mails')
    expect(smtp.taken.map(({ to }) => to)).toEqual(['b@hospital.jp'])
    expect((await queue()).map(({ state }) => state).sort()).toEqual(['sent', 'unknown'])
  })

  it('to a mailbox that doesn’t exist holds nobody up', async () => {
    smtp.refused.add('b@hospital.jp')
    await superuser.query(`update person set email = $1 where id = $2`, ['b2@hospital.jp\r\nBcc: everybody@hospital.jp', roles.b2.personId])
    await sendTo(roles.a, [roles.b, roles.b2, roles.c])
    await deliver()
    expect(smtp.taken.map(({ to }) => to)).toEqual(['c@hospital.jp'])
    expect((await queue()).map(({ state, trouble }) => `${state} ${trouble}`).sort()).toEqual(['failed 550', 'failed bad_address', 'sent null'])
    await superuser.query(`update person set email = $1 where id = $2`, ['b2@hospital.jp', roles.b2.personId])
  })

  it('of the night is one in the morning, without what was read meanwhile', async () => {
    world.clock.set('2026-11-24T13:00:00.000Z') // 22:00 in Japan
    const [first, second, third] = [await sendTo(roles.a, [roles.b]), await sendTo(roles.a, [roles.b]), await sendTo(roles.a, [roles.b])]
    await deliver()
    expect(smtp.taken).toEqual([])
    const { notices } = await roles.b.ok(listNoticesCall)
    expect(notices).toHaveLength(3)
    await roles.b.ok(openNoticeCall, { params: { noticeId: notices.find(({ caseCode }) => caseCode === second.code)?.id ?? '' } })
    world.clock.set('2026-11-24T22:31:00.000Z') // 7:31
    await deliver()
    expect(subjectsTo('b@hospital.jp')).toEqual(['[Tasuki] お知らせ 2件'])
    const text = mailsTo('b@hospital.jp')[0]?.parsed.text ?? ''
    expect([first.code, second.code, third.code].map((code) => text.includes(code))).toEqual([true, false, true])
  })

  it('isn’t sent of a kind that isn’t wanted, nor to who has left or whose hospital has', async () => {
    await wish(roles.b, { channels: { ...DEFAULT_NOTICE_SETTINGS.channels, inquiry_received: { mail: false, push: false, page: true } } })
    await sendTo(roles.a, [roles.b, roles.b2])
    await superuser.query('update person set active = false where id = $1', [roles.b2.personId])
    await deliver()
    expect(smtp.taken).toEqual([])
    expect((await roles.b.ok(listNoticesCall)).notices).toHaveLength(1)
    await superuser.query('update person set active = true where id = $1', [roles.b2.personId])
  })

  it('rule 36: that waits for its hour isn’t sent to whose seat has ended meanwhile; on its last day it is', async () => {
    world.clock.set('2026-11-24T13:00:00.000Z') // quiet until 7:00 of the 25th
    await sendTo(roles.a, [roles.b, roles.b2])
    await world.runJob('deliver_notices')
    await superuser.query('update person set acts_until = $1 where id = $2', ['2026-11-24', roles.b2.personId])
    await superuser.query('update person set acts_until = $1 where id = $2', ['2026-11-25', roles.b.personId])
    world.clock.set('2026-11-24T22:31:00.000Z')
    await deliver()
    expect(smtp.taken.map(({ to }) => to)).toEqual(['b@hospital.jp'])
    await superuser.query('update person set acts_until = null')
  })

  it('to the department is sent where its representative has said so, to the address of its facility record', async () => {
    const hospitalId = roles.c.hospitalId ?? ''
    const head = await world.addPerson({ hospitalId, role: 'representative', name: '代表 者' })
    expect((await roles.c.call(changeDepartmentMailCall, { body: { mail: true } })).status).toBe(403)
    await head.ok(changeDepartmentMailCall, { body: { mail: true } })
    await head.ok(updateFacilityRecordCall, { body: { version: 0, record: { ...EMPTY_FACILITY_RECORD, departmentName: '地域連携室', phone: '045-000-0000', email: 'renkei@hospital.jp' } } })
    await sendTo(roles.a, [roles.c])
    await deliver()
    expect(smtp.taken.map(({ to }) => to).sort()).toEqual(['c@hospital.jp', 'renkei@hospital.jp'])
    expect(mailsTo('renkei@hospital.jp')[0]?.parsed.text).toContain('http://localhost:3000/inbox/')
  })

  it('about what its reader no longer sees isn’t sent, and the bell forgets it at once (rule 46)', async () => {
    const sent = await sendTo(roles.a, [roles.b])
    await world.asSystem(async (tx) => {
      queueNotice(tx, { kind: 'announcement', hospitalIds: [roles.d.hospitalId ?? '', roles.b.hospitalId ?? ''], subject: { kind: 'case', id: sent.id } })
    })
    await deliver()
    expect(mailsTo('d@hospital.jp')).toEqual([])
    expect(await roles.d.ok(countNoticesCall)).toEqual({ unread: 0, sound: false })
    expect((await roles.d.ok(listNoticesCall)).notices).toEqual([])
    expect(mailsTo('b@hospital.jp')).toHaveLength(1)
    expect((await roles.b.ok(countNoticesCall)).unread).toBe(2)
    const inquiry = await ownInquiry(roles.b, sent.id)
    const [aboutCase] = (await roles.b.ok(listNoticesCall)).notices.filter(({ kind }) => kind === 'announcement')
    await roles.a.ok(withdrawInquiryCall, { params: { inquiryId: inquiry.id }, body: { reason: '他院に決まったため' } })
    // The inquiry is still B's to see, the case no longer.
    expect((await roles.b.ok(listNoticesCall)).notices.map(({ kind }) => kind)).toEqual(['inquiry_received'])
    expect((await roles.b.call(openNoticeCall, { params: { noticeId: aboutCase?.id ?? '' } })).status).toBe(404)
    const answers = await Promise.all([roles.d, roles.b].map((by) => by.call(openNoticeCall, { params: { noticeId: aboutCase?.id ?? '' } })))
    const [unseen, hidden] = answers.map(({ status, problem }) => ({ ...problem, status, requestId: '' }))
    expect(unseen).toEqual(hidden)
  })

  it('narrowing S2 → S1 takes the area’s notices away', async () => {
    const sent = await sendTo(roles.a, [roles.b], { visibility: 'S2' })
    await world.asSystem(async (tx) => {
      queueNotice(tx, { kind: 'announcement', hospitalIds: [roles.c.hospitalId ?? ''], subject: { kind: 'case', id: sent.id } })
    })
    await world.runJob('deliver_notices')
    expect((await roles.c.ok(countNoticesCall)).unread).toBe(1)
    const { version } = await roles.a.ok(getCaseCall, { params: { caseId: sent.id } })
    await roles.a.ok(changeVisibilityCall, { params: { caseId: sent.id }, body: { version, visibility: 'S1' } })
    expect((await roles.c.ok(countNoticesCall)).unread).toBe(0)
    await world.runJob('send_mails')
    expect(mailsTo('c@hospital.jp')).toEqual([])
  })
})

describe('the bell', () => {
  it('counts one’s own, is read by opening, by marks and all at once', async () => {
    const sent = await sendTo(roles.a, [roles.b])
    await answerAs(roles.b, sent.id, ACCEPTED)
    await deliver()
    expect(subjectsTo('a@hospital.jp')).toEqual(['[Tasuki] 打診に回答がありました'])
    const [answered] = (await roles.a.ok(listNoticesCall)).notices
    expect(answered).toMatchObject({ kind: 'inquiry_answered', caseCode: sent.code, readAt: null, path: expect.stringContaining(`/cases/${sent.id}?inquiry=`) })
    expect(await roles.a.ok(markNoticesCall, { body: { ids: [answered?.id ?? ''], read: true } })).toEqual({ unread: 0 })
    expect(await roles.a.ok(markNoticesCall, { body: { ids: [answered?.id ?? ''], read: false } })).toEqual({ unread: 1 })
    // Another's mark changes nothing.
    expect(await roles.b.ok(markNoticesCall, { body: { ids: [answered?.id ?? ''], read: true } })).toEqual({ unread: 1 })
    expect((await roles.a.ok(countNoticesCall)).unread).toBe(1)
    expect(await roles.a.ok(markNoticesCall, { body: { allUntil: world.clock().toISOString() } })).toEqual({ unread: 0 })
    expect((await roles.a.ok(listNoticesCall, { query: { unreadOnly: '1' } })).notices).toEqual([])
  })

  it('says nothing of a draft', async () => {
    await registerDraft(roles.a)
    await deliver()
    expect(smtp.taken).toEqual([])
  })
})

describe('a message', () => {
  it('that nobody of the other side has read for 15 minutes is told once, until they read again', async () => {
    const sent = await sendTo(roles.a, [roles.b])
    const { roomId } = await ownInquiry(roles.b, sent.id)
    await deliver()
    smtp.taken = []
    const run = async () => {
      await world.runJob('tell_unread')
      await deliver()
    }
    world.clock.advance(MINUTE)
    await roles.a.ok(postMessageCall, { params: { roomId }, body: { body: 'ご覧いただけましたか。' } })
    world.clock.advance(14 * MINUTE)
    await run()
    expect(smtp.taken).toEqual([])
    world.clock.advance(MINUTE)
    await run()
    await run()
    expect(subjectsTo('b@hospital.jp')).toEqual(['[Tasuki] 15分以上読まれていないメッセージがあります'])
    await roles.a.ok(postMessageCall, { params: { roomId }, body: { body: 'もう一度お送りします。' } })
    world.clock.advance(16 * MINUTE)
    await run()
    expect(mailsTo('b@hospital.jp')).toHaveLength(1)
    const { lastSeq } = await roles.b.ok(listMessagesCall, { params: { roomId } })
    await roles.b.ok(markReadCall, { params: { roomId }, body: { seq: lastSeq } })
    await roles.a.ok(postMessageCall, { params: { roomId }, body: { body: 'お待ちしています。' } })
    world.clock.advance(5 * MINUTE)
    await roles.b.ok(markReadCall, { params: { roomId }, body: { seq: lastSeq + 1 } })
    world.clock.advance(11 * MINUTE)
    await run()
    expect(mailsTo('b@hospital.jp')).toHaveLength(1)
    await roles.a.ok(postMessageCall, { params: { roomId }, body: { body: '最後のご連絡です。' } })
    world.clock.advance(16 * MINUTE)
    await run()
    expect(mailsTo('b@hospital.jp')).toHaveLength(2)
    expect(mailsTo('a@hospital.jp')).toEqual([])
  })
})
