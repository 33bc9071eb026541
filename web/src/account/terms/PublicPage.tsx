import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { EntryLayout } from '../../ui/EntryLayout'
import { useMessages } from '../../ui/language'
import { LanguageSwitch } from '../../ui/LanguageSwitch'
import { Page } from '../../ui/Page'
import { accountMessages } from '../account.messages'
import { meQuery } from '../account.queries'
import { termsMessages } from './terms.messages'

/** A page for anybody: in the frame for who is signed in, else before it with the way to the sign-in page. */
export const PublicPage = ({ title, lead, children }: { title: string; lead: string; children: ReactNode }) => {
  const { language } = useMessages(accountMessages)
  const { toSignIn } = useMessages(termsMessages)
  const me = useQuery(meQuery).data
  if (me === undefined) return null
  return me === null ? (
    <EntryLayout title={title} lead={lead} corner={<LanguageSwitch label={language} />} wide>
      {children}
      <Link to="/" data-lone>
        {toSignIn}
      </Link>
    </EntryLayout>
  ) : (
    <Page title={title} lead={lead} width="form">
      {children}
    </Page>
  )
}
