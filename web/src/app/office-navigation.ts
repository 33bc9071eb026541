import type { Me } from '@tasuki/domain/account/account.contract'
import { useMessages } from '../ui/language'
import type { NavigationGroup } from '../ui/NavigationMenu'
import { officeNavigationMessages } from './office-navigation.messages'

/** 管理: every page of the prefecture's office, grouped by what it is for; nothing of it stands in another menu. Empty for who has none. */
export const useOfficeNavigation = (role: Me['role']): readonly NavigationGroup[] => {
  const words = useMessages(officeNavigationMessages)
  if (role !== 'officer' && role !== 'auditor') return []
  const isOfficer = role === 'officer'
  const groups: { label: string; links: readonly (NavigationGroup['links'][number] & { officersOnly?: true })[] }[] = [
    {
      label: words.hospitalsGroup,
      links: [
        { to: '/office/applications', label: words.applications },
        { to: '/office/hospitals', label: words.hospitals },
        { to: '/account/people', label: words.people, officersOnly: true },
      ],
    },
    {
      label: words.seatsGroup,
      links: [
        { to: '/office/forms', label: words.forms },
        { to: '/office/allotments', label: words.allotments },
        { to: '/office/seats', label: words.seats },
        { to: '/office/invoices', label: words.invoices },
      ],
    },
    {
      label: words.contentsGroup,
      links: [
        { to: '/office/names', label: words.names, officersOnly: true },
        { to: '/office/documents', label: words.documents, officersOnly: true },
        { to: '/office/moderation', label: words.moderation },
        { to: '/office/retention', label: words.retention, officersOnly: true },
      ],
    },
    {
      label: words.tellingGroup,
      links: [
        { to: '/office/announcements', label: words.announcements, officersOnly: true },
        { to: '/office/terms', label: words.terms, officersOnly: true },
        { to: '/office/profile', label: words.profile, officersOnly: true },
      ],
    },
    {
      label: words.recordsGroup,
      links: [
        { to: '/office/audit', label: words.audit },
        { to: '/office/figures', label: words.figures, officersOnly: true },
      ],
    },
    {
      label: words.ownGroup,
      links: [
        { to: '/office/people', label: words.prefecturePeople },
        { to: '/office/sign-in', label: words.signIn, officersOnly: true },
      ],
    },
  ]
  return groups.map(({ label, links }) => ({ label, links: links.filter(({ officersOnly }) => isOfficer || officersOnly !== true) })).filter(({ links }) => links.length > 0)
}
