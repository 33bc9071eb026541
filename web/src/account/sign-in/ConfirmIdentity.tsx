import { PasswordInput } from '@mantine/core'
import type { OwnFactors } from '@tasuki/domain/account/sign-in/second-factor.contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiRefusal } from '../../platform/api-problem'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { DialogFrame } from '../../ui/ConfirmDialog'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { FactorCheck } from './FactorCheck'
import { secondFactorMessages } from './second-factor.messages'
import { ownFactorsQuery, useConfirmIdentity } from './second-factor.queries'
import { useDemoPassword } from './use-demo-password'

/** Password and, where there is one, factor once more. */
export const ConfirmIdentity = ({ own, onConfirmed }: { own: Pick<OwnFactors, 'factors' | 'recoveryCodesLeft'>; onConfirmed?: () => void }) => {
  const words = useMessages(secondFactorMessages)
  const confirm = useConfirmIdentity()
  const [password, setPassword] = useState('')
  const done = onConfirmed === undefined ? {} : { onSuccess: onConfirmed }
  const demoPassword = useDemoPassword()
  const passwordField = (
    <PasswordInput label={words.password} description={demoPassword} value={password} onChange={(event) => setPassword(event.currentTarget.value)} autoComplete="current-password" visibilityToggleButtonProps={{ 'aria-label': words.showPassword }} required withAsterisk={false} />
  )
  const missing = password === '' ? words.needPassword : undefined
  const kinds = [...new Set(own.factors.map(({ kind }) => kind))]
  if (kinds.length > 0)
    return (
      <FactorCheck kinds={kinds} hasRecoveryCodes={own.recoveryCodesLeft > 0} actLabel={words.confirm} busy={confirm.isPending} error={confirm.error} before={passwordField} missing={missing} onShow={(shown) => confirm.mutate({ body: { password, shown } }, done)} />
    )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!confirm.isPending) confirm.mutate({ body: { password, shown: null } }, done)
      }}
    >
      <FormStack>
        <ProblemPanel error={confirm.error} />
        {passwordField}
        <ActionButton type="submit" tone="primary" busy={confirm.isPending} reason={missing}>
          {words.confirm}
        </ActionButton>
      </FormStack>
    </form>
  )
}

const needsConfirmation = (error: unknown): boolean => error instanceof ApiRefusal && error.code === 'confirmation_needed'

/** How an act went that the server does only for who has just shown who they are: asked for here, then done again with what was chosen. */
export const ConfirmedOutcome = ({ act, onConfirmed }: { act: { error: unknown; reset: () => void }; onConfirmed: () => void }) => {
  const words = useMessages(secondFactorMessages)
  const isAsked = needsConfirmation(act.error)
  const own = useQuery({ ...ownFactorsQuery, enabled: isAsked })
  return (
    <>
      <ProblemPanel error={isAsked ? null : act.error} />
      <DialogFrame title={words.confirmTitle} opened={isAsked} onClose={act.reset}>
        <FormStack>
          <p>{words.confirmActLead}</p>
          <ProblemPanel error={own.error} onRetry={() => void own.refetch()} />
          {own.data === undefined ? own.error === null ? <SkeletonRows rows={2} columns={1} /> : null : <ConfirmIdentity own={own.data} onConfirmed={onConfirmed} />}
        </FormStack>
      </DialogFrame>
    </>
  )
}
