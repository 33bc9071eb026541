import { useState, type FormEvent } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { TextField } from '../../ui/TextField'
import { CodeSheet } from './CodeSheet'
import { secondFactorMessages } from './second-factor.messages'
import { useEnrolCodeList, useStartCodeList } from './second-factor.queries'

/** 番号表: for wards with shared PCs, without phones and USB. */
export const EnrolCodeList = ({ onEnrolled }: { onEnrolled: (recoveryCodes: readonly string[] | null) => void }) => {
  const words = useMessages(secondFactorMessages)
  const start = useStartCodeList()
  const enrol = useEnrolCodeList()
  const [code, setCode] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!enrol.isPending) enrol.mutate({ body: { code } }, { onSuccess: ({ recoveryCodes }) => onEnrolled(recoveryCodes) })
  }
  if (start.data === undefined)
    return (
      <FormStack>
        <p>{words.listLead}</p>
        <ProblemPanel error={start.error} />
        <ActionButton tone="primary" busy={start.isPending} onAct={() => start.mutate({})}>
          {words.listStart}
        </ActionButton>
      </FormStack>
    )
  return (
    <form onSubmit={send} noValidate>
      <FormStack>
        <CodeSheet title={words.listTitle} lead={words.listLead} codes={start.data.codes} />
        <div data-print="hide">
          <FormStack>
            <ProblemPanel error={enrol.error} />
            <TextField label={words.listConfirm} description={words.listConfirmHint} value={code} onChange={(event) => setCode(event.currentTarget.value)} inputMode="numeric" autoComplete="off" maxLength={64} required withAsterisk={false} />
            <ActionButton type="submit" tone="primary" busy={enrol.isPending}>
              {words.enrol}
            </ActionButton>
          </FormStack>
        </div>
      </FormStack>
    </form>
  )
}
