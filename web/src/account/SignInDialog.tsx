import type { Me } from '@tasuki/domain/account/account.contract'
import { DialogFrame } from '../ui/ConfirmDialog'
import { useMessages } from '../ui/language'
import { accountMessages } from './account.messages'
import { SignInForm } from './SignInForm'

/** Over the page when the session has ended: what was being typed stays beneath. */
export const SignInDialog = ({ onSignedIn }: { onSignedIn: (me: Me) => void }) => {
  const words = useMessages(accountMessages)
  return (
    <DialogFrame opened firm title={words.expiredTitle} onClose={() => undefined}>
      <p>{words.expiredLead}</p>
      <SignInForm onSignedIn={onSignedIn} />
    </DialogFrame>
  )
}
