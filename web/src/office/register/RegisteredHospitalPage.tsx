import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { meQuery } from '../../account/account.queries'
import { prefectureQuery } from '../../facility/catalogue.queries'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { DialogFrame } from '../../ui/ConfirmDialog'
import { EmptyState } from '../../ui/EmptyState'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { Facts, Page, Section } from '../../ui/Page'
import { FullInstant } from '../../ui/RelativeTime'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { StateMark } from '../../ui/StateMark'
import { AddPersonDialog } from './AddPersonDialog'
import { DirectoryForm } from './DirectoryForm'
import { hospitalRegisterMessages } from './hospital-register.messages'
import { registeredHospitalQuery, useCorrectHospital } from './hospital-register.queries'
import { HospitalUseActs } from './HospitalUseActs'
import { RegisteredPeople } from './RegisteredPeople'
import { USE_TONE } from '../use-tone'

const route = getRouteApi('/office/hospitals/$hospitalId')

/** One hospital of the register: its use, what the directory says of it, its people. */
export const RegisteredHospitalPage = () => {
  const words = useMessages(hospitalRegisterMessages)
  const { hospitalId } = route.useParams()
  const me = useQuery(meQuery).data
  const read = useQuery(registeredHospitalQuery(hospitalId))
  const municipalities = useQuery(prefectureQuery).data?.municipalities
  const correct = useCorrectHospital()
  const [editing, setEditing] = useState(false)
  const [adding, setAdding] = useState(false)
  if (read.data === undefined)
    return (
      <Page title={words.title} passing>
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
        {read.error === null ? <SkeletonRows rows={6} columns={3} /> : null}
      </Page>
    )
  const { hospital, people } = read.data
  const isOfficer = me?.role === 'officer'
  const edit = () => {
    // Opened anew, it doesn't show how it went before.
    correct.reset()
    setEditing(true)
  }
  const time = (at: string | null) => (at === null ? words.never : <FullInstant at={at} />)
  return (
    <Page title={hospital.name} width="full" actions={
        <>
          <Link to="/office/allotments/$hospitalId" params={{ hospitalId }} data-lone>{words.toSeats}</Link>
          <Link to="/office/hospitals" activeOptions={{ exact: true }} data-lone>{words.toList}</Link>
        </>
      }
    >
      <Section title={words.useState}>
        <Facts
          facts={[
            { label: words.use, value: <StateMark tone={USE_TONE[hospital.use]}>{words[hospital.use]}</StateMark> },
            { label: words.lastActive, value: time(hospital.lastActiveAt) },
            { label: words.informed, value: time(hospital.informedAt) },
            { label: words.openCases, value: words.cases(hospital.openCases) },
          ]}
        />
        {isOfficer ? <HospitalUseActs of={read.data} /> : null}
      </Section>
      <Section title={words.directory} actions={isOfficer ? <ActionButton onAct={edit}>{words.edit}</ActionButton> : undefined}>
        <Facts
          facts={[
            { label: words.name, value: hospital.name },
            { label: words.nameKana, value: hospital.nameKana },
            { label: words.shortName, value: hospital.shortName },
            { label: words.municipality, value: municipalities?.find(({ code }) => code === hospital.municipalityCode)?.name ?? hospital.municipalityCode },
            { label: words.corporation, value: hospital.corporation },
            { label: words.phone, value: hospital.phone },
          ]}
        />
      </Section>
      <Section title={words.members} actions={isOfficer ? <ActionButton onAct={() => setAdding(true)}>{words.addRepresentative}</ActionButton> : undefined}>
        <RegisteredPeople label={words.members} people={people} empty={<EmptyState title={words.noMembers} />} actor={isOfficer ? me : undefined} keepsRepresentative={hospital.use === 'active'} />
      </Section>
      <DialogFrame title={words.directory} opened={editing} onClose={() => setEditing(false)}>
        <DirectoryForm
          start={{ name: hospital.name, nameKana: hospital.nameKana, shortName: hospital.shortName, municipalityCode: hospital.municipalityCode, corporation: hospital.corporation, phone: hospital.phone }}
          error={correct.error}
          busy={correct.isPending}
          onCancel={() => setEditing(false)}
          onSave={(body) =>
            correct.mutate(
              { params: { hospitalId }, body },
              {
                onSuccess: () => {
                  setEditing(false)
                  notify({ text: words.saved })
                },
              },
            )
          }
        />
      </DialogFrame>
      <AddPersonDialog hospital={hospital} opened={adding} onClose={() => setAdding(false)} />
    </Page>
  )
}
