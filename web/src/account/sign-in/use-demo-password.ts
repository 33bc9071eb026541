import { useQuery } from '@tanstack/react-query'
import { useMessages } from '../../ui/language'
import { accountMessages } from '../account.messages'
import { demoPeopleQuery } from '../account.queries'

/** Under a field that asks for the password once more: whoever tries the demonstration was never told one. Undefined everywhere else. */
export const useDemoPassword = (): string | undefined => {
  const words = useMessages(accountMessages)
  const password = useQuery(demoPeopleQuery).data?.people[0]?.password
  return password === undefined ? undefined : words.demoPassword(password)
}
