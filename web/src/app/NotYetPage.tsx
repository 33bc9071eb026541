import { useLocation } from '@tanstack/react-router'
import { EmptyState } from '../ui/EmptyState'
import { useMessages } from '../ui/language'
import { Page } from '../ui/Page'
import { appMessages } from './app.messages'

const NAMES: Record<string, 'home' | 'cases' | 'newCase' | 'inbox' | 'talk' | 'hospitals' | 'facility'> = {
  '': 'home',
  cases: 'cases',
  inbox: 'inbox',
  talk: 'talk',
  hospitals: 'hospitals',
  facility: 'facility',
}

/** Stands at an address whose page isn't registered yet. */
export const NotYetPage = () => {
  const words = useMessages(appMessages)
  const first = useLocation({ select: (location) => location.pathname.split('/')[1] ?? '' })
  return (
    <Page title={words[NAMES[first] ?? 'home']}>
      <EmptyState title={words.notYet} />
    </Page>
  )
}
