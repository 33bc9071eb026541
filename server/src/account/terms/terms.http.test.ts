import { getMeCall, signOutCall } from '@tasuki/domain/account/account.contract'
import { listSavedViewsCall, saveViewCall } from '@tasuki/domain/account/saved-view/saved-view.contract'
import * as terms from '@tasuki/domain/account/terms/terms.contract'
import { termsParts } from '@tasuki/domain/account/terms/terms.rules'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'
import { publishShippedTerms, readShippedTerms } from './published-terms'

const NEXT = { title: '要綱（改正後）', body: '第1条　この要綱は', source: '令和8年5月', fromDay: '2026-05-25' }
const VIEW = { page: 'cases' as const, name: '期限切れ', search: '?overdue=1', shared: false }

let world: TestProgram
let officer: TestPerson
let member: TestPerson
let colleague: TestPerson
beforeAll(async () => {
  world = await startTestProgram({ at: '2026-05-20T01:00:00Z' })
  officer = await world.addPerson({ hospitalId: null, role: 'officer', name: '佐久間 徹' })
  const hospitalId = await world.addHospital({ name: '東病院' })
  member = await world.addPerson({ hospitalId, name: '田中 恵' })
  colleague = await world.addPerson({ hospitalId, name: '花井 美帆' })
})
afterAll(() => world.close())

const accept = (person: TestPerson, version: number) => person.call(terms.acceptTermsCall, { body: { version } })
const owed = async (person: TestPerson) => (await person.ok(getMeCall)).termsToAccept

it('where there are no terms nothing is asked', async () => {
  expect((await member.ok(terms.getTermsCall)).terms).toBeNull()
  expect(await owed(member)).toBeNull()
  expect((await member.call(saveViewCall, { body: VIEW })).status).toBe(200)
})

it('an installation of the rule book’s prefecture begins with its text, once, its source and date named', async () => {
  const begin = () => world.asSystem((tx) => publishShippedTerms(tx, '14'))
  await begin()
  await begin()
  const { terms: text, versions } = await officer.ok(terms.getTermsCall)
  expect(versions).toHaveLength(1)
  expect(text).toMatchObject({ version: 1, fromDay: '2024-04-01' })
  expect(text?.source).toContain('令和6年3月29日')
  const articles = termsParts(text?.body ?? '').flatMap(({ kind, label }) => (kind === 'article' && label.startsWith('第') ? [label] : []))
  expect(articles).toEqual(Array.from({ length: 26 }, (_, n) => `第${n + 1}条`))
  expect(readShippedTerms('13')).toBeUndefined()
})

it('until one has accepted one reads and can’t write; the prefecture’s people aren’t asked', async () => {
  expect([await owed(member), await owed(officer)]).toEqual([1, null])
  expect((await member.call(saveViewCall, { body: VIEW })).problem.code).toBe('terms_not_accepted')
  expect((await member.call(listSavedViewsCall, { query: { page: 'cases' } })).status).toBe(200)
  expect((await officer.call(saveViewCall, { body: VIEW })).status).toBe(200)
  expect((await accept(officer, 1)).status).toBe(403)
  expect((await accept(member, 2)).problem.code).toBe('terms_superseded')
  expect((await accept(member, 1)).status).toBe(200)
  expect((await accept(member, 1)).status).toBe(200)
  expect([await owed(member), await owed(colleague)]).toEqual([null, 1])
  expect((await member.call(saveViewCall, { body: VIEW })).status).toBe(200)
})

it('the office sees who has and hasn’t, with the time', async () => {
  const { version, people } = await officer.ok(terms.listTermsAcceptancesCall)
  expect(version).toBe(1)
  expect(people.map(({ personName, acceptedAt }) => [personName, acceptedAt])).toEqual([['花井 美帆', null], ['田中 恵', '2026-05-20T01:00:00.000Z']])
  expect((await member.call(terms.listTermsAcceptancesCall)).status).toBe(403)
})

it('a new version is asked for from its day on, once; what was accepted stays', async () => {
  expect((await member.call(terms.publishTermsCall, { body: NEXT })).status).toBe(403)
  expect((await officer.call(terms.publishTermsCall, { body: { ...NEXT, fromDay: '2026-05-19' } })).problem.code).toBe('terms_day_invalid')
  expect((await officer.call(terms.publishTermsCall, { body: { ...NEXT, body: '氏名：山田太郎' } })).problem.code).toBe('personal_name')
  const published = await officer.ok(terms.publishTermsCall, { body: NEXT })
  expect([published.current, published.versions.map(({ version }) => version)]).toEqual([1, [2, 1]])
  expect(await owed(member)).toBeNull()
  expect((await accept(member, 2)).problem.code).toBe('terms_superseded')
  world.clock.advance(5 * 86_400_000)
  expect(await owed(member)).toBe(2)
  expect((await accept(member, 1)).problem.code).toBe('terms_superseded')
  expect((await accept(member, 2)).status).toBe(200)
  expect(await owed(member)).toBeNull()
  expect((await member.ok(terms.getTermsCall, { query: { version: 1 } })).terms?.version).toBe(1)
  expect((await member.call(terms.getTermsCall, { query: { version: 3 } })).status).toBe(404)
  const written = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['act', 'data']).where('subject_kind', '=', 'terms').orderBy('at').execute())
  expect(written.map(({ act }) => act)).toEqual(['terms.published', 'terms.agreed', 'terms.published', 'terms.agreed'])
})

it('whoever hasn’t accepted can still leave', async () => {
  expect(await owed(colleague)).toBe(2)
  expect((await colleague.call(signOutCall)).status).toBe(200)
})
