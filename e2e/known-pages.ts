import type { Page } from 'playwright-core'

export const SENDER = '佐伯 みどり'
const RECEIVER = '栗原 美津子'

/** One page of the application: its route and tab as `routes.tsx` has them, and how a person of the demonstration gets an address of it. */
export type KnownPage = { route: string; tab?: string; address?(page: Page): Promise<string> }

type Read = { cases: { id: string; status: string; counts: { acceptable: number; asked: number } }[]; rooms: { id: string; lastSeq: number }[]; hospitals: { id: string; use: string }[]; notices: { id: string }[]; announcements: { id: string }[]; moderations: { id: string }[]; inquiries: { inquiry: { id: string; state: string; caseId: string } }[] }

const read = async (page: Page, call: string): Promise<Read> => (await page.request.get(`/api/v1/${call}`)).json() as Promise<Read>

const firstOf = <T>(list: readonly T[], wanted: (one: T) => boolean): T => {
  const found = list.find(wanted) ?? list[0]
  if (found === undefined) throw new Error('the demonstration has none')
  return found
}

const openCase = async (page: Page): Promise<string> => firstOf((await read(page, 'cases?status=open&limit=200')).cases, ({ counts }) => counts.acceptable > 0 && counts.asked > 1).id
const draftCase = async (page: Page): Promise<string> => firstOf((await read(page, 'cases?status=draft')).cases, () => true).id
const livelyRoom = async (page: Page): Promise<string> => firstOf((await read(page, 'rooms')).rooms, ({ lastSeq }) => lastSeq > 3).id
const activeHospital = async (page: Page): Promise<string> => firstOf((await read(page, 'hospitals')).hospitals, ({ use }) => use === 'active').id
const ownForm = async (page: Page, wanted: string): Promise<string> => {
  const { forms } = (await (await page.request.get('/api/v1/seat-forms')).json()) as { forms: { id: string; state: string }[] }
  return firstOf(forms, ({ state }) => state === wanted).id
}
const someInvoice = async (page: Page, call: string, wanted: string): Promise<string> => {
  const { invoices } = (await (await page.request.get(`/api/v1/${call}`)).json()) as { invoices: { id: string; state: string }[] }
  return firstOf(invoices, ({ state }) => state === wanted).id
}
/** As the prefecture's queue has it: one that waits, or one that was decided. */
const handedInForm = async (page: Page): Promise<string> => {
  const lists = await Promise.all(['submitted', 'accepted', 'returned'].map(async (state) => ((await (await page.request.get(`/api/v1/office/seat-forms?state=${state}`)).json()) as { forms: { id: string }[] }).forms))
  return firstOf(lists.flat(), () => true).id
}
const openInquiry = async (page: Page) => firstOf((await read(page, 'inquiries')).inquiries, ({ inquiry }) => ['unread', 'read', 'considering'].includes(inquiry.state)).inquiry

/** The demonstration may have none: whoever looks applies, as anybody may. */
const someApplication = async (page: Page): Promise<string> => {
  const list = async () => ((await (await page.request.get('/api/v1/office/applications')).json()) as { applications: { id: string }[] }).applications
  const standing = (await list())[0]
  if (standing !== undefined) return standing.id
  const terms = (await (await page.request.get('/api/v1/terms')).json()) as { current: number | null }
  const { municipalities } = (await (await page.request.get('/api/v1/applications/municipalities')).json()) as { municipalities: { code: string }[] }
  const application = { hospitalId: null, hospitalName: '港南の丘病院', municipalityCode: municipalities[0]?.code, contact: { name: '小野 はるか', department: '地域連携室', phone: '045-000-0000', email: 'renkei@hospital.example' }, representative: { name: '小野 はるか', kana: '', department: '地域連携室', email: 'ono@hospital.example', sharedMailbox: false }, seats: 3, wishedFrom: null, note: '' }
  await page.request.post('/api/v1/applications', { data: { application, termsVersion: terms.current }, headers: { origin: new URL(page.url()).origin } })
  return firstOf(await list(), () => true).id
}

const someAnnouncement = async (page: Page): Promise<string> => firstOf((await read(page, 'office/announcements')).announcements, () => true).id

