import { useEffect, useState, type FormEvent } from 'react'
import { CheckedField } from '../../names/CheckedText'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { FormGate } from '../../ui/form-gate'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { TextField } from '../../ui/TextField'
import { QrCode } from './QrCode'
import { secondFactorMessages } from './second-factor.messages'
import { useEnrolTotp, useStartTotp } from './second-factor.queries'
import classes from './SecondFactor.module.css'

const inFours = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ')

export const EnrolTotp = ({ onEnrolled }: { onEnrolled: (recoveryCodes: readonly string[] | null) => void }) => {
  const words = useMessages(secondFactorMessages)
  const { mutate: begin, ...start } = useStartTotp()
  const enrol = useEnrolTotp()
  const [code, setCode] = useState('')
  const [label, setLabel] = useState('')
  useEffect(() => begin({}), [begin])
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!enrol.isPending) enrol.mutate({ body: { code, label } }, { onSuccess: ({ recoveryCodes }) => onEnrolled(recoveryCodes) })
  }
  if (start.data === undefined) return start.error === null ? <SkeletonRows rows={4} /> : <ProblemPanel error={start.error} onRetry={() => begin({})} />
  return (
    <FormGate>
      <form onSubmit={send} noValidate>
        <FormStack>
          <p>{words.totpLead}</p>
          <QrCode text={start.data.address} label={words.qrLabel} />
          <div>
            <span className={classes.soft}>{words.secretLabel}</span>
            <p className={classes.secret}>{inFours(start.data.secret)}</p>
          </div>
          <ProblemPanel error={enrol.error} />
          <TextField label={words.totpConfirm} value={code} onChange={(event) => setCode(event.currentTarget.value)} inputMode="numeric" autoComplete="one-time-code" maxLength={64} required withAsterisk={false} />
          <CheckedField field="account.label" label={words.labelLabel} description={words.labelHint} value={label} problem={enrol.error} onChange={(event) => setLabel(event.currentTarget.value)} maxLength={40} />
          <ActionButton type="submit" tone="primary" gated busy={enrol.isPending}>
            {words.enrol}
          </ActionButton>
        </FormStack>
      </form>
    </FormGate>
  )
}
