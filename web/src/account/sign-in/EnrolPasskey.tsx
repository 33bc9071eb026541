import { useState, type FormEvent } from 'react'
import { CheckedField } from '../../names/CheckedText'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { ErrorPanel } from '../../ui/ErrorPanel'
import { FormGate } from '../../ui/form-gate'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { secondFactorMessages } from './second-factor.messages'
import { useEnrolPasskey, useStartPasskey } from './second-factor.queries'

export const EnrolPasskey = ({ onEnrolled }: { onEnrolled: (recoveryCodes: readonly string[] | null) => void }) => {
  const words = useMessages(secondFactorMessages)
  const start = useStartPasskey()
  const enrol = useEnrolPasskey()
  const [label, setLabel] = useState('')
  const [refusedByBrowser, setRefused] = useState(false)
  const make = async () => {
    setRefused(false)
    const { options } = await start.mutateAsync({})
    try {
      const { startRegistration } = await import('@simplewebauthn/browser')
      const response = { ...(await startRegistration({ optionsJSON: options as never })) }
      enrol.mutate({ body: { response, label } }, { onSuccess: ({ recoveryCodes }) => onEnrolled(recoveryCodes) })
    } catch {
      setRefused(true)
    }
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!start.isPending && !enrol.isPending) void make().catch(() => undefined)
  }
  return (
    <FormGate>
      <form onSubmit={send} noValidate>
        <FormStack>
          <p>{words.passkeyEnrolLead}</p>
          <ProblemPanel error={enrol.error ?? start.error} />
          {refusedByBrowser ? <ErrorPanel what={words.passkeyFailed} todo={words.passkeyFailedTodo} /> : null}
          <CheckedField field="account.label" label={words.labelLabel} description={words.labelHint} value={label} problem={enrol.error} onChange={(event) => setLabel(event.currentTarget.value)} maxLength={40} />
          <ActionButton type="submit" tone="primary" gated busy={start.isPending || enrol.isPending}>
            {words.makePasskey}
          </ActionButton>
        </FormStack>
      </form>
    </FormGate>
  )
}
