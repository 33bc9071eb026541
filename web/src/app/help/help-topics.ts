import { receiverJourneyHelp, senderJourneyHelp } from './help-general.messages'
import { facilityHelp, inboxHelp, inquiryHelp } from './help-receiver.messages'
import { documentReleasesHelp, namesHelp } from './help-office.messages'
import { invitationHelp, ownAccountHelp, peopleHelp } from './help-account.messages'
import { announcementsHelp, officeAnnouncementsHelp, officeTermsHelp, termsHelp } from './help-announcements.messages'
import { figuresHelp } from './help-figures.messages'
import { auditHelp } from './help-audit.messages'
import { formsHelp, seatFormHelp } from './help-forms.messages'
import { factorsHelp, signInSettingsHelp } from './help-factors.messages'
import { invoicesHelp, officeInvoicesHelp } from './help-invoices.messages'
import { allotmentsHelp, officeFormsHelp } from './help-office-forms.messages'
import { moderationHelp, ownModerationHelp } from './help-moderation.messages'
import { ownRetentionHelp, retentionHelp } from './help-retention.messages'
import { seatCostHelp, seatsHelp } from './help-seats.messages'
import { applicationsHelp, joinHelp, overviewHelp } from './help-join.messages'
import { registerHelp, rolesHelp } from './help-register.messages'
import { privacyHelp, troubleHelp } from './help-rules.messages'
import { caseFormHelp, caseHelp, casesHelp, homeHelp } from './help-sender.messages'
import { hospitalHelp, hospitalsHelp, talkHelp, teamHelp, templatesHelp } from './help-shared.messages'
import { noticesHelp } from './help-notices.messages'
import type { HelpTopicId } from './help-of-route'
import type { HelpTopic } from './help-topic'
import { keyboardHelp } from './keyboard.messages'
import type { Language } from '../../ui/language'

/** Every topic, in the order of the list. Loaded only when somebody asks for help. */
export const HELP_TOPICS: Record<HelpTopicId, Record<Language, HelpTopic>> = {
  sender: senderJourneyHelp,
  receiver: receiverJourneyHelp,
  privacy: privacyHelp,
  trouble: troubleHelp,
  keyboard: keyboardHelp,
  home: homeHelp,
  cases: casesHelp,
  'case-form': caseFormHelp,
  case: caseHelp,
  inbox: inboxHelp,
  inquiry: inquiryHelp,
  talk: talkHelp,
  hospitals: hospitalsHelp,
  hospital: hospitalHelp,
  facility: facilityHelp,
  team: teamHelp,
  notices: noticesHelp,
  templates: templatesHelp,
  names: namesHelp,
  'document-releases': documentReleasesHelp,
  seats: seatsHelp,
  'office-forms': officeFormsHelp,
  allotments: allotmentsHelp,
  'office-invoices': officeInvoicesHelp,
  invoices: invoicesHelp,
  audit: auditHelp,
  retention: retentionHelp,
  'own-retention': ownRetentionHelp,
  moderation: moderationHelp,
  'own-moderation': ownModerationHelp,
  'seat-cost': seatCostHelp,
  forms: formsHelp,
  'seat-form': seatFormHelp,
  'own-account': ownAccountHelp,
  people: peopleHelp,
  invitation: invitationHelp,
  factors: factorsHelp,
  'sign-in-settings': signInSettingsHelp,
  register: registerHelp,
  roles: rolesHelp,
  announcements: announcementsHelp,
  'office-announcements': officeAnnouncementsHelp,
  terms: termsHelp,
  'office-terms': officeTermsHelp,
  figures: figuresHelp,
  join: joinHelp,
  applications: applicationsHelp,
  overview: overviewHelp,
}

export const helpTopicIds = Object.keys(HELP_TOPICS) as HelpTopicId[]

export const isScreenTopic = (id: HelpTopicId): boolean => 'acts' in HELP_TOPICS[id].ja

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Everything a topic says, line by line, its title first. */
export const helpLinesOf = (topic: HelpTopic): string[] => {
  const told = 'acts' in topic ? [...topic.acts, ...topic.whens, ...topic.others] : topic.parts.flatMap(({ heading, lines }) => [heading, ...lines])
  return [topic.title, topic.purpose, ...told.map((line) => (typeof line === 'string' ? line : `${line.term} ${line.text}`))]
}

export type HelpFound = { id: HelpTopicId; title: string; line: string }

/** The topics that hold every word of the search, each with the first line that has one of them. */
export const searchHelp = (search: string, language: Language): HelpFound[] => {
  const words = plain(search).split(/\s+/u).filter((word) => word !== '')
  if (words.length === 0) return []
  return helpTopicIds.flatMap((id) => {
    const topic = HELP_TOPICS[id][language]
    const lines = helpLinesOf(topic)
    const all = plain(lines.join('\n'))
    if (!words.every((word) => all.includes(word))) return []
    const line = lines.slice(1).find((one) => words.some((word) => plain(one).includes(word))) ?? topic.purpose
    return [{ id, title: topic.title, line }]
  })
}