/** What a sending hospital's person opens … */
const SENDER_PAGES: KnownPage[] = [
  { route: '/' },
  { route: '/cases' },
  { route: '/cases/new' },
  { route: '/cases/$caseId/edit', address: async (page) => `/cases/${await draftCase(page)}/edit` },
  ...['candidates', 'record', 'documents', 'history'].map((tab): KnownPage => ({ route: '/cases/$caseId', tab, address: async (page) => `/cases/${await openCase(page)}?tab=${tab}` })),
  { route: '/talk' },
  { route: '/talk/$roomId', address: async (page) => `/talk/${await livelyRoom(page)}` },
  { route: '/hospitals' },
  { route: '/hospitals', tab: 'map', address: () => Promise.resolve('/hospitals?view=map') },
  { route: '/hospitals/$hospitalId', address: async (page) => `/hospitals/${await activeHospital(page)}` },
  { route: '/templates' },
  { route: '/team' },
  { route: '/office/names' },
  ...['forms', 'seats', 'renewal'].map((tab): KnownPage => ({ route: '/forms', tab, address: () => Promise.resolve(`/forms?tab=${tab}`) })),
  ...['draft', 'accepted'].map((state): KnownPage => ({ route: '/forms/$formId', tab: state, address: async (page) => `/forms/${await ownForm(page, state)}` })),
  { route: '/retention' },
  { route: '/moderation' },
  { route: '/moderation/$moderationId', address: async (page) => `/moderation/${firstOf((await read(page, 'moderation')).moderations, () => true).id}` },
  { route: '/account-estimate' },
  { route: '/account' },
  { route: '/account/people' },
  { route: '/invitation' },
  { route: '/account/factors' },
  { route: '/invoices' },
  { route: '/invoices/$invoiceId', address: async (page) => `/invoices/${await someInvoice(page, 'invoices', 'sent')}` },
  { route: '/announcements' },
  { route: '/join' },
  { route: '/terms' },
  { route: '/responsibilities' },
  { route: '/contact' },
  { route: '/notices' },
  { route: '/notices/settings' },
  { route: '/notices/mails' },
  { route: '/help' },
  { route: '/help/$topicId', address: () => Promise.resolve('/help/case') },
]

/** … and what a receiving one's does; a case of another hospital is the page on which one answers. */
const RECEIVER_PAGES: KnownPage[] = [
  { route: '/' },
  ...['inquiries', 'area'].map((tab): KnownPage => ({ route: '/inbox', tab, address: () => Promise.resolve(`/inbox?tab=${tab}`) })),
  { route: '/inbox/$inquiryId', address: async (page) => `/inbox/${(await openInquiry(page)).id}` },
  { route: '/notices/$noticeId', address: async (page) => `/notices/${firstOf((await read(page, 'notices')).notices, () => true).id}` },
  { route: '/cases/$caseId', address: async (page) => `/cases/${(await openInquiry(page)).caseId}` },
  ...['vacancy', 'conditions', 'record', 'tables', 'history'].map((tab): KnownPage => ({ route: '/facility', tab, address: () => Promise.resolve(`/facility?tab=${tab}`) })),
]

/** The prefecture’s officer has no hospital: no inbox, no hints. */
const OFFICE_PAGES: KnownPage[] = [
  { route: '/cases' },
  { route: '/office/names' },
  { route: '/office/names', tab: 'released', address: () => Promise.resolve('/office/names?state=released') },
  { route: '/office/documents' },
  { route: '/office/seats' },
  { route: '/office/forms' },
  { route: '/office/forms', tab: 'accepted', address: () => Promise.resolve('/office/forms?state=accepted') },
  { route: '/office/forms/$formId', address: async (page) => `/office/forms/${await handedInForm(page)}` },
  { route: '/office/allotments' },
  { route: '/office/allotments', tab: 'renewals', address: () => Promise.resolve('/office/allotments?tab=renewals') },
  { route: '/office/allotments/$hospitalId', address: async (page) => `/office/allotments/${await activeHospital(page)}` },
  { route: '/office/audit' },
  { route: '/office/invoices' },
  ...['run', 'years', 'terms'].map((tab): KnownPage => ({ route: '/office/invoices', tab, address: () => Promise.resolve(`/office/invoices?tab=${tab}`) })),
  { route: '/office/announcements' },
  { route: '/office/announcements/new' },
  { route: '/office/announcements/$announcementId', address: async (page) => `/office/announcements/${await someAnnouncement(page)}` },
  { route: '/office/terms' },
  { route: '/office/profile' },
  { route: '/office/figures' },
  { route: '/office/retention' },
  { route: '/office/sign-in' },
  { route: '/office/hospitals' },
  { route: '/office/hospitals/$hospitalId', address: async (page) => `/office/hospitals/${await activeHospital(page)}` },
  { route: '/office/people' },
  { route: '/roles' },
  { route: '/office/moderation' },
  { route: '/office/moderation/$moderationId', address: async (page) => `/office/moderation/${firstOf((await read(page, 'office/moderation')).moderations, () => true).id}` },
  { route: '/office/invoices/$invoiceId', address: async (page) => `/office/invoices/${await someInvoice(page, 'office/invoices', 'paid')}` },
  { route: '/office' },
  { route: '/office/applications' },
  { route: '/office/applications/$applicationId', address: async (page) => `/office/applications/${await someApplication(page)}` },
]

/** Every page of the application, by who opens it: for the checks of `every-page` and `two-languages`, and for the pictures. */
export const PAGES_OF = [
  { who: 'the sender', person: SENDER, pages: SENDER_PAGES, hints: true },
  { who: 'the receiver', person: RECEIVER, pages: RECEIVER_PAGES, hints: true },
  { who: 'the prefecture', person: '片桐 直人', pages: OFFICE_PAGES, hints: false },
]
