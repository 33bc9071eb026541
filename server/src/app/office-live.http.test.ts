import type { AddressInfo } from 'node:net'
import * as invoices from '@tasuki/domain/account/invoice/invoice.contract'
import * as applications from '@tasuki/domain/office/application/hospital-application.contract'
import * as moderation from '@tasuki/domain/office/moderation/moderation.contract'
import * as retention from '@tasuki/domain/office/retention/retention.contract'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { type LiveReader, openReader } from '../../test/worlds/live-readers'
import { addRoles, type Roles, sendTo } from '../../test/worlds/transfer-world'

const HEARERS = ['officer', 'colleague', 'auditor', 'coordinator', 'own', 'other'] as const
type Hearer = (typeof HEARERS)[number]

let world: TestProgram
let roles: Roles
let officer: TestPerson
let streams: Record<Hearer, LiveReader>
beforeAll(async () => {
  world = await startTestProgram({ at: '2026-11-26T01:00:00.000Z' })
  roles = await addRoles(world)
  officer = roles.p
  const office = (role: 'officer' | 'auditor' | 'coordinator') => world.addPerson({ hospitalId: null, role })
  const [colleague, auditor, coordinator] = [await office('officer'), await office('auditor'), await office('coordinator')]
  const { http } = world.program
  await http.listen({ port: 0, host: '127.0.0.1' })
  const { port } = http.server.address() as AddressInfo
  const open = ({ cookie }: TestPerson) => openReader(port, cookie)
  streams = { officer: await open(officer), colleague: await open(colleague), auditor: await open(auditor), coordinator: await open(coordinator), own: await open(roles.a), other: await open(roles.d) }
})
afterAll(async () => {
  Object.values(streams).forEach((stream) => stream.close())
  await world.close()
})

/** Told to everybody: whatever came before it has been heard too. */
const passMark = async (): Promise<void> => {
  const mark = await world.addHospital({ name: 'ある病院' })
  for (const hearer of HEARERS) await vi.waitFor(() => expect(streams[hearer].hints().some(({ id }) => id === mark)).toBe(true), { timeout: 20_000 })
}

/** Who has heard of what once the act is through. */
const heardOf = async (topic: string, act: () => Promise<unknown>): Promise<Record<string, string[]>> => {
  await passMark()
  const before = new Map(HEARERS.map((hearer) => [hearer, streams[hearer].hints().length]))
  await act()
  await passMark()
  const heard: Record<string, string[]> = {}
  for (const hearer of HEARERS) {
    const ids = streams[hearer].hints().slice(before.get(hearer)).flatMap((hint) => (hint.topic === topic ? [hint.id] : []))
    if (ids.length > 0) heard[hearer] = [...new Set(ids)]
  }
  return heard
}

const officers = (id: string) => ({ officer: [id], colleague: [id] })
const register = (id: string) => ({ ...officers(id), auditor: [id] })

const APPLICATION: applications.HospitalApplication = { hospitalId: null, hospitalName: '港の病院', municipalityCode: '14111', contact: { name: '小野 花', department: '', phone: '045-000-0000', email: 'a@hospital.test' }, representative: { name: '小野 花', kana: '', department: '', email: 'b@hospital.test', sharedMailbox: false, noPersonalMailbox: false, privateMailForbidden: false }, seats: 1, wishedFrom: null, note: '' }

