import type { OwnApplication } from '@tasuki/domain/office/application/hospital-application.contract'
import { checkApplicationAct } from '@tasuki/domain/office/application/hospital-application.rules'
import { type FormEvent, useState } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { FormStack } from '../../ui/FormStack'
import { useLanguage, useMessages } from '../../ui/language'
import { Facts } from '../../ui/Page'
import { usePageSwap } from '../../ui/page-swap'
import { StateMark } from '../../ui/StateMark'
import { TextField } from '../../ui/TextField'
import { fullInstantText } from '../../ui/time-text'
import { APPLICATION_TONE } from './application-tone'
import { applicationMessages } from './application.messages'
import { useCorrectApplication, useReadOwnApplication, useWithdrawApplication } from './application.queries'
import classes from './Application.module.css'
import { JoinForm } from './JoinForm'

/** How far one's own application is; returned, it is corrected here. */
export const OwnApplicationPart = () => {
  const words = useMessages(applicationMessages)
  const [number, setNumber] = useState('')
  const [code, setCode] = useState('')
  const [own, setOwn] = useState<OwnApplication>()
  const read = useReadOwnApplication()
  usePageSwap(own === undefined ? 'look' : 'standing')
  const look = (event: FormEvent) => {
    event.preventDefault()
    if (!read.isPending) read.mutate({ body: { number, code } }, { onSuccess: setOwn })
  }
  if (own !== undefined) return <Standing own={own} receipt={{ number, code }} onChange={setOwn} onLeave={() => setOwn(undefined)} />
  return (
    <form onSubmit={look} noValidate>
      <FormStack>
        <p>{words.receiptLead}</p>
        <TextField label={words.number} value={number} maxLength={60} autoComplete="off" autoCapitalize="none" spellCheck={false} onChange={(event) => setNumber(event.currentTarget.value)} />
        <TextField label={words.code} value={code} maxLength={60} autoComplete="off" autoCapitalize="none" spellCheck={false} onChange={(event) => setCode(event.currentTarget.value)} />
        <ProblemPanel error={read.error} />
        <ActionButton type="submit" tone="primary" size="lg" busy={read.isPending} fullWidth>
          {words.look}
        </ActionButton>
      </FormStack>
    </form>
  )
}

type StandingProps = { own: OwnApplication; receipt: { number: string; code: string }; onChange: (own: OwnApplication) => void; onLeave: () => void }

const Standing = ({ own, receipt, onChange, onLeave }: StandingProps) => {
  const words = useMessages(applicationMessages)
  const { language } = useLanguage()
  const [isCorrecting, setCorrecting] = useState(false)
  const [isWithdrawing, setWithdrawing] = useState(false)
  const correct = useCorrectApplication()
  const withdraw = useWithdrawApplication()
  usePageSwap(isCorrecting ? 'correct' : 'standing')
  const mayCorrect = checkApplicationAct('correct', own.state).ok
  if (isCorrecting)
    return (
      <>
        {own.comment === '' ? null : <Comment text={own.comment} />}
        <JoinForm
          start={own.application}
          startName={own.hospitalName}
          busy={correct.isPending}
          problem={correct.error}
          actLabel={words.sendAgain}
          onSend={(application, termsVersion) =>
            correct.mutate(
              { body: { ...receipt, version: own.version, application, termsVersion } },
              {
                onSuccess: (next) => {
                  onChange(next)
                  setCorrecting(false)
                },
              },
            )
          }
          onCancel={() => setCorrecting(false)}
        />
      </>
    )
  return (
    <FormStack>
      <Facts
        facts={[
          { label: words.state, value: <StateMark tone={APPLICATION_TONE[own.state]}>{words[own.state]}</StateMark> },
          { label: words.number, value: own.number },
          { label: words.hospital, value: own.hospitalName },
          { label: words.submittedAt, value: fullInstantText(own.submittedAt, language) },
          ...(own.decidedAt === null ? [] : [{ label: words.decidedAt, value: fullInstantText(own.decidedAt, language) }]),
        ]}
      />
      <p>{words[`stands_${own.state}`]}</p>
      {own.comment === '' ? null : <Comment text={own.comment} />}
      {mayCorrect ? (
        <>
          <ActionButton tone={own.state === 'returned' ? 'primary' : 'plain'} onAct={() => setCorrecting(true)} fullWidth>
            {words.correct}
          </ActionButton>
          <ActionButton onAct={() => setWithdrawing(true)} fullWidth>
            {words.withdraw}
          </ActionButton>
        </>
      ) : null}
      <ActionButton tone="quiet" onAct={onLeave} fullWidth>
        {words.lookAtAnother}
      </ActionButton>
      <ConfirmDialog
        title={words.withdraw}
        opened={isWithdrawing}
        actLabel={words.withdraw}
        busy={withdraw.isPending}
        onAct={() =>
          withdraw.mutate(
            { body: receipt },
            {
              onSuccess: (next) => {
                onChange(next)
                setWithdrawing(false)
              },
            },
          )
        }
        onClose={() => setWithdrawing(false)}
      >
        <p>{words.withdrawText}</p>
        <ProblemPanel error={withdraw.error} />
      </ConfirmDialog>
    </FormStack>
  )
}

const Comment = ({ text }: { text: string }) => {
  const words = useMessages(applicationMessages)
  return (
    <section className={classes.comment} aria-label={words.comment}>
      <strong>{words.comment}</strong>
      <p>{text}</p>
    </section>
  )
}
