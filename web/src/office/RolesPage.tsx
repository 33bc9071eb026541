import { ROLE_ACT_IDS, roleActOf, ROLES } from '@tasuki/domain/office/role-acts'
import { useQuery } from '@tanstack/react-query'
import { meQuery } from '../account/account.queries'
import { type Column, DataTable } from '../ui/DataTable'
import { useMessages } from '../ui/language'
import { Page } from '../ui/Page'
import { StateMark } from '../ui/StateMark'
import { roleActMessages, rolesMessages } from './roles.messages'

type Act = (typeof ROLE_ACT_IDS)[number]

/** 役割とできること: the table that the routes are tested against, for everybody who is signed in. */
export const RolesPage = () => {
  const words = useMessages(rolesMessages)
  const acts = useMessages(roleActMessages)
  const own = useQuery(meQuery).data?.role
  const columns: Column<Act>[] = [
    { id: 'act', header: words.act, cell: (id) => acts[id], card: 'title', width: '24em' },
    ...ROLES.map((role): Column<Act> => ({
      id: role,
      header: role === own ? `${words[role]}（${words.you}）` : words[role],
      cell: (id) => (roleActOf(id).by.includes(role) ? <StateMark tone="yes">{words.can}</StateMark> : <StateMark tone="none">{words.cannot}</StateMark>),
    })),
  ]
  return (
    <Page title={words.title} lead={words.lead} width="full">
      <DataTable label={words.title} columns={columns} rows={ROLE_ACT_IDS} rowKey={(id) => id} empty={null} />
      <p>{words.note}</p>
      <p>{words.noteReads}</p>
    </Page>
  )
}
