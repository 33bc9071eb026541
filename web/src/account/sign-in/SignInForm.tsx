import { PasswordInput } from '@mantine/core'
import type { Me } from '@tasuki/domain/account/account.contract'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState, type FormEvent } from 'react'
import { ActionButton } from '../../ui/ActionButton'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { TextField } from '../../ui/TextField'
import { accountMessages } from '../account.messages'
import { secondStepQuery, useSignIn } from '../account.queries'
import { SignInProblem } from './SignInProblem'

const SecondStepPanel = lazy(async () => ({ default: (await import('./SecondStepPanel')).SecondStepPanel }))

/** Password, then in the same place what is still asked for. */
export const SignInForm = ({ loginId: known, onSignedIn }: { /** Whose password is asked for. */ loginId?: string | undefined; onSignedIn?: (me: Me) => void }) => {
  const words = useMessages(accountMessages)
  const signIn = useSignIn(onSignedIn)
  const { data } = useQuery(secondStepQuery)
  const [loginId, setLoginId] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    // IDs come by letter and are typed with the IME on: full-width letters mean the same.
    if (!signIn.isPending) signIn.mutate({ body: { loginId: loginId.normalize('NFKC').trim(), password } })
  }
  if (data !== undefined && data.next !== null)
    return (
      <Suspense fallback={<SkeletonRows rows={4} />}>
        <SecondStepPanel next={data.next} onSignedIn={onSignedIn} />
      </Suspense>
    )
  return (
    <form onSubmit={send} noValidate>
      <FormStack>
        <SignInProblem error={signIn.error} />
        <TextField
          label={words.loginId}
          description={words.loginIdHint}
          value={loginId}
          onChange={(event) => setLoginId(event.currentTarget.value)}
          name="loginId"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
        />
        <PasswordInput
          label={words.password}
          autoFocus={known !== undefined}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          name="password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': words.showPassword }}
          required
          withAsterisk={false}
        />
        <ActionButton type="submit" tone="primary" size="lg" busy={signIn.isPending} fullWidth>
          {words.signIn}
        </ActionButton>
      </FormStack>
    </form>
  )
}
