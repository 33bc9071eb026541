export type HelpTopicId =
  | 'sender'
  | 'receiver'
  | 'privacy'
  | 'trouble'
  | 'keyboard'
  | 'home'
  | 'cases'
  | 'case-form'
  | 'case'
  | 'inbox'
  | 'inquiry'
  | 'talk'
  | 'hospitals'
  | 'hospital'
  | 'facility'
  | 'team'
  | 'notices'
  | 'templates'
  | 'names'
  | 'document-releases'
  | 'seats'
  | 'office-invoices'
  | 'invoices'
  | 'audit'
  | 'retention'
  | 'own-retention'
  | 'seat-cost'
  | 'forms'
  | 'seat-form'
  | 'own-account'
  | 'people'
  | 'invitation'
  | 'factors'
  | 'sign-in-settings'
  | 'register'
  | 'roles'
  | 'announcements'
  | 'office-announcements'
  | 'terms'
  | 'office-terms'
  | 'figures'
  | 'join'
  | 'applications'
  | 'overview'

/** The help of each address of `routes.tsx`; a test fails while one is missing. */
export const HELP_OF_ROUTE: Readonly<Record<string, HelpTopicId>> = {
  '/': 'home',
  '/cases': 'cases',
  '/cases/new': 'case-form',
  '/cases/$caseId/edit': 'case-form',
  '/cases/$caseId': 'case',
  '/inbox': 'inbox',
  '/inbox/$inquiryId': 'inquiry',
  '/talk': 'talk',
  '/talk/$roomId': 'talk',
  '/hospitals': 'hospitals',
  '/hospitals/$hospitalId': 'hospital',
  '/facility': 'facility',
  '/team': 'team',
  '/templates': 'templates',
  '/office': 'overview',
  '/office/applications': 'applications',
  '/office/applications/$applicationId': 'applications',
  '/join': 'join',
  '/office/names': 'names',
  '/office/documents': 'document-releases',
  '/office/seats': 'seats',
  '/office/audit': 'audit',
  '/office/sign-in': 'sign-in-settings',
  '/account/factors': 'factors',
  '/office/invoices': 'office-invoices',
  '/office/invoices/$invoiceId': 'office-invoices',
  '/invoices': 'invoices',
  '/invoices/$invoiceId': 'invoices',
  '/office/retention': 'retention',
  '/retention': 'own-retention',
  '/account-estimate': 'seat-cost',
  '/forms': 'forms',
  '/forms/$formId': 'seat-form',
  '/account': 'own-account',
  '/account/people': 'people',
  '/invitation': 'invitation',
  '/office/hospitals': 'register',
  '/office/hospitals/$hospitalId': 'register',
  '/office/people': 'register',
  '/roles': 'roles',
  '/announcements': 'announcements',
  '/office/announcements': 'office-announcements',
  '/office/announcements/new': 'office-announcements',
  '/office/announcements/$announcementId': 'office-announcements',
  '/terms': 'terms',
  '/responsibilities': 'terms',
  '/contact': 'terms',
  '/office/terms': 'office-terms',
  '/office/figures': 'figures',
  '/office/profile': 'office-terms',
  '/notices': 'notices',
  '/notices/settings': 'notices',
  '/notices/mails': 'notices',
  '/notices/$noticeId': 'notices',
  '/help': 'trouble',
  '/help/$topicId': 'trouble',
}

/** Another hospital's patient opened at the sender's address is the page on which one answers. */
export const helpOfPlace = (path: string | undefined, receives: boolean): HelpTopicId => {
  const topic = HELP_OF_ROUTE[path ?? '/'] ?? 'trouble'
  return topic === 'case' && receives ? 'inquiry' : topic
}
