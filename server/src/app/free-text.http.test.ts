import { saveViewCall } from '@tasuki/domain/account/saved-view/saved-view.contract'
import type { Call } from '@tasuki/domain/base/call'
import { publishAnnouncementCall } from '@tasuki/domain/office/announcement/announcement.contract'
import { saveMessageTemplateCall } from '@tasuki/domain/talk/message-template.contract'
import { postMessageCall } from '@tasuki/domain/talk/talk.contract'
import { saveRecordTemplateCall } from '@tasuki/domain/transfer/record-template.contract'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ServedRoute } from '../platform/http/serve'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { listRoutes } from '../../test/worlds/list-routes'
import { type FreeText, freeTextsOf } from '../../test/worlds/free-texts'
import { ROUTE_TABLE } from '../../test/worlds/route-table'
import { addRoles, holdFor, ownInquiry, registerDraft, type Roles, SENDABLE, sendTo } from '../../test/worlds/transfer-world'

const NAME = '氏名：山田太郎'

const FORM_HEAD = ['address', 'hospitalName', 'representativeTitle', 'representativeName', 'contact.department', 'contact.phone', 'contact.extension', 'contact.email']
const FORM_TEXTS = [...FORM_HEAD, ...['users', 'starters'].flatMap((lines) => ['department', 'name', 'kana', 'email'].map((cell) => `${lines}[].${cell}`)), 'seats', ...['department', 'phone', 'extension', 'email', 'name'].map((cell) => `billTo.${cell}`)]

/** What a text is answered with that isn't read for names: refused as what it can't be, or never stored. */
const OTHERWISE: Record<string, string> = {
  'POST /api/v1/session body.loginId': 'invalid_input',
  'POST /api/v1/session body.password': 'invalid_input',
  // Codes and passwords: held against what is kept, never kept.
  'POST /api/v1/access-code/check body.code': 'access_code_invalid',
  'POST /api/v1/access-code/redeem body.code': 'invalid_input',
  'POST /api/v1/access-code/redeem body.password': 'invalid_input',
  'POST /api/v1/reset-wishes body.loginId': 'not stored',
  'POST /api/v1/account/password body.present': 'invalid_input',
  'POST /api/v1/account/password body.password': 'invalid_input',
  'POST /api/v1/session/unlock body.password': 'not_signed_in',
  'POST /api/v1/session/second-step body.shown.code': 'not_signed_in',
  'POST /api/v1/session/confirmation body.password': 'password_wrong',
  'POST /api/v1/session/confirmation body.shown.code': 'password_wrong',
  'POST /api/v1/factors/totp body.code': 'enrolment_over',
  'POST /api/v1/factors/list body.code': 'enrolment_over',
  // A form says who of the staff will use the system (様式1〜3), and stays with the hospital and the prefecture: here there is none.
  ...Object.fromEntries(FORM_TEXTS.map((path) => [`PUT /api/v1/seat-forms/:formId body.content.${path}`, 'not_found'])),
  // Only a form that was handed in is returned: the feature's own test gives the comment a name.
  'POST /api/v1/office/seat-forms/:formId/return body.comment': 'not_found',
  // The word that is said to be none: for the representative and the prefecture, and for a time.
  'POST /api/v1/name-releases body.word': 'kept apart',
  // What bills say of the prefecture itself: the governor's name, the section's telephone.
  'PUT /api/v1/office/invoice-terms body.issuer': 'kept apart',
  'PUT /api/v1/office/invoice-terms body.contact': 'kept apart',
  'PUT /api/v1/office/invoice-terms body.payTo': 'kept apart',
  // Digits alone.
  'PUT /api/v1/facility/record body.record.phone': 'invalid_input',
  'PUT /api/v1/facility/record body.record.extension': 'invalid_input',
  'PUT /api/v1/facility/record body.record.fax': 'invalid_input',
  'PUT /api/v1/facility/record body.record.afterHoursPhone': 'invalid_input',
  'PUT /api/v1/facility/record body.record.otherContacts[].phone': 'invalid_input',
  'PUT /api/v1/facility/record body.record.otherContacts[].extension': 'invalid_input',
  // An address of a browser's push service.
  'PUT /api/v1/push-subscriptions body.endpoint': 'invalid_input',
  'POST /api/v1/push-subscriptions/lookup body.endpoint': 'invalid_input',
  'POST /api/v1/push-subscriptions/end body.endpoint': 'invalid_input',
  // Names of areas, of fields.
  'POST /api/v1/record-templates body.record.destination.secondaryAreas[]': 'destination_area_unknown',
  'PUT /api/v1/record-templates/:templateId body.record.destination.secondaryAreas[]': 'destination_area_unknown',
  'POST /api/v1/matching body.patient.destination.secondaryAreas[]': 'destination_area_unknown',
  'POST /api/v1/cases body.record.destination.secondaryAreas[]': 'destination_area_unknown',
  'PUT /api/v1/cases/:caseId/record body.record.destination.secondaryAreas[]': 'destination_area_unknown',
  'POST /api/v1/cases/:caseId/name-visible body.field': 'invalid_input',
  'POST /api/v1/cases/:caseId/end body.destinationText': 'destination_must_be_empty',
  'POST /api/v1/office/moderation body.content.field': 'not_found',
  'POST /api/v1/office/moderation/deletions body.content.field': 'not_found',
  // Looked up with, stored nowhere.
  'POST /api/v1/matching body.patient.needs.*.detail': 'not stored',
  'POST /api/v1/similar-cases body.mainDisease': 'not stored',
  // A template is no one patient's: it is emptied of what is.
  'POST /api/v1/record-templates body.record.memoCode': 'not stored',
  'PUT /api/v1/record-templates/:templateId body.record.memoCode': 'not stored',
  // Only who has its receipt corrects an application: the feature's own test gives it a name.
  'PUT /api/v1/applications body.application.note': 'application_unknown',
  // Only a document that is held has an answer: the feature's own test gives it a name.
  'POST /api/v1/documents/:documentId/release body.note': 'not_found',
}

