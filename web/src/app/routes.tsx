import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, useRouterState } from '@tanstack/react-router'
import { asFlag, asListOf, asOneOf, asText, asWhole, searchParams } from '../platform/search-params'
import { wantPageFocus } from '../ui/page-focus'
import { AppFrame } from './AppFrame'
import { BrokenPage, NotFoundPage, PendingPage } from './fallback-pages'
import { untilPressShown } from './press-shown'
import { SessionGate } from './session'
import { StartPage } from './StartPage'

/** Pages for anybody. */
const OPEN_PAGES: readonly string[] = ['/account-estimate', '/invitation', '/join', '/terms', '/responsibilities', '/contact']

const Root = () => {
  const isOpen = useRouterState({ select: ({ location }) => OPEN_PAGES.includes(location.pathname) })
  return <SessionGate open={isOpen ? <Outlet /> : null}>{(me) => <AppFrame me={me} />}</SessionGate>
}

const rootRoute = createRootRoute({
  component: Root,
  notFoundComponent: NotFoundPage,
  // What was pressed answers first; the page is drawn after.
  beforeLoad: untilPressShown,
})
const at = () => rootRoute

/** As the contract names them; written out so that the schemas aren't loaded before the first page. */
const INBOX_FILTERS = ['open', 'waiting', 'considering', 'answered', 'chosen', 'over', 'all'] as const

/** Which rooms or lines the talk page lists. */
const TALK_SEARCH = { unread: asFlag, mine: asFlag, mentions: asFlag, q: asText(100), here: asFlag }

/**
 * Every address of the application. A page reads its own by `getRouteApi('/cases')`; what a list is filtered by stands
 * in `validateSearch`, so that the address can be sent to a colleague.
 */
