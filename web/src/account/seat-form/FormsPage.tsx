import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { AddressTabs } from '../../ui/AddressTabs'
import { useMessages } from '../../ui/language'
import { Page } from '../../ui/Page'
import { FormList } from './FormList'
import { ForRepresentative } from '../sign-in/ForRepresentative'
import { OwnSeats } from '../seat/OwnSeats'
import { seatFormMessages } from './seat-form.messages'
import { SeatRenewalForm } from '../seat/SeatRenewalForm'

const route = getRouteApi('/forms')

type FormsTab = 'forms' | 'seats' | 'renewal'

/** アカウント・様式: what the representative hands in with the prefecture, and what the hospital has. */
export const FormsPage = () => {
  const words = useMessages(seatFormMessages)
  const navigate = useNavigate()
  const tab: FormsTab = route.useSearch().tab ?? 'forms'
  return (
    <ForRepresentative>
      <Page title={words.title} lead={words.lead}>
        <AddressTabs
          id="forms"
          label={words.tabs}
          tabs={(['forms', 'seats', 'renewal'] as const).map((value) => ({ value, label: words[value] }))}
          value={tab}
          onChange={(to) => void navigate({ to: '/forms', search: to === 'forms' ? {} : { tab: to }, replace: true })}
        >
          {{ forms: <FormList />, seats: <OwnSeats />, renewal: <SeatRenewalForm /> }[tab]}
        </AddressTabs>
      </Page>
    </ForRepresentative>
  )
}
