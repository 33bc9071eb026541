import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { AddressTabs } from '../../ui/AddressTabs'
import { useMessages } from '../../ui/language'
import { Page } from '../../ui/Page'
import { allotmentMessages } from './allotment.messages'
import { seatRenewalsQuery } from './allotment.queries'
import { SeatAllotments } from './SeatAllotments'
import { SeatBudgets } from './SeatBudgets'
import { SeatRenewals } from './SeatRenewals'

const route = getRouteApi('/office/allotments')
const TABS = ['budget', 'renewals'] as const

/** アカウントの配布・更新: the prefecture's own seats within the year's budget, and what goes on of the hospitals'. */
export const AllotmentsPage = () => {
  const words = useMessages(allotmentMessages)
  const navigate = useNavigate()
  const { tab = 'budget', q, free, year, state } = route.useSearch()
  const waiting = useQuery(seatRenewalsQuery(undefined)).data?.renewals.filter((renewal) => renewal.state === 'answered').length ?? 0
  const tabs = TABS.map((value) => ({ value, label: words[`tab_${value}`], ...(value === 'renewals' && { count: waiting, countLabel: words.renewalsToAccept(waiting) }) }))
  return (
    <Page
      title={words.title}
      lead={words.lead}
      width="full"
      actions={
        <>
          <Link to="/office/forms" data-lone>{words.toForms}</Link>
          <Link to="/office/seats" data-lone>{words.toTerms}</Link>
        </>
      }
    >
      <AddressTabs id="allotments" label={words.tabs} tabs={tabs} value={tab} onChange={(next) => void navigate({ to: '/office/allotments', search: next === 'budget' ? {} : { tab: next }, replace: true })}>
        {tab === 'budget' ? (
          <>
            <SeatBudgets />
            <SeatAllotments q={q} free={free} onFilter={(next) => void navigate({ to: '/office/allotments', search: next, replace: true })} />
          </>
        ) : (
          <SeatRenewals year={year} state={state} onFilter={(next) => void navigate({ to: '/office/allotments', search: { tab: 'renewals', ...next }, replace: true })} />
        )}
      </AddressTabs>
    </Page>
  )
}
