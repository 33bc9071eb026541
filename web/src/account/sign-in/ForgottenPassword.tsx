import { wishResetCall } from '@tasuki/domain/account/sign-in/access-code.contract'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { useCommand } from '../../platform/server-state'
import { ActionButton } from '../../ui/ActionButton'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { TextField } from '../../ui/TextField'
import { passwordMessages } from './password.messages'

/** Under the sign-in form: asks for a code, and tells nobody whether there is such a login id. */
export const ForgottenPassword = () => {
  const words = useMessages(passwordMessages)
  const [loginId, setLoginId] = useState('')
  const wish = useCommand(wishResetCall)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!wish.isPending) wish.mutate({ body: { loginId: loginId.normalize('NFKC').trim() } })
  }
  return (
    <details>
      <summary>{words.forgot}</summary>
      <form onSubmit={send} noValidate>
        <FormStack>
          <p>{words.forgotText}</p>
          <TextField label={words.resetWhose} value={loginId} onChange={(event) => setLoginId(event.currentTarget.value)} autoCapitalize="none" spellCheck={false} maxLength={64} />
          <ProblemPanel error={wish.error} />
          <ActionButton type="submit" busy={wish.isPending} reason={loginId.trim() === '' ? words.needLoginId : undefined} fullWidth>
            {words.ask}
          </ActionButton>
          <p role="status">{wish.isSuccess ? words.asked : ''}</p>
          <Link to="/invitation" data-lone>{words.haveCode}</Link>
        </FormStack>
      </form>
    </details>
  )
}
