import { RETENTION_REASON_LIMIT, type RetentionHoldView } from '@tasuki/domain/office/retention/retention.contract'
import { useState } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { notify } from '../../ui/notices'
import { RelativeTime } from '../../ui/RelativeTime'
import { StateMark } from '../../ui/StateMark'
import { ReasonDialog } from '../ReasonDialog'
import { retentionMessages } from './retention.messages'
import { useDecideHold, useLiftHold } from './retention.queries'
import classes from './Retention.module.css'

const TONES = { asked: 'paused', held: 'yes', declined: 'no', lifted: 'none' } as const

/** What is stopped, with its reason; the prefecture decides and lifts. */
export const RetentionHolds = ({ holds, deciding }: { holds: readonly RetentionHoldView[]; deciding: boolean }) => {
  const words = useMessages(retentionMessages)
  return holds.length === 0 ? (
    <p>{words.noHolds}</p>
  ) : (
    <ul className={lines.list}>
      {holds.map((hold) => (
        <li key={hold.id} className={lines.line}>
          <div className={lines.what}>
            <span className={lines.facts}>
              <strong>{`${hold.hospital.name}　${hold.caseCode ?? words.wholeHospital}`}</strong>
              <StateMark tone={TONES[hold.state]}>{words[`state_${hold.state}`]}</StateMark>
              <span>{hold.askedBy === null ? words.byPrefecture : words.askedBy(hold.askedBy)}</span>
              <RelativeTime at={hold.madeAt} withClock />
            </span>
            <p className={classes.reason}>{hold.reason}</p>
            {hold.answer === '' ? null : <p className={classes.reason}>{`→ ${hold.answer}`}</p>}
          </div>
          {deciding ? <HoldActs hold={hold} /> : null}
        </li>
      ))}
    </ul>
  )
}

const HoldActs = ({ hold }: { hold: RetentionHoldView }) => {
  const words = useMessages(retentionMessages)
  const decide = useDecideHold()
  const lift = useLiftHold()
  const [asked, setAsked] = useState<'held' | 'declined' | 'lift'>()
  // Opened anew, a dialog doesn't show how it went before.
  const close = () => {
    setAsked(undefined)
    decide.reset()
    lift.reset()
  }
  const done = (text: string) => ({
    onSuccess: () => {
      close()
      notify({ text })
    },
  })
  return (
    <div className={classes.acts}>
      {hold.state === 'asked' ? (
        <>
          <ActionButton size="xs" tone="primary" onAct={() => setAsked('held')}>
            {words.accept}
          </ActionButton>
          <ActionButton size="xs" onAct={() => setAsked('declined')}>
            {words.decline}
          </ActionButton>
        </>
      ) : null}
      {hold.state === 'held' ? (
        <ActionButton size="xs" onAct={() => setAsked('lift')}>
          {words.lift}
        </ActionButton>
      ) : null}
      {asked === 'held' || asked === 'declined' ? (
        <ReasonDialog
          title={asked === 'held' ? words.acceptTitle : words.declineTitle}
          label={words.answer}
          help={words.reasonHelp}
          field="retention.answer"
          most={RETENTION_REASON_LIMIT}
          actLabel={asked === 'held' ? words.accept : words.decline}
          busy={decide.isPending}
          error={decide.error}
          onAct={(answer) => decide.mutate({ params: { holdId: hold.id }, body: { decision: asked, answer } }, done(words.decided))}
          onClose={close}
        />
      ) : null}
      <ConfirmDialog title={words.liftTitle} opened={asked === 'lift'} actLabel={words.lift} busy={lift.isPending} onAct={() => lift.mutate({ params: { holdId: hold.id } }, done(words.lifted))} onClose={close}>
        <p>{words.liftText}</p>
        <ProblemPanel error={lift.error} />
      </ConfirmDialog>
    </div>
  )
}
