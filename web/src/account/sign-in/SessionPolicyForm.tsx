import { Checkbox } from '@mantine/core'
import type { SessionPolicySettings } from '@tasuki/domain/account/sign-in/session.contract'
import { IDLE_MINUTES_RANGE } from '@tasuki/domain/account/sign-in/session.rules'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { Section } from '../../ui/Page'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { TextField } from '../../ui/TextField'
import { UnsavedGuard } from '../../ui/UnsavedGuard'
import { ConfirmedOutcome } from './ConfirmIdentity'
import { peopleMessages } from '../people/people.messages'
import { useSetSessionPolicy } from './session.queries'
import { sessionPolicyQuery } from './use-idle-lock'

/** The prefecture's settings for sessions: idle time, and what use at two places does (要綱22条, rule 37). */
export const SessionPolicyForm = () => {
  const words = useMessages(peopleMessages)
  const policy = useQuery(sessionPolicyQuery)
  return (
    <Section title={words.policy}>
      <ProblemPanel error={policy.error} onRetry={() => void policy.refetch()} />
      {policy.data === undefined ? policy.error === null ? <SkeletonRows rows={3} columns={1} /> : null : <PolicyFields policy={policy.data} />}
    </Section>
  )
}

const PolicyFields = ({ policy }: { policy: SessionPolicySettings }) => {
  const words = useMessages(peopleMessages)
  const [idle, setIdle] = useState(String(policy.idleMinutes))
  const [endOlder, setEndOlder] = useState(policy.endOlder)
  const set = useSetSessionPolicy(() => notify({ text: words.saved }))
  const minutes = /^\d{1,3}$/.test(idle.normalize('NFKC').trim()) ? Number(idle.normalize('NFKC')) : Number.NaN
  const isOutside = !(minutes >= IDLE_MINUTES_RANGE.least && minutes <= IDLE_MINUTES_RANGE.most)
  const save = () => {
    if (!isOutside && !set.isPending) set.mutate({ body: { idleMinutes: minutes, endOlder } })
  }
  return (
    <FormStack>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <FormStack>
          <TextField label={words.idle} description={words.idleHint} value={idle} onChange={(event) => setIdle(event.currentTarget.value)} inputMode="numeric" error={isOutside ? words.idleHint : undefined} styles={{ wrapper: { inlineSize: '8em' } }} />
          <Checkbox label={words.endOlder} checked={endOlder} onChange={(event) => setEndOlder(event.currentTarget.checked)} />
          <ActionButton type="submit" tone="primary" busy={set.isPending} reason={isOutside ? words.idleHint : undefined}>
            {words.save}
          </ActionButton>
        </FormStack>
      </form>
      <ConfirmedOutcome act={set} onConfirmed={save} />
      <UnsavedGuard when={(minutes !== policy.idleMinutes || endOlder !== policy.endOlder) && !set.isPending} />
    </FormStack>
  )
}
