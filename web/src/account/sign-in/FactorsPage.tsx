import type { Factor, OwnFactors } from '@tasuki/domain/account/sign-in/second-factor.contract'
import { FEW_CODES } from '@tasuki/domain/account/sign-in/second-factor.rules'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { EmptyState } from '../../ui/EmptyState'
import { useLanguage, useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { notify } from '../../ui/notices'
import { Page, Section } from '../../ui/Page'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { StateMark } from '../../ui/StateMark'
import { fullInstantText } from '../../ui/time-text'
import { ConfirmIdentity } from './ConfirmIdentity'
import { EnrolFactor } from './EnrolFactor'
import { RecoveryCodes } from './RecoveryCodes'
import { secondFactorMessages } from './second-factor.messages'
import { ownFactorsQuery, useForgetDevices, useRemoveFactor, useRenewRecoveryCodes } from './second-factor.queries'
import classes from './SecondFactor.module.css'

/** 二要素認証: one's own factors. Before a change one shows once more who one is. */
export const FactorsPage = () => {
  const words = useMessages(secondFactorMessages)
  const own = useQuery(ownFactorsQuery)
  return (
    <Page title={words.title} lead={words.lead} width="form">
      <ProblemPanel error={own.error} onRetry={() => void own.refetch()} />
      {own.data === undefined ? own.error === null ? <SkeletonRows rows={4} /> : null : <Held own={own.data} />}
    </Page>
  )
}

const Held = ({ own }: { own: OwnFactors }) => {
  const words = useMessages(secondFactorMessages)
  const client = useQueryClient()
  const [enrolling, setEnrolling] = useState({ round: 0, isBegun: false })
  const renew = useRenewRecoveryCodes()
  const forget = useForgetDevices()
  const [codes, setCodes] = useState<readonly string[]>()
  const done = () => {
    setEnrolling(({ round }) => ({ round: round + 1, isBegun: false }))
    notify({ text: words.enrolled })
    void client.invalidateQueries({ queryKey: ownFactorsQuery.queryKey })
  }
  return (
    <>
      <Section title={words.mine}>
        {own.factors.length === 0 ? <EmptyState title={words.none}>{words.noneHint}</EmptyState> : null}
        <ul className={lines.list} aria-label={words.mine}>
          {own.factors.map((factor) => (
            <FactorLine key={factor.id} factor={factor} isFresh={own.isFresh} />
          ))}
        </ul>
      </Section>
      {own.isFresh ? null : <ConfirmFirst own={own} />}
      {own.isFresh || enrolling.isBegun ? (
        <Section title={words.add}>
          <EnrolFactor key={enrolling.round} onDone={done} onBegun={() => setEnrolling((before) => ({ ...before, isBegun: true }))} />
        </Section>
      ) : null}
      {own.factors.length === 0 ? null : (
        <Section title={words.recoveryTitle}>
          {codes === undefined ? (
            <>
              <p>{words.recoveryLeft(own.recoveryCodesLeft)}</p>
              <ProblemPanel error={renew.error} />
              <ActionButton busy={renew.isPending} reason={own.isFresh ? undefined : words.confirmTitle} onAct={() => renew.mutate({}, { onSuccess: (made) => setCodes(made.codes) })}>
                {words.renewRecovery}
              </ActionButton>
            </>
          ) : (
            <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />
          )}
        </Section>
      )}
      {own.factors.length === 0 ? null : (
        <Section title={words.devices}>
          <p>{words.devicesCount(own.knownDevices)}</p>
          <ProblemPanel error={forget.error} />
          {own.knownDevices === 0 ? null : (
            <ActionButton busy={forget.isPending} onAct={() => forget.mutate({}, { onSuccess: () => notify({ text: words.forgotten }) })}>
              {words.forget}
            </ActionButton>
          )}
        </Section>
      )}
    </>
  )
}

const FactorLine = ({ factor, isFresh }: { factor: Factor; isFresh: boolean }) => {
  const words = useMessages(secondFactorMessages)
  const { language } = useLanguage()
  const remove = useRemoveFactor()
  const [asked, setAsked] = useState(false)
  const name = factor.label === '' ? words.kind(factor.kind) : `${words.kind(factor.kind)}（${factor.label}）`
  const used = factor.lastUsedAt === null ? words.unused : words.used(fullInstantText(factor.lastUsedAt, language))
  const isFew = factor.codesLeft !== null && factor.codesLeft <= FEW_CODES
  return (
    <li className={lines.line}>
      <span className={lines.stacked}>
        <strong>{name}</strong>
        <span className={classes.soft}>{[words.since(fullInstantText(factor.createdAt, language)), used, ...(factor.codesLeft === null ? [] : [words.codesLeft(factor.codesLeft)])].join('・')}</span>
        {isFew ? <StateMark tone="waits">{words.fewLeft}</StateMark> : null}
      </span>
      {isFresh ? (
        <ActionButton size="xs" tone="quiet" onAct={() => setAsked(true)}>
          {words.remove}
        </ActionButton>
      ) : null}
      <ConfirmDialog
        title={words.removeTitle}
        opened={asked}
        danger
        actLabel={words.remove}
        busy={remove.isPending}
        onClose={() => setAsked(false)}
        onAct={() =>
          remove.mutate(
            { params: { factorId: factor.id } },
            {
              onSuccess: () => {
                setAsked(false)
                notify({ text: words.removed })
              },
            },
          )
        }
      >
        <p>
          <strong>{name}</strong>
        </p>
        <p>{words.removeLead}</p>
        <ProblemPanel error={remove.error} />
      </ConfirmDialog>
    </li>
  )
}

const ConfirmFirst = ({ own }: { own: OwnFactors }) => {
  const words = useMessages(secondFactorMessages)
  return (
    <Section title={words.confirmTitle}>
      <p>{words.confirmLead}</p>
      <div className={classes.panel}>
        <ConfirmIdentity own={own} />
      </div>
    </Section>
  )
}
