import { EntryLayout } from '../../ui/EntryLayout'
import { Link } from '@tanstack/react-router'
import { useMessages } from '../../ui/language'
import { LanguageSwitch } from '../../ui/LanguageSwitch'
import { accountMessages } from '../account.messages'
import { DemoPeople } from './DemoPeople'
import { ForgottenPassword } from './ForgottenPassword'
import { seatMessages } from '../seat/seat.messages'
import { SignInForm } from './SignInForm'

/** Shown in place of any page while nobody is signed in: the address stays, and so one comes out where one wanted to go. */
export const SignInPage = () => {
  const words = useMessages(accountMessages)
  const { toEstimate } = useMessages(seatMessages)
  return (
    <EntryLayout title={words.signInTitle} lead={words.lead} corner={<LanguageSwitch label={words.language} />} beside={<DemoPeople />}>
      <SignInForm />
      <ForgottenPassword />
      <p>
        <Link to="/account-estimate" data-lone>{toEstimate}</Link>
        {'　'}
        <Link to="/join" data-lone>{words.toJoin}</Link>
        <br />
        <Link to="/terms" data-lone>{words.terms}</Link>
        {'　'}
        <Link to="/responsibilities" data-lone>{words.responsibilities}</Link>
        {'　'}
        <Link to="/contact" data-lone>{words.contact}</Link>
      </p>
    </EntryLayout>
  )
}
