import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { EmptyState } from '../../ui/EmptyState'
import { useMessages } from '../../ui/language'
import { Page } from '../../ui/Page'
import { meQuery } from '../account.queries'
import { seatFormMessages } from '../seat-form/seat-form.messages'
import { seatMessages } from '../seat/seat.messages'

/** Forms are the representative's; everybody else is told why, and what they can do. */
export const ForRepresentative = ({ children }: { children: ReactNode }) => {
  const words = useMessages(seatFormMessages)
  const estimate = useMessages(seatMessages).toEstimate
  const me = useQuery(meQuery).data
  if (me === undefined || me === null) return null
  if (me.role === 'representative') return children
  return (
    <Page title={words.title} lead={words.lead}>
      <EmptyState title={words.forRepresentative} action={<Link to="/account-estimate" data-lone>{estimate}</Link>}>
        {me.hospital === null ? words.officer : words.forRepresentativeWhy}
      </EmptyState>
    </Page>
  )
}
