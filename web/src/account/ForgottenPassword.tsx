import { wishResetCall } from '@tasuki/domain/account/access-code.contract'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ProblemPanel } from '../platform/ProblemPanel'
import { useCommand } from '../platform/server-state'
import { ActionButton } from '../ui/ActionButton'
import { FormStack } from '../ui/FormStack'
import { useMessages } from '../ui/language'
import { TextField } from '../ui/TextField'
import { passwordMessages } from './password.messages'

/** Under the sign-in form: asks for a code, and tells nobody whether there is such a login id. */
export const ForgottenPassword = () => {
  const words = useMessages(passwordMessages)
  const [loginId, setLoginId] = useState('')
  const wish = useCommand(wishResetCall)
  return (
    <details>
      <summary>{words.forgot}</summary>
      <FormStack>
        <p>{words.forgotText}</p>
        <TextField label={words.resetWhose} value={loginId} onChange={(event) => setLoginId(event.currentTarget.value)} autoCapitalize="none" spellCheck={false} maxLength={64} />
        <ProblemPanel error={wish.error} />
        <ActionButton busy={wish.isPending} onAct={() => loginId.trim() !== '' && wish.mutate({ body: { loginId: loginId.normalize('NFKC').trim() } })} fullWidth>
          {words.ask}
        </ActionButton>
        <p role="status">{wish.isSuccess ? words.asked : ''}</p>
        <Link to="/invitation" data-lone>{words.haveCode}</Link>
      </FormStack>
    </details>
  )
}