/** Where a text of a call is typed, as its field in the page is called (`CheckedField`): what the server refuses is marked there. Of what is filled in by a table, the field's stem. */
const FIELDS: readonly [RegExp, string][] = [
  [/account\/contact body\.department$/, 'account.department'],
  [/factors\/\w+ body\.label$/, 'account.label'],
  [/saved-views\S* body\.name$/, 'view.name'],
  [/office\/closed-days body\.name$/, 'seats.name'],
  [/invoices\/\S+ body\.reason$/, 'invoices.reason'],
  [/office\/terms body\.(title|body|source)$/, 'terms.$1'],
  [/office\/profile body\.(\S+)$/, 'office.$1'],
  [/name-releases body\.note$/, 'release.note'],
  [/facility\/record body\.record\.otherContacts\[\]\.name$/, 'facility.contactName'],
  [/facility\/record body\.record\.(?:\w+)$/, 'facility.${'],
  [/facility\/acceptance /, 'facility.condition'],
  [/facility\/availability /, 'vacancy.note'],
  [/rooms\/\S+ body\.body$/, 'talk.body'],
  [/(?:message|record)-templates\S* body\.name$/, 'template.name'],
  [/message-templates\S* body\.body$/, 'template.body'],
  [/body\.record\.(mainDisease|memoCode)$/, 'record.$1'],
  [/body\.record\.needs\.\*\.detail$/, 'record.needs.${'],
  [/(?:cases|record-templates)\S* body\.record\./, 'record.${'],
  [/cases\/:caseId\/(?:send|candidates) body\.message$/, 'inquiry.message'],
  [/cases\/:caseId\/release body\.reason$/, 'hold.reason'],
  [/inquiries\/:inquiryId\/take-back body\.note$/, 'answer.note'],
  [/inquiries\/:inquiryId\/withdraw body\.reason$/, 'inquiry.reason'],
  [/cases\/:caseId\/complete body\.destinationText$/, 'closing.destinationText'],
  [/cases\/:caseId\/end body\.note$/, 'closing.note'],
  [/ body\.answer\.(note|ward|roomFee|conditions|possibleIf)$/, 'answer.$1'],
  [/offers body\.message$/, 'offer.message'],
  [/applications body\.application\.note$/, 'application.note'],
  [/office\/applications\S+ body\.comment$/, 'application.comment'],
  [/office\/seat-forms\S+ body\.comment$/, 'forms.comment'],
  [/office\/announcements\S* body\.(title|body)$/, 'announcement.$1'],
  [/office\/moderation\S* body\.reason$/, 'moderation.reason'],
  [/office\/moderation\S+ body\.(?:body|note)$/, 'moderation.text'],
  [/POST \/api\/v1\/moderation\S+ body\.body$/, 'moderation.answer'],
  [/retention\/holds\S* body\.(reason|answer)$/, 'retention.$1'],
  [/documents\S+ body\.note$/, 'document.note'],
]
/** An address of a list, which nobody types. */
const UNTYPED = /saved-views\S* body\.search$/
/** Refused by their feature's own test, which has what the contract's example lacks. */
const READ_ELSEWHERE = ['POST /api/v1/office/seat-forms/:formId/return body.comment', 'PUT /api/v1/applications body.application.note', 'POST /api/v1/documents/:documentId/release body.note']

