import type { FactorHolder } from '@tasuki/domain/account/sign-in/second-factor.contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmedOutcome } from '../../account/sign-in/ConfirmIdentity'
import { secondFactorMessages } from '../../account/sign-in/second-factor.messages'
import { factorHoldersQuery, useResetFactors } from '../../account/sign-in/second-factor.queries'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { EmptyState } from '../../ui/EmptyState'
import { useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { notify } from '../../ui/notices'
import { Section } from '../../ui/Page'
import { SearchBox } from '../../ui/SearchBox'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { signInSettingsMessages } from '../sign-in-settings.messages'
import classes from './FactorHolders.module.css'

/** People whose factor may be reset; whom one doesn’t look after, oneself too, only to be read. */
export const FactorHolders = () => {
  const words = useMessages(signInSettingsMessages)
  const [text, setText] = useState('')
  const [asked, setAsked] = useState<FactorHolder>()
  const found = useQuery({ ...factorHoldersQuery(text), placeholderData: keepPreviousData })
  return (
    <Section title={words.lost}>
      <p>{words.lostLead}</p>
      <SearchBox label={words.search} value={text} onSearch={setText} />
      <ProblemPanel error={found.error} onRetry={() => void found.refetch()} />
      {found.data === undefined ? found.error === null ? <SkeletonRows rows={5} /> : null : null}
      {found.data?.people.length === 0 ? <EmptyState title={words.nobody}>{words.nobodyHint}</EmptyState> : null}
      <ul className={lines.list} aria-label={words.person}>
        {found.data?.people.map((person) => (
          <HolderLine key={person.personId} person={person} onReset={!person.isLookedAfter || person.kinds.length === 0 ? undefined : () => setAsked(person)} />
        ))}
      </ul>
      {found.data?.hasMore === true ? <p>{words.more}</p> : null}
      {asked === undefined ? null : <ResetDialog person={asked} onClose={() => setAsked(undefined)} />}
    </Section>
  )
}

const HolderLine = ({ person, onReset }: { person: FactorHolder; onReset: (() => void) | undefined }) => {
  const words = useMessages(signInSettingsMessages)
  const { kind } = useMessages(secondFactorMessages)
  return (
    <li className={lines.line} data-short>
      <span className={lines.stacked}>
        <strong>{person.displayName}</strong>
        <span className={classes.soft}>{[person.hospitalName, person.department, person.loginId].filter((part) => part !== null && part !== '').join('・')}</span>
        <span className={classes.soft}>{person.kinds.length === 0 ? words.noFactor : `${words.factors}：${person.kinds.map((one) => kind(one)).join('、')}`}</span>
      </span>
      {onReset === undefined ? null : (
        <ActionButton size="xs" onAct={onReset}>
          {words.reset}
        </ActionButton>
      )}
    </li>
  )
}

const ResetDialog = ({ person, onClose }: { person: FactorHolder; onClose: () => void }) => {
  const words = useMessages(signInSettingsMessages)
  const reset = useResetFactors()
  const done = () => {
    notify({ text: words.resetDone(person.displayName) })
    onClose()
  }
  const act = () => reset.mutate({ params: { personId: person.personId } }, { onSuccess: done })
  return (
    <ConfirmDialog
      title={words.resetTitle}
      opened
      danger
      actLabel={words.reset}
      busy={reset.isPending}
      onClose={onClose}
      onAct={act}
    >
      <p>
        <strong>{person.displayName}</strong>
        {person.hospitalName === null ? null : `　${person.hospitalName}`}
      </p>
      <p>{words.resetLead}</p>
      <ConfirmedOutcome act={reset} onConfirmed={act} />
    </ConfirmDialog>
  )
}
