import type { OfficeApplication } from '@tasuki/domain/office/application/hospital-application.contract'
import { checkApplicationAct, checkUnrepresented } from '@tasuki/domain/office/application/hospital-application.rules'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { CheckedArea } from '../../names/CheckedText'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { useMessages } from '../../ui/language'
import { SegmentedField } from '../../ui/SegmentedField'
import { applicationMessages } from './application.messages'
import { useDecideApplication } from './application.queries'
import classes from './Application.module.css'
import { JoinableSearch } from './JoinHospitalField'

type Act = 'accept' | 'giveBack' | 'refuse'
/** With the application as it was read when the act was begun: what came in meanwhile is decided by nobody unseen. */
type Begun = { act: Act; version: number }

/** 受理・差戻し・不受理. */
export const ApplicationActs = ({ of }: { of: OfficeApplication }) => {
  const words = useMessages(applicationMessages)
  const decide = useDecideApplication(of.id)
  const [begun, setBegun] = useState<Begun>()
  const begin = (act: Act) => setBegun({ act, version: of.version })
  // Opened anew, a dialog doesn't show how it went before.
  const close = () => {
    setBegun(undefined)
    decide.giveBack.reset()
    decide.refuse.reset()
  }
  const params = { applicationId: of.id }
  const invited = decide.accept.data?.invitedBy
  const isRepresented = of.hospital !== null && !checkUnrepresented({ inUse: of.hospital.use === 'active', representatives: of.hospital.representatives }).ok
  return (
    <>
      {invited === undefined ? null : (
        <p role="status">
          {invited === 'mail' ? words.invitedByMail : words.inviteByCode}　
          <Link to="/account/people" search={{ q: of.application.representative.name }} data-lone>
            {words.toPeople}
          </Link>
        </p>
      )}
      {checkApplicationAct('decide', of.state).ok ? (
        <div className={classes.acts}>
          <ActionButton tone="primary" {...(isRepresented && { reason: words.cannotAccept })} onAct={() => begin('accept')}>
            {words.accept}
          </ActionButton>
          <ActionButton onAct={() => begin('giveBack')}>{words.giveBack}</ActionButton>
          <ActionButton onAct={() => begin('refuse')}>{words.refuse}</ActionButton>
        </div>
      ) : null}
      {begun?.act === 'accept' ? <AcceptDialog of={of} busy={decide.accept.isPending} error={decide.accept.error} onAct={(hospitalId) => decide.accept.mutate({ params, body: { version: begun.version, hospitalId } }, { onSuccess: close })} onClose={close} /> : null}
      {begun?.act === 'giveBack' ? (
        <CommentDialog title={words.giveBack} text={words.giveBackText} label={words.whatToCorrect} busy={decide.giveBack.isPending} error={decide.giveBack.error} onAct={(comment) => decide.giveBack.mutate({ params, body: { version: begun.version, comment } }, { onSuccess: close })} onClose={close} />
      ) : null}
      {begun?.act === 'refuse' ? (
        <CommentDialog title={words.refuse} text={words.refuseText} label={words.whyRefused} busy={decide.refuse.isPending} error={decide.refuse.error} onAct={(comment) => decide.refuse.mutate({ params, body: { version: begun.version, comment } }, { onSuccess: close })} onClose={close} />
      ) : null}
    </>
  )
}

type AcceptProps = { of: OfficeApplication; busy: boolean; error: Error | null; onAct: (hospitalId: string | null) => void; onClose: () => void }

/** A hospital that isn't in the directory is recognised in it, or entered. */
const AcceptDialog = ({ of, busy, error, onAct, onClose }: AcceptProps) => {
  const words = useMessages(applicationMessages)
  const [isNew, setNew] = useState(true)
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null)
  const missing = of.hospital === null && !isNew && chosen === null
  return (
    <ConfirmDialog title={words.accept} opened actLabel={words.accept} busy={busy} {...(missing && { reason: words.chooseHospital })} onAct={() => onAct(of.hospital === null && !isNew ? (chosen?.id ?? null) : null)} onClose={onClose}>
      <p>{words.acceptText(of.application.representative.name)}</p>
      {of.application.representative.sharedMailbox ? <p>{words.inviteByCode}</p> : null}
      {of.hospital === null ? (
        <>
          <SegmentedField label={words.inDirectory} segments={[{ value: 'new', label: words.enterNew }, { value: 'known', label: words.chooseKnown }]} value={isNew ? 'new' : 'known'} onChange={(next) => setNew(next === 'new')} />
          {isNew ? null : (
            <>
              {chosen === null ? null : (
                <p>
                  {words.chosen}：<strong>{chosen.name}</strong>
                </p>
              )}
              <JoinableSearch chosen={chosen?.id ?? null} onChoose={setChosen} />
            </>
          )}
        </>
      ) : null}
      <ProblemPanel error={error} />
    </ConfirmDialog>
  )
}

type CommentProps = { title: string; text: string; label: string; busy: boolean; error: Error | null; onAct: (comment: string) => void; onClose: () => void }

/** What was typed stays when it is refused. */
const CommentDialog = ({ title, text, label, busy, error, onAct, onClose }: CommentProps) => {
  const words = useMessages(applicationMessages)
  const [comment, setComment] = useState('')
  return (
    <ConfirmDialog title={title} opened actLabel={title} busy={busy} {...(comment.trim() === '' && { reason: words.commentMissing })} onAct={() => onAct(comment)} onClose={onClose}>
      <p>{text}</p>
      <CheckedArea field="application.comment" label={label} value={comment} maxLength={1000} minRows={3} problem={error} onChange={(event) => setComment(event.currentTarget.value)} />
      <ProblemPanel error={error} />
    </ConfirmDialog>
  )
}