const markedFields = (): Set<string> => {
  const pages = path.resolve(import.meta.dirname, '../../../web/src')
  const texts = readdirSync(pages, { recursive: true }).flatMap((name) => (String(name).endsWith('.tsx') ? [readFileSync(path.join(pages, String(name)), 'utf8')] : []))
  return new Set(texts.flatMap((text) => [...text.matchAll(/\bfield(?:=|: ?)\{?["'`]([a-z][\w.]*(?:\$\{)?)/gu)].map(([, field = '']) => field)))
}

let world: TestProgram
let roles: Roles
let representative: TestPerson
let routes: (ServedRoute & { call: Call })[]
let named: Record<string, string>
let versions: Record<string, number>
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
  representative = await world.addPerson({ hospitalId: roles.a.hospitalId, role: 'representative' })
  routes = listRoutes(world).flatMap((route) => (route.call && route.method !== 'GET' ? [{ ...route, call: route.call }] : []))
  const sent = await sendTo(roles.a, [roles.b], { visibility: 'S2' })
  const inquiry = await ownInquiry(roles.b, sent.id)
  const draft = await registerDraft(roles.a)
  const held = await holdFor(roles)
  const chosen = await ownInquiry(roles.b, held.id)
  const view = await roles.a.ok(saveViewCall, { body: { page: 'cases', name: '期限切れ', search: '?overdue=1', shared: false } })
  const line = await roles.a.ok(postMessageCall, { params: { roomId: inquiry.roomId }, body: { body: 'ご相談です。' } })
  const text = await roles.a.ok(saveMessageTemplateCall, { body: { purpose: 'talk', name: 'お礼', body: 'ありがとうございました。' } })
  const record = await roles.a.ok(saveRecordTemplateCall, { body: { name: '療養', record: SENDABLE } })
  const { announcement } = await roles.p.ok(publishAnnouncementCall, { body: { title: '受付', body: '受付について', audience: { kind: 'all' }, firstDay: '2199-01-01', lastDay: null, wantsAcknowledgement: false } })
  named = {
    announcementId: announcement.id,
    caseId: sent.id,
    inquiryId: inquiry.id,
    roomId: inquiry.roomId,
    viewId: view.id,
    messageId: line.id,
    'PUT /api/v1/message-templates/:templateId templateId': text.id,
    'PUT /api/v1/record-templates/:templateId templateId': record.id,
    'POST /api/v1/cases/:caseId/send caseId': draft.id,
    'POST /api/v1/cases/:caseId/release caseId': held.id,
    'POST /api/v1/inquiries/:inquiryId/take-back inquiryId': chosen.id,
    'POST /api/v1/documents/of/:subjectKind/:subjectId subjectId': sent.id,
    subjectKind: 'case',
  }
  versions = { [sent.id]: sent.version, [draft.id]: draft.version, [held.id]: held.version, [inquiry.id]: inquiry.version, [text.id]: text.version, [announcement.id]: announcement.revision, [record.id]: record.version }
})
afterAll(() => world.close())

const UNKNOWN_ID = '00000000-0000-4000-8000-000000000009'
const keyOf = (route: ServedRoute) => `${route.method} ${route.path}`

/** As the route's table has it, with what it needs to be taken if it weren't for the name. */
const exampleOf = (route: ServedRoute): unknown => {
  const body = ROUTE_TABLE.get(keyOf(route))?.body
  if (route.path === '/api/v1/name-releases') return { kind: 'released', word: '三浦', field: 'talk', subjectId: null, reason: 'other', note: '' }
  if (route.path === '/api/v1/facility/acceptance') return { version: 0, acceptance: { dialysis: { level: 'conditional', condition: '週3回まで', limit: null } } }
  return Buffer.isBuffer(body) ? undefined : body
}
const by = (route: ServedRoute): TestPerson => {
  const acts = ROUTE_TABLE.get(keyOf(route))?.acts
  if (route.access.name === 'representative') return representative
  return ['officer', 'oversight', 'trail', 'register', 'prefecture'].includes(route.access.name) ? roles.p : acts === 'asked' || acts === 'offer' ? roles.b : roles.a
}
const placed = (route: ServedRoute) => {
  const ids = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => named[`${keyOf(route)} ${name}`] ?? named[name] ?? UNKNOWN_ID)
  return { url: ids.reduce((path, id) => path.replace(/:\w+/, id), route.path), version: versions[ids[0] ?? ''] ?? 0 }
}

const answerTo = async (route: ServedRoute, body: unknown): Promise<{ status: number; code: string | undefined; fields: string[]; spans: Record<string, unknown> }> => {
  const { url, version } = placed(route)
  const payload = JSON.stringify(typeof body === 'object' && body !== null && 'version' in body ? { ...body, version } : body)
  const answer = await world.program.http.inject({ method: route.method, url, headers: { cookie: by(route).cookie, 'content-type': 'application/json' }, payload })
  return { status: answer.statusCode, fields: [], spans: {}, code: undefined, ...(JSON.parse(answer.body) as object | null) }
}

/** Past row security, in every table there is: kept answers and orders too. */
const tablesWith = async (text: string): Promise<string[]> => {
  const superuser = new pg.Client({ connectionString: world.database.superuserUrl })
  await superuser.connect()
  try {
    const { rows } = await superuser.query<{ schema: string; name: string }>(`select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1, 2`)
    const found: string[] = []
    for (const { schema, name } of rows) {
      const { rowCount } = await superuser.query(`select 1 from "${schema}"."${name}" t where t::text like $1 limit 1`, [`%${text}%`])
      if (rowCount !== 0) found.push(`${schema}.${name}`)
    }
    return found
  } finally {
    await superuser.end()
  }
}

const places = (): { route: ServedRoute & { call: Call }; place: FreeText }[] => routes.flatMap((route) => freeTextsOf(route.call.body, exampleOf(route), 'body').map((place) => ({ route, place })))

describe('rules 49, 50: every text that a contract takes in', () => {
  it('is found by its contract alone, so that a new field can’t be forgotten', () => {
    const found = places().map(({ route, place }) => `${keyOf(route)} ${place.path}`)
    expect(found.length).toBeGreaterThan(120)
    expect(Object.keys(OTHERWISE).filter((one) => !found.includes(one))).toEqual([])
    expect(found).toEqual(expect.arrayContaining(['POST /api/v1/rooms/:roomId/messages body.body', 'POST /api/v1/cases body.record.needs.*.detail', 'PUT /api/v1/facility/record body.record.otherContacts[].name']))
    // Each kind of answer has texts of its own.
    expect(found.filter((one) => one.includes('/answer body.answer.')).map((one) => one.split('.').at(-1)).sort()).toEqual(['conditions', 'note', 'possibleIf', 'roomFee', 'ward'])
  })

  it('is refused with a name in it, at its own field and place', async () => {
    const wrong: string[] = []
    for (const { route, place } of places()) {
      const { status, code, fields, spans } = await answerTo(route, place.with(NAME))
      const key = `${keyOf(route)} ${place.path}`
      const otherwise = OTHERWISE[key]
      // An item of the acceptance table is one field: its level and its words.
      const last = place.path.includes('.acceptance.*') ? 'dialysis' : (place.path.split('.').at(-1) ?? '')
      const isRefused = status === 422 && code === 'personal_name' && fields.length === 1 && fields[0]?.split('.').at(-1) === last && JSON.stringify(spans[fields[0]]) === '[[3,7]]'
      const isOtherwise = otherwise === 'not stored' || otherwise === 'kept apart' ? status === 200 : code === otherwise
      if (otherwise === undefined ? !isRefused : !isOtherwise) wrong.push(`${key}: ${status} ${code} ${fields.join(' ')}`)
    }
    expect(wrong).toEqual([])
    expect(await tablesWith('山田太郎')).toEqual(['public.invoice_terms', 'public.name_release'])
  }, 60_000)

  it('is marked in the page where it is typed', () => {
    const read = places().map(({ route, place }) => `${keyOf(route)} ${place.path}`).filter((one) => (OTHERWISE[one] === undefined || READ_ELSEWHERE.includes(one)) && !UNTYPED.test(one))
    const marked = markedFields()
    const fieldOf = (one: string): string => {
      const [pattern, field] = FIELDS.find(([of]) => of.test(one)) ?? []
      return pattern === undefined || field === undefined ? 'nowhere' : field.replace('$1', () => pattern.exec(one)?.[1] ?? '')
    }
    expect(read.filter((one) => !marked.has(fieldOf(one))).map((one) => `${one}: ${fieldOf(one)}`)).toEqual([])
    expect(FIELDS.filter(([of]) => !read.some((one) => of.test(one))).map(([of]) => of.source)).toEqual([])
  })

  it('of an address: a document’s title', async () => {
    const titles = routes.flatMap((route) => freeTextsOf(route.call.query, {}, 'query').map((place) => ({ route, place })))
    expect(titles.map(({ route, place }) => `${keyOf(route)} ${place.path}`)).toEqual(['POST /api/v1/documents/of/:subjectKind/:subjectId query.title'])
    for (const { route } of titles) {
      const answer = await world.program.http.inject({ method: 'POST', url: `${placed(route).url}?kind=other&masked=1&title=${encodeURIComponent(NAME)}`, headers: { cookie: roles.a.cookie, 'content-type': 'application/octet-stream' }, payload: Buffer.from('x') })
      expect(JSON.parse(answer.body)).toMatchObject({ status: 422, code: 'personal_name', fields: ['title'] })
    }
  })

  it.each([
    ['unseen characters within', '患者の佐\u200b々\u2060木\u00ad様が発熱'],
    ['radicals for letters', '⽒名：⼭⽥太郎'],
    ['full width for half', 'ＮＡＭＥ：Ｙａｍａｄａ　Ｔａｒｏ'],
    ['spaces between', '氏 名：山 田 太 郎'],
    ['a variant of the letter', '患者の髙󠄁橋様が発熱'],
  ])('is read through %s', async (_, text) => {
    const route = routes.find((one) => keyOf(one) === 'POST /api/v1/rooms/:roomId/messages')
    if (route === undefined) throw new Error('the talk has no route')
    expect(await answerTo(route, { body: text })).toMatchObject({ status: 422, code: 'personal_name' })
  })
})
