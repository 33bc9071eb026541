import type { OfficeApplication } from '@tasuki/domain/office/application/hospital-application.contract'
import { checkApplicationAct, checkUnrepresented } from '@tasuki/domain/office/application/hospital-application.rules'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ConfirmedOutcome } from '../../account/sign-in/ConfirmIdentity'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { useMessages } from '../../ui/language'
import { SegmentedField } from '../../ui/SegmentedField'
import { applicationMessages } from './application.messages'
import { useDecideApplication } from './application.queries'
import classes from './Application.module.css'
import { JoinableSearch } from './JoinHospitalField'
import { ReasonDialog } from '../ReasonDialog'

const MOST_COMMENT = 1000

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
  const isRepresented = of.hospital !== null && !checkUnrepresented(of.hospital.representedBy).ok
  return (
    <>
      {invited === undefined ? null : (
        <p role="status">
          {{ mail: words.invitedByMail, code: words.inviteByCode, known: words.acceptedKnown }[invited]}　
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
      {begun?.act === 'accept' ? <AcceptDialog of={of} busy={decide.accept.isPending} act={decide.accept} onAct={(hospitalId) => decide.accept.mutate({ params, body: { version: begun.version, hospitalId } }, { onSuccess: close })} onClose={close} /> : null}
      {begun?.act === 'giveBack' ? (
        <ReasonDialog title={words.giveBack} actLabel={words.giveBack} label={words.whatToCorrect} field="application.comment" most={MOST_COMMENT} missing={words.commentMissing} busy={decide.giveBack.isPending} error={decide.giveBack.error} onAct={(comment) => decide.giveBack.mutate({ params, body: { version: begun.version, comment } }, { onSuccess: close })} onClose={close}>
          <p>{words.giveBackText}</p>
        </ReasonDialog>
      ) : null}
      {begun?.act === 'refuse' ? (
        <ReasonDialog title={words.refuse} actLabel={words.refuse} label={words.whyRefused} field="application.comment" most={MOST_COMMENT} missing={words.commentMissing} busy={decide.refuse.isPending} error={decide.refuse.error} onAct={(comment) => decide.refuse.mutate({ params, body: { version: begun.version, comment } }, { onSuccess: close })} onClose={close}>
          <p>{words.refuseText}</p>
        </ReasonDialog>
      ) : null}
    </>
  )
}

type AcceptProps = { of: OfficeApplication; busy: boolean; act: { error: Error | null; reset: () => void }; onAct: (hospitalId: string | null) => void; onClose: () => void }

/** A hospital that isn't in the directory is recognised in it, or entered. */
const AcceptDialog = ({ of, busy, act, onAct, onClose }: AcceptProps) => {
  const words = useMessages(applicationMessages)
  const [isNew, setNew] = useState(true)
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null)
  const isKnown = of.hospital?.representedBy === 'named'
  const missing = of.hospital === null && !isNew && chosen === null
  const accept = () => onAct(of.hospital === null && !isNew ? (chosen?.id ?? null) : null)
  return (
    <ConfirmDialog title={words.accept} opened actLabel={words.accept} busy={busy} {...(missing && { reason: words.chooseHospital })} onAct={accept} onClose={onClose}>
      <p>{(isKnown ? words.acceptKnownText : words.acceptText)(of.application.representative.name)}</p>
      {of.application.representative.sharedMailbox && !isKnown ? <p>{words.inviteByCode}</p> : null}
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
      <ConfirmedOutcome act={act} onConfirmed={accept} />
    </ConfirmDialog>
  )
}
