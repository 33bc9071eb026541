import type { Me } from '@tasuki/domain/account/account.contract'
import { useState } from 'react'
import type { ApiRefusal } from '../../platform/api-problem'
import { ActionButton } from '../../ui/ActionButton'
import { DialogFrame } from '../../ui/ConfirmDialog'
import { useMessages } from '../../ui/language'
import { accountMessages } from '../account.messages'
import { seatEndMessages } from '../seat/seat-end.messages'
import { SeatEndFacts } from '../seat/SeatEndPanel'
import { SignInForm } from './SignInForm'

/** Over the page when the session has ended: what was being typed stays beneath. */
export const SignInDialog = ({ because, onSignedIn }: { /** Why the person can't begin anew. */ because?: ApiRefusal | undefined; onSignedIn: (me: Me) => void }) => {
  const words = useMessages(accountMessages)
  const ended = useMessages(seatEndMessages)
  const [again, setAgain] = useState(false)
  if (because !== undefined)
    return (
      <DialogFrame opened firm title={ended.title} onClose={() => undefined}>
        <SeatEndFacts refusal={because} />
        <p>{ended.kept}</p>
        {again ? (
          <SignInForm onSignedIn={onSignedIn} />
        ) : (
          <ActionButton onAct={() => setAgain(true)} fullWidth>
            {ended.again}
          </ActionButton>
        )}
      </DialogFrame>
    )
  return (
    <DialogFrame opened firm title={words.expiredTitle} onClose={() => undefined}>
      <p>{words.expiredLead}</p>
      <SignInForm onSignedIn={onSignedIn} />
    </DialogFrame>
  )
}
