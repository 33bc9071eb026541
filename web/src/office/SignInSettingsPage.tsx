import { Radio } from '@mantine/core'
import { FACTOR_POLICIES, type FactorPolicy } from '@tasuki/domain/account/sign-in/second-factor.rules'
import type { SignInSettings } from '@tasuki/domain/account/sign-in/second-factor.contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery } from '../account/account.queries'
import { ConfirmedOutcome } from '../account/sign-in/ConfirmIdentity'
import { signInSettingsQuery, useSetFactorPolicy } from '../account/sign-in/second-factor.queries'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { FormStack } from '../ui/FormStack'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { Page, Section } from '../ui/Page'
import { SkeletonRows } from '../ui/SkeletonRows'
import { UnsavedGuard } from '../ui/UnsavedGuard'
import { FactorHolders } from './register/FactorHolders'
import { signInSettingsMessages } from './sign-in-settings.messages'

/** ログインの設定: the prefecture's policy (要綱22条); a representative finds their own people here. */
export const SignInSettingsPage = () => {
  const words = useMessages(signInSettingsMessages)
  const { data: me } = useQuery(meQuery)
  const isOfficer = me?.role === 'officer'
  return (
    <Page title={words.title} lead={isOfficer ? words.lead : words.leadHospital} width="form">
      {isOfficer ? <Policy /> : null}
      <FactorHolders />
    </Page>
  )
}

const Policy = () => {
  const words = useMessages(signInSettingsMessages)
  const settings = useQuery(signInSettingsQuery)
  return (
    <Section title={words.policy}>
      <ProblemPanel error={settings.error} onRetry={() => void settings.refetch()} />
      {settings.data === undefined ? settings.error === null ? <SkeletonRows rows={3} /> : null : <PolicyForm settings={settings.data} />}
    </Section>
  )
}

const PolicyForm = ({ settings }: { settings: SignInSettings }) => {
  const words = useMessages(signInSettingsMessages)
  const set = useSetFactorPolicy()
  const [policy, setPolicy] = useState<FactorPolicy>(settings.policy)
  const save = () => set.mutate({ body: { policy } }, { onSuccess: () => notify({ text: words.saved }) })
  const hint = { required: words.requiredHint, voluntary: words.voluntaryHint }
  return (
    <FormStack>
      {settings.isDemo ? <p>{words.demo}</p> : null}
      <p>{words.counts(settings.withFactor, settings.withoutFactor)}</p>
      <Radio.Group aria-label={words.policy} value={policy} onChange={(value) => setPolicy(FACTOR_POLICIES.find((one) => one === value) ?? policy)}>
        <FormStack>
          {FACTOR_POLICIES.map((one) => (
            <Radio key={one} value={one} label={words[one]} description={hint[one]} />
          ))}
        </FormStack>
      </Radio.Group>
      <p>{words.ministry}</p>
      <ConfirmedOutcome act={set} onConfirmed={save} />
      <ActionButton tone="primary" busy={set.isPending} reason={policy === settings.policy ? words.unchanged : undefined} onAct={save}>
        {words.save}
      </ActionButton>
      <UnsavedGuard when={policy !== settings.policy && !set.isPending} />
    </FormStack>
  )
}
