import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { meQuery } from '../../account/account.queries'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { Page } from '../../ui/Page'
import { AddPersonDialog } from './AddPersonDialog'
import { hospitalRegisterMessages } from './hospital-register.messages'
import { prefecturePeopleQuery } from './hospital-register.queries'
import { RegisteredPeople } from './RegisteredPeople'

/** 県の担当者: officers, coordinators and auditors. */
export const PrefecturePeoplePage = () => {
  const words = useMessages(hospitalRegisterMessages)
  const me = useQuery(meQuery).data
  const list = useQuery(prefecturePeopleQuery)
  const [adding, setAdding] = useState(false)
  const isOfficer = me?.role === 'officer'
  return (
    <Page
      title={words.people}
      lead={words.peopleLead}
      width="full"
      actions={
        <>
          <Link to="/roles" data-lone>
            {words.toRoles}
          </Link>
          {isOfficer ? <ActionButton onAct={() => setAdding(true)}>{words.addPerson}</ActionButton> : null}
        </>
      }
    >
      <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
      {list.error !== null && list.data === undefined ? null : <RegisteredPeople label={words.people} people={list.data?.people} empty={null} actor={isOfficer ? me : undefined} />}
      <AddPersonDialog opened={adding} onClose={() => setAdding(false)} />
    </Page>
  )
}
