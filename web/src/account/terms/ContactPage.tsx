import { useQuery } from '@tanstack/react-query'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { EmptyState } from '../../ui/EmptyState'
import { useMessages } from '../../ui/language'
import { Facts } from '../../ui/Page'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { PublicPage } from './PublicPage'
import { termsMessages } from './terms.messages'
import { officeProfileQuery } from './terms.queries'

/** 問合せ先 of the prefecture's office. */
export const ContactPage = () => {
  const words = useMessages(termsMessages)
  const { data, error, refetch } = useQuery(officeProfileQuery)
  const contact = data?.profile.contact
  const facts = contact === undefined ? [] : [
    { label: words.department, value: contact.department === '' ? '' : words.ofPrefecture(data?.prefectureName ?? '', contact.department) },
    { label: words.phone, value: contact.phone === '' ? '' : <a href={`tel:${contact.phone.normalize('NFKC').replaceAll(/[^0-9+]/g, '')}`} data-lone>{contact.phone}</a> },
    { label: words.email, value: contact.email === '' ? '' : <a href={`mailto:${contact.email}`} data-lone>{contact.email}</a> },
    { label: words.hours, value: contact.hours },
    { label: words.note, value: contact.note },
  ].filter(({ value }) => value !== '')
  return (
    <PublicPage title={words.contact} lead={words.contactLead}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <SkeletonRows rows={4} columns={2} /> : null : facts.length === 0 ? <EmptyState title={words.contactNone}>{words.contactNoneText}</EmptyState> : <Facts facts={facts} />}
    </PublicPage>
  )
}
