import { useQuery } from '@tanstack/react-query'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ChoiceList } from '../../ui/ChoiceList'
import { useMessages } from '../../ui/language'
import { accountMessages } from '../account.messages'
import { demoPeopleQuery, useSignIn } from '../account.queries'

/** One press signs in as a person of the demo, grouped by hospital; nothing outside demo mode. */
export const DemoPeople = () => {
  const words = useMessages(accountMessages)
  const { data } = useQuery(demoPeopleQuery)
  const signIn = useSignIn()
  if (data === undefined || data.people.length === 0) return null
  const names = [...new Set(data.people.map((person) => person.hospitalName))]
  return (
    <ChoiceList
      title={words.demoTitle}
      lead={words.demoLead}
      groups={names.map((hospitalName) => ({
        name: hospitalName ?? words.office,
        choices: data.people.filter((person) => person.hospitalName === hospitalName).map(({ loginId, password, displayName, department, role, note }) => ({
          id: loginId,
          label: displayName,
          detail: [department, role === 'member' ? null : words[role], note].filter((part) => part !== null).join('・'),
          choose: () => signIn.mutate({ body: { loginId, password } }),
        })),
      }))}
      busy={signIn.isPending}
    >
      <ProblemPanel error={signIn.error} />
    </ChoiceList>
  )
}