const routeTree = rootRoute.addChildren([
  createRoute({ getParentRoute: at, path: '/', component: StartPage }),
  createRoute({
    getParentRoute: at,
    path: '/cases',
    validateSearch: searchParams({
      q: asText(100),
      mine: asFlag,
      status: asOneOf(['draft', 'open', 'closed', 'all']),
      area: asText(),
      overdue: asFlag,
      from: asText(10),
      until: asText(10),
      sort: asOneOf(['updated', 'transferable']),
      page: asWhole(2000),
    }),
    component: lazyRouteComponent(() => import('../transfer/lists/CasesPage'), 'CasesPage'),
  }),
  createRoute({ getParentRoute: at, path: '/templates', validateSearch: searchParams({ edit: asText(36) }), component: lazyRouteComponent(() => import('../transfer/case-form/TemplatesPage'), 'TemplatesPage') }),
  createRoute({
    getParentRoute: at,
    path: '/cases/new',
    validateSearch: searchParams({ draft: asText(36) }),
    component: lazyRouteComponent(() => import('../transfer/case-form/CaseFormPages'), 'NewCasePage'),
  }),
  createRoute({ getParentRoute: at, path: '/cases/$caseId/edit', component: lazyRouteComponent(() => import('../transfer/case-form/CaseFormPages'), 'EditCasePage') }),
  createRoute({
    getParentRoute: at,
    path: '/cases/$caseId',
    validateSearch: searchParams({ tab: asOneOf(['candidates', 'record', 'documents', 'history']), inquiry: asText(36), kind: asOneOf(['talks', 'record', 'care', 'documents', 'reads']), hospital: asText(36) }),
    component: lazyRouteComponent(() => import('../transfer/CasePage'), 'CasePage'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/inbox',
    validateSearch: searchParams({
      tab: asOneOf(['inquiries', 'area']),
      filter: asOneOf(INBOX_FILTERS),
      mine: asFlag,
      area: asText(),
      purpose: asText(40),
      bedKind: asText(40),
      needs: asListOf(20),
      readyBy: asText(10),
      fit: asOneOf(['fits', 'takeable', 'near', 'all']),
      sort: asOneOf(['transferable', 'newest']),
      page: asWhole(2000),
    }),
    component: lazyRouteComponent(() => import('../transfer/received/InboxPage'), 'InboxPage'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/inbox/$inquiryId',
    validateSearch: searchParams({ filter: asOneOf(INBOX_FILTERS), mine: asFlag }),
    component: lazyRouteComponent(() => import('../transfer/received/InboxPage'), 'InboxInquiryPage'),
  }),
  createRoute({ getParentRoute: at, path: '/office', component: lazyRouteComponent(() => import('../office/overview/OverviewPage'), 'OverviewPage') }),
  createRoute({ getParentRoute: at, path: '/office/names', validateSearch: searchParams({ state: asOneOf(['pending', 'decided', 'released']) }), component: lazyRouteComponent(() => import('../office/name-report/NameReportsPage'), 'NameReportsPage') }),
  createRoute({ getParentRoute: at, path: '/office/documents', component: lazyRouteComponent(() => import('../document/DocumentReleasesPage'), 'DocumentReleasesPage') }),
  createRoute({ getParentRoute: at, path: '/forms', validateSearch: searchParams({ tab: asOneOf(['forms', 'seats', 'renewal']), page: asWhole(2000) }), component: lazyRouteComponent(() => import('../account/seat-form/FormsPage'), 'FormsPage') }),
  createRoute({ getParentRoute: at, path: '/forms/$formId', component: lazyRouteComponent(() => import('../account/seat-form/SeatFormPage'), 'SeatFormPage') }),
  createRoute({ getParentRoute: at, path: '/account', component: lazyRouteComponent(() => import('../account/AccountPage'), 'AccountPage') }),
  createRoute({ getParentRoute: at, path: '/account/people', validateSearch: searchParams({ state: asOneOf(['waiting', 'wished']), q: asText(60) }), component: lazyRouteComponent(() => import('../account/people/PeoplePage'), 'PeoplePage') }),
  createRoute({ getParentRoute: at, path: '/invitation', component: lazyRouteComponent(() => import('../account/sign-in/InvitationPage'), 'InvitationPage') }),
  createRoute({ getParentRoute: at, path: '/account-estimate', component: lazyRouteComponent(() => import('../account/seat/SeatCostPage'), 'SeatCostPage') }),
  createRoute({
    getParentRoute: at,
    path: '/office/audit',
    validateSearch: searchParams({ kind: asOneOf(['reads', 'prefecture', 'changes', 'sessions', 'names', 'accounts']), q: asText(60), from: asText(10), until: asText(10) }),
    component: lazyRouteComponent(() => import('../office/audit/AuditTrailPage'), 'AuditTrailPage'),
  }),
  createRoute({ getParentRoute: at, path: '/office/sign-in', component: lazyRouteComponent(() => import('../office/SignInSettingsPage'), 'SignInSettingsPage') }),
  createRoute({ getParentRoute: at, path: '/account/factors', component: lazyRouteComponent(() => import('../account/sign-in/FactorsPage'), 'FactorsPage') }),
  createRoute({
    getParentRoute: at,
    path: '/office/hospitals',
    validateSearch: searchParams({ q: asText(100), use: asOneOf(['active', 'non_user', 'ended']), condition: asOneOf(['stale', 'silent', 'without_representative']), page: asWhole(2000) }),
    component: lazyRouteComponent(() => import('../office/register/HospitalRegisterPage'), 'HospitalRegisterPage'),
  }),
  createRoute({ getParentRoute: at, path: '/office/hospitals/$hospitalId', component: lazyRouteComponent(() => import('../office/register/RegisteredHospitalPage'), 'RegisteredHospitalPage') }),
  createRoute({ getParentRoute: at, path: '/office/people', component: lazyRouteComponent(() => import('../office/register/PrefecturePeoplePage'), 'PrefecturePeoplePage') }),
  createRoute({ getParentRoute: at, path: '/roles', validateSearch: searchParams({ role: asOneOf(['member', 'representative', 'officer', 'coordinator', 'auditor']) }), component: lazyRouteComponent(() => import('../office/RolesPage'), 'RolesPage') }),
  createRoute({ getParentRoute: at, path: '/office/retention', validateSearch: searchParams({ page: asWhole(2000) }), component: lazyRouteComponent(() => import('../office/retention/RetentionPage'), 'RetentionPage') }),
  createRoute({ getParentRoute: at, path: '/retention', component: lazyRouteComponent(() => import('../office/retention/OwnRetentionPage'), 'OwnRetentionPage') }),
  createRoute({
    getParentRoute: at,
    path: '/office/forms',
    validateSearch: searchParams({ state: asOneOf(['returned', 'accepted', 'withdrawn']), kind: asWhole(3), q: asText(100), page: asWhole(2000) }),
    component: lazyRouteComponent(() => import('../office/seat-form/OfficeFormsPage'), 'OfficeFormsPage'),
  }),
  createRoute({ getParentRoute: at, path: '/office/forms/$formId', component: lazyRouteComponent(() => import('../office/seat-form/OfficeFormPage'), 'OfficeFormPage') }),
  createRoute({
    getParentRoute: at,
    path: '/office/allotments',
    validateSearch: searchParams({ tab: asOneOf(['renewals']), q: asText(100), free: asFlag, year: asWhole(2199), state: asOneOf(['unanswered', 'answered', 'accepted']) }),
    component: lazyRouteComponent(() => import('../office/seat/AllotmentsPage'), 'AllotmentsPage'),
  }),
  createRoute({ getParentRoute: at, path: '/office/allotments/$hospitalId', validateSearch: searchParams({ year: asWhole(2199) }), component: lazyRouteComponent(() => import('../office/seat/HospitalSeatsPage'), 'HospitalSeatsPage') }),
  createRoute({ getParentRoute: at, path: '/office/moderation', validateSearch: searchParams({ state: asOneOf(['open', 'answered', 'ended']), page: asWhole(2000) }), component: lazyRouteComponent(() => import('../office/moderation/ModerationPages'), 'ModerationsPage') }),
  createRoute({ getParentRoute: at, path: '/office/moderation/$moderationId', component: lazyRouteComponent(() => import('../office/moderation/ModerationPages'), 'ModerationPage') }),
  createRoute({ getParentRoute: at, path: '/moderation', validateSearch: searchParams({ page: asWhole(2000) }), component: lazyRouteComponent(() => import('../office/moderation/OwnModerationPages'), 'OwnModerationsPage') }),
  createRoute({ getParentRoute: at, path: '/moderation/$moderationId', component: lazyRouteComponent(() => import('../office/moderation/OwnModerationPages'), 'OwnModerationPage') }),
  createRoute({ getParentRoute: at, path: '/office/seats', component: lazyRouteComponent(() => import('../office/seat/SeatTermsPage'), 'SeatTermsPage') }),
  createRoute({
    getParentRoute: at,
    path: '/office/invoices',
    validateSearch: searchParams({ tab: asOneOf(['run', 'years', 'terms']), state: asOneOf(['unsent', 'open', 'dueSoon', 'overdue', 'paid', 'cancelled']), month: asText(7), year: asWhole(2199), page: asWhole(2000) }),
    component: lazyRouteComponent(() => import('../office/invoice/OfficeInvoicesPage'), 'OfficeInvoicesPage'),
  }),
  createRoute({ getParentRoute: at, path: '/office/invoices/$invoiceId', component: lazyRouteComponent(() => import('../office/invoice/OfficeInvoicePage'), 'OfficeInvoicePage') }),
  createRoute({ getParentRoute: at, path: '/invoices', validateSearch: searchParams({ page: asWhole(2000) }), component: lazyRouteComponent(() => import('../account/invoice/InvoicesPage'), 'InvoicesPage') }),
  createRoute({ getParentRoute: at, path: '/invoices/$invoiceId', component: lazyRouteComponent(() => import('../account/invoice/InvoicesPage'), 'InvoicePage') }),
  createRoute({ getParentRoute: at, path: '/announcements', validateSearch: searchParams({ page: asWhole(2000) }), component: lazyRouteComponent(() => import('../office/announcement/AnnouncementsPage'), 'AnnouncementsPage') }),
  createRoute({ getParentRoute: at, path: '/office/announcements', validateSearch: searchParams({ page: asWhole(2000) }), component: lazyRouteComponent(() => import('../office/announcement/OfficeAnnouncementsPage'), 'OfficeAnnouncementsPage') }),
  createRoute({ getParentRoute: at, path: '/office/announcements/new', component: lazyRouteComponent(() => import('../office/announcement/OfficeAnnouncementPage'), 'NewAnnouncementPage') }),
  createRoute({ getParentRoute: at, path: '/office/announcements/$announcementId', component: lazyRouteComponent(() => import('../office/announcement/OfficeAnnouncementPage'), 'OfficeAnnouncementPage') }),
  createRoute({ getParentRoute: at, path: '/join', validateSearch: searchParams({ receipt: asFlag }), component: lazyRouteComponent(() => import('../office/application/JoinPage'), 'JoinPage') }),
  createRoute({ getParentRoute: at, path: '/office/applications', validateSearch: searchParams({ state: asOneOf(['open', 'aside', 'returned', 'decided']), page: asWhole(2000) }), component: lazyRouteComponent(() => import('../office/application/ApplicationsPage'), 'ApplicationsPage') }),
  createRoute({ getParentRoute: at, path: '/office/applications/$applicationId', component: lazyRouteComponent(() => import('../office/application/ApplicationPage'), 'ApplicationPage') }),
  createRoute({ getParentRoute: at, path: '/terms', validateSearch: searchParams({ version: asWhole(10_000) }), component: lazyRouteComponent(() => import('../account/terms/TermsPage'), 'TermsPage') }),
  createRoute({ getParentRoute: at, path: '/responsibilities', component: lazyRouteComponent(() => import('../account/terms/ResponsibilitiesPage'), 'ResponsibilitiesPage') }),
  createRoute({ getParentRoute: at, path: '/contact', component: lazyRouteComponent(() => import('../account/terms/ContactPage'), 'ContactPage') }),
  createRoute({ getParentRoute: at, path: '/office/terms', component: lazyRouteComponent(() => import('../office/OfficeTermsPage'), 'OfficeTermsPage') }),
  createRoute({ getParentRoute: at, path: '/office/profile', component: lazyRouteComponent(() => import('../office/OfficeProfilePage'), 'OfficeProfilePage') }),
  createRoute({ getParentRoute: at, path: '/office/figures', validateSearch: searchParams({ year: asWhole(2198) }), component: lazyRouteComponent(() => import('../office/figures/FiguresPage'), 'FiguresPage') }),
  createRoute({ getParentRoute: at, path: '/team', component: lazyRouteComponent(() => import('../transfer/in-charge/TeamPage'), 'TeamPage') }),
  createRoute({
    getParentRoute: at,
    path: '/talk',
    validateSearch: searchParams(TALK_SEARCH),
    component: lazyRouteComponent(() => import('../transfer/TransferTalkPage'), 'TalkPage'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/talk/$roomId',
    validateSearch: searchParams({ ...TALK_SEARCH, line: asWhole() }),
    component: lazyRouteComponent(() => import('../transfer/TransferTalkPage'), 'TalkRoomPage'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/notices',
    validateSearch: searchParams({ unread: asFlag, limit: asWhole(200) }),
    component: lazyRouteComponent(() => import('../notice/NoticesPage'), 'NoticesPage'),
  }),
  createRoute({ getParentRoute: at, path: '/notices/settings', component: lazyRouteComponent(() => import('../notice/NoticeSettingsPage'), 'NoticeSettingsPage') }),
  createRoute({ getParentRoute: at, path: '/notices/mails', component: lazyRouteComponent(() => import('../notice/DemoMailsPage'), 'DemoMailsPage') }),
  createRoute({ getParentRoute: at, path: '/notices/$noticeId', component: lazyRouteComponent(() => import('../notice/OpenNoticePage'), 'OpenNoticePage') }),
  createRoute({
    getParentRoute: at,
    path: '/hospitals',
    validateSearch: searchParams({
      q: asText(100),
      use: asOneOf(['active', 'non_user', 'ended', 'all']),
      area: asText(),
      municipality: asText(5),
      bedKind: asText(40),
      vacant: asFlag,
      needs: asListOf(20),
      view: asOneOf(['map']),
      freshHours: asWhole(10_000),
      withinKm: asWhole(2000),
      sort: asOneOf(['distance', 'name', 'vacancy', 'updated']),
      page: asWhole(),
      at: asText(40),
    }),
    component: lazyRouteComponent(() => import('../facility/DirectoryPage'), 'DirectoryPage'),
  }),
  createRoute({ getParentRoute: at, path: '/hospitals/$hospitalId', component: lazyRouteComponent(() => import('../facility/HospitalPage'), 'HospitalPage') }),
  createRoute({ getParentRoute: at, path: '/facility', validateSearch: searchParams({ tab: asOneOf(['vacancy', 'conditions', 'record', 'tables', 'history']), part: asOneOf(['record', 'acceptance', 'vacancy']), page: asWhole() }), component: lazyRouteComponent(() => import('../facility/FacilityPage'), 'FacilityPage') }),
  createRoute({ getParentRoute: at, path: '/help', validateSearch: searchParams({ q: asText(100) }), component: lazyRouteComponent(() => import('./help/HelpPage'), 'HelpIndexPage') }),
  createRoute({ getParentRoute: at, path: '/help/$topicId', component: lazyRouteComponent(() => import('./help/HelpPage'), 'HelpTopicPage') }),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: PendingPage,
  defaultPendingMs: 150,
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
})

router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
  if (fromLocation !== undefined && pathChanged) wantPageFocus()
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

