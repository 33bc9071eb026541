import { NativeSelect } from '@mantine/core'
import type { RegisteredHospitalInFull } from '@tasuki/domain/office/register/hospital-register.contract'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ConfirmedOutcome } from '../../account/sign-in/ConfirmIdentity'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import inline from '../../ui/inline-form.module.css'
import { useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { notify } from '../../ui/notices'
import { hospitalRegisterMessages } from './hospital-register.messages'
import { useChangeHospitalUse, useHandOverCases } from './hospital-register.queries'
import classes from '../seat/SeatTermsPage.module.css'

/** 利用開始・利用終了 (rules 48, 81): where it can't end yet, what stands in the way and what to do about it. */
export const HospitalUseActs = ({ of: { hospital, openCases, successors } }: { of: RegisteredHospitalInFull }) => {
  const words = useMessages(hospitalRegisterMessages)
  const change = useChangeHospitalUse()
  const handOver = useHandOverCases()
  const [asked, setAsked] = useState<'active' | 'ended' | 'hand-over'>()
  const [toHospitalId, setTo] = useState(successors[0]?.id ?? '')
  // Opened anew, a dialog doesn't show how it went before.
  const close = () => {
    setAsked(undefined)
    change.reset()
    handOver.reset()
  }
  const done = (text: string) => ({
    onSuccess: () => {
      close()
      notify({ text })
    },
  })
  const params = { hospitalId: hospital.id }
  const start = (use: 'active' | 'ended') => change.mutate({ params, body: { use } }, done(use === 'active' ? words.started : words.endedNow))
  const to = successors.find(({ id }) => id === toHospitalId)
  if (hospital.use !== 'active')
    return (
      <>
        <ActionButton tone="primary" onAct={() => setAsked('active')}>
          {words.start}
        </ActionButton>
        <ConfirmDialog title={words.start} opened={asked === 'active'} actLabel={words.start} busy={change.isPending} onClose={close} onAct={() => start('active')}>
          <p>{words.startText}</p>
          <ConfirmedOutcome act={change} onConfirmed={() => start('active')} />
        </ConfirmDialog>
      </>
    )
  const isBlocked = hospital.openCases > 0
  return (
    <>
      {isBlocked ? (
        <>
          <p>{words.endTodo}</p>
          {openCases.length === 0 ? null : (
            <ul className={lines.list} aria-label={words.openCases}>
              {openCases.map(({ id, code }) => (
                <li key={id} className={lines.line} data-short>
                  <Link to="/cases/$caseId" params={{ caseId: id }} data-lone>
                    {code}
                  </Link>
                </li>
              ))}
            </ul>
          )}
          {successors.length === 0 ? (
            <p className={classes.soft}>{words.noSuccessor}</p>
          ) : (
            <div className={inline.form}>
              <NativeSelect label={words.handOverTo} value={toHospitalId} data={successors.map(({ id, name }) => ({ value: id, label: name }))} onChange={(event) => setTo(event.currentTarget.value)} />
              <ActionButton onAct={() => setAsked('hand-over')}>{words.handOver}</ActionButton>
            </div>
          )}
        </>
      ) : null}
      <ActionButton tone="danger" onAct={() => setAsked('ended')} {...(isBlocked && { reason: words.endBlocked(hospital.openCases) })}>
        {words.end}
      </ActionButton>
      <ConfirmDialog title={words.end} opened={asked === 'ended'} actLabel={words.end} danger busy={change.isPending} onClose={close} onAct={() => start('ended')}>
        <p>{words.endText}</p>
        <ConfirmedOutcome act={change} onConfirmed={() => start('ended')} />
      </ConfirmDialog>
      <ConfirmDialog title={words.handOverTitle} opened={asked === 'hand-over'} actLabel={words.handOver} danger busy={handOver.isPending} onClose={close} onAct={() => handOver.mutate({ params, body: { toHospitalId } }, done(words.handedOver))}>
        <p>{words.handOverText(hospital.openCases, to?.name ?? '')}</p>
        <ProblemPanel error={handOver.error} />
      </ConfirmDialog>
    </>
  )
}
