import { NativeSelect } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { ROLE_ACT_IDS, roleActOf, ROLES } from '@tasuki/domain/office/role-acts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { meQuery } from '../account/account.queries'
import { type Column, DataTable } from '../ui/DataTable'
import { useMessages } from '../ui/language'
import lines from '../ui/lines.module.css'
import { Page, Section } from '../ui/Page'
import { Nothing } from '../ui/QuietZero'
import { StateMark } from '../ui/StateMark'
import { roleActMessages, rolesMessages } from './roles.messages'

type Act = (typeof ROLE_ACT_IDS)[number]
type Role = (typeof ROLES)[number]

const NARROW = '(max-width: 48em)'
const route = getRouteApi('/roles')

/** 役割とできること: the table that the routes are tested against, for everybody who is signed in. */
export const RolesPage = () => {
  const words = useMessages(rolesMessages)
  const own = useQuery(meQuery).data?.role
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) === true
  const nameOf = (role: Role) => (role === own ? `${words[role]}（${words.you}）` : words[role])
  return (
    <Page title={words.title} lead={words.lead} width="full">
      {narrow ? <OneRole own={own} nameOf={nameOf} /> : <AllRoles nameOf={nameOf} />}
      <p>{words.note}</p>
      <p>{words.noteReads}</p>
    </Page>
  )
}

const AllRoles = ({ nameOf }: { nameOf: (role: Role) => string }) => {
  const words = useMessages(rolesMessages)
  const acts = useMessages(roleActMessages)
  const columns: Column<Act>[] = [
    { id: 'act', header: words.act, cell: (id) => acts[id], card: 'title', width: '24em' },
    ...ROLES.map((role): Column<Act> => ({
      id: role,
      header: nameOf(role),
      cell: (id) => (roleActOf(id).by.includes(role) ? <StateMark tone="yes">{words.can}</StateMark> : <Nothing>{words.cannot}</Nothing>),
    })),
  ]
  return <DataTable label={words.title} columns={columns} rows={ROLE_ACT_IDS} rowKey={(id) => id} empty={null} headStays />
}

/** Where there is no room to compare, one role is read at a time. */
const OneRole = ({ own, nameOf }: { own: Role | undefined; nameOf: (role: Role) => string }) => {
  const words = useMessages(rolesMessages)
  const navigate = useNavigate()
  const role = route.useSearch().role ?? own ?? ROLES[0]
  const may = (id: Act) => roleActOf(id).by.includes(role)
  return (
    <>
      <NativeSelect label={words.role} value={role} data={ROLES.map((value) => ({ value, label: nameOf(value) }))} onChange={(event) => void navigate({ to: '/roles', search: { role: ROLES.find((one) => one === event.currentTarget.value) }, replace: true })} />
      <Section title={words.canDo}>
        <ActList acts={ROLE_ACT_IDS.filter(may)} />
      </Section>
      <details>
        <summary>{words.canNotDo}</summary>
        <ActList acts={ROLE_ACT_IDS.filter((id) => !may(id))} />
      </details>
    </>
  )
}

const ActList = ({ acts }: { acts: readonly Act[] }) => {
  const texts = useMessages(roleActMessages)
  return (
    <ul className={lines.list}>
      {acts.map((id) => (
        <li key={id} className={lines.line}>
          {texts[id]}
        </li>
      ))}
    </ul>
  )
}
