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
  | 'audit'
  | 'retention'
  | 'own-retention'
  | 'seat-cost'

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
  '/office/names': 'names',
  '/office/documents': 'document-releases',
  '/office/seats': 'seats',
  '/office/audit': 'audit',
  '/office/retention': 'retention',
  '/retention': 'own-retention',
  '/account-estimate': 'seat-cost',
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