describe('what the office does reaches the open pages of those who may read it, and nobody else’s', () => {
  it('applications: sent, corrected, returned, taken back', async () => {
    const sent = await officer.ok(applications.submitApplicationCall, { body: { application: APPLICATION, termsVersion: null } })
    const listed = async () => (await officer.ok(applications.listApplicationsCall, { query: { state: 'open' } })).applications[0]
    const id = (await listed())?.id ?? ''
    const give = async () => officer.ok(applications.returnApplicationCall, { params: { applicationId: id }, body: { version: 1, comment: '住所をご確認ください' } })
    expect(await heardOf('application', give)).toEqual(register(id))
    const correct = async () => officer.ok(applications.correctApplicationCall, { body: { ...sent, version: 2, application: { ...APPLICATION, seats: 2 }, termsVersion: null } })
    expect(await heardOf('application', correct)).toEqual(register(id))
    expect(await heardOf('application', () => officer.ok(applications.withdrawApplicationCall, { body: sent }))).toEqual(register(id))
    const heard = await heardOf('application', () => officer.ok(applications.submitApplicationCall, { body: { application: { ...APPLICATION, seats: 3 }, termsVersion: null } }))
    expect(heard).toEqual(register((await listed())?.id ?? ''))
  })

  it('bills: its hospital hears of one from its sending on', async () => {
    const terms = () => officer.ok(invoices.setInvoiceTermsCall, { body: { issuer: '神奈川県知事', contact: '医療課', payTo: '県庁銀行', registration: '', dueMonths: 1, dueDay: 31, whenClosed: 'after' } })
    expect(await heardOf('invoice', terms)).toEqual(register('terms'))
    await world.asSystem((tx) => tx.db.insertInto('seat_line').values({ hospital_id: roles.a.hospitalId ?? '', kind: 'new', fiscal_year: 2026, start_month: '2026-09', seats: 2, unit_price: 1000, fixed_at: tx.now }).execute())
    const made: string[] = []
    const heard = await heardOf('invoice', async () => made.push(...(await officer.ok(invoices.runInvoicesCall)).invoiceIds))
    const id = made[0] ?? ''
    expect(heard).toEqual(register(id))
    const params = { invoiceId: id }
    const sent = { ...register(id), own: [id] }
    expect(await heardOf('invoice', () => officer.ok(invoices.sendInvoicesCall, { body: { invoiceIds: [id] } }))).toEqual(sent)
    expect(await heardOf('invoice', () => officer.ok(invoices.payInvoiceCall, { params, body: { paidOn: '2026-11-26' } }))).toEqual(sent)
    expect(await heardOf('invoice', () => officer.ok(invoices.undoPaymentCall, { params }))).toEqual(sent)
    expect(await heardOf('invoice', () => officer.ok(invoices.cancelInvoiceCall, { params, body: { reason: '人数の誤り' } }))).toEqual(sent)
    const again = (await officer.ok(invoices.runInvoicesCall)).invoiceIds[0] ?? ''
    expect(await heardOf('invoice', () => officer.ok(invoices.cancelInvoiceCall, { params: { invoiceId: again }, body: { reason: '人数の誤り' } }))).toEqual(register(again))
  })

  it('holds and runs: the officers and whose cases they are', async () => {
    const held: string[] = []
    const ask = async () => held.push((await roles.a.ok(retention.askHoldCall, { body: { caseId: null, reason: '係争中のため' } })).id)
    const heard = await heardOf('retention', ask)
    const holdId = held[0] ?? ''
    const both = { ...officers(holdId), own: [holdId] }
    expect(heard).toEqual(both)
    expect(await heardOf('retention', () => officer.ok(retention.decideHoldCall, { params: { holdId }, body: { decision: 'held', answer: '' } }))).toEqual(both)
    expect(await heardOf('retention', () => officer.ok(retention.liftHoldCall, { params: { holdId } }))).toEqual(both)
    const run: string[] = []
    const started = await heardOf('retention', async () => run.push((await officer.ok(retention.startDeletionCall)).runId))
    expect(started).toEqual(officers(run[0] ?? ''))
  })

  it('matters about content aren’t the desk’s, cases aren’t the auditor’s', async () => {
    const sent = await sendTo(roles.a, [roles.b])
    const content = { kind: 'record_text', id: sent.id, field: 'mainDisease' } as const
    const matter: string[] = []
    const ask = async () => matter.push((await officer.ok(moderation.askToConfirmCall, { body: { content, category: 'other', reason: '内容をご確認ください', answerBy: '2026-12-01' } })).id)
    const heard = await heardOf('moderation', ask)
    expect(heard).toEqual({ ...register(matter[0] ?? ''), own: [matter[0]] })
    const other: string[] = []
    expect(await heardOf('case', async () => other.push((await sendTo(roles.a, [roles.b])).id))).toEqual({ ...officers(other[0] ?? ''), coordinator: [other[0]], own: [other[0]] })
  })
})
