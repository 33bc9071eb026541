import { Checkbox } from '@mantine/core'
import type { SecondStepAnswer } from '@tasuki/domain/account/sign-in/second-factor.contract'
import type { Me } from '@tasuki/domain/account/account.contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiRefusal } from '../../platform/api-problem'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { secondStepQuery, useArrive, usePassSecondStep, useSignOut } from '../account.queries'
import { EnrolFactor } from './EnrolFactor'
import { FactorCheck } from './FactorCheck'
import { secondFactorMessages } from './second-factor.messages'

/** After the password, in the same place: the factor, or the first one's enrolment. The address and what lies beneath stay. */
export const SecondStepPanel = ({ next, onSignedIn }: { next: SecondStepAnswer; onSignedIn: ((me: Me) => void) | undefined }) => {
  const words = useMessages(secondFactorMessages)
  const client = useQueryClient()
  const arrive = useArrive(onSignedIn)
  const [failed, setFailed] = useState<unknown>(null)
  const goOn = () => {
    setFailed(null)
    arrive().catch(setFailed)
  }
  const pass = usePassSecondStep(goOn)
  const leave = useSignOut(() => client.setQueryData(secondStepQuery.queryKey, { next: null }))
  const [remember, setRemember] = useState(true)
  if (pass.error instanceof ApiRefusal && pass.error.code === 'factor_guesses_over')
    return (
      <FormStack>
        <ProblemPanel error={pass.error} />
        <ProblemPanel error={leave.error} />
        <ActionButton tone="primary" busy={leave.isPending} onAct={() => leave.mutate({})}>
          {words.fromPassword}
        </ActionButton>
      </FormStack>
    )
  // The step is taken and can't be taken again: only what comes after it failed.
  if (failed !== null) return <ProblemPanel error={failed} onRetry={goOn} />
  return (
    <FormStack>
      {next.step === 'enrol' ? (
        <>
          <p>{words.enrolLead}</p>
          <EnrolFactor onDone={goOn} />
        </>
      ) : (
        <>
          <p>{words.checkLead}</p>
          <FactorCheck
            kinds={next.kinds}
            hasRecoveryCodes={next.hasRecoveryCodes}
            actLabel={words.check}
            busy={pass.isPending}
            error={pass.error}
            onShow={(shown) => pass.mutate({ body: { shown, remember } })}
          >
            <Checkbox label={words.remember} description={words.rememberHint} checked={remember} onChange={(event) => setRemember(event.currentTarget.checked)} />
          </FactorCheck>
          <p>{words.lost}</p>
        </>
      )}
      <ProblemPanel error={leave.error} />
      <ActionButton tone="quiet" busy={leave.isPending} onAct={() => leave.mutate({})}>
        {words.startOver}
      </ActionButton>
    </FormStack>
  )
}
