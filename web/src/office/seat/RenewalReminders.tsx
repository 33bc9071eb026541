import { undecidedSeats } from '@tasuki/domain/account/seat/renewal.rules'
import type { SeatRenewal } from '@tasuki/domain/account/seat/seat.contract'
import { japanDay } from '@tasuki/domain/base/working-time'
import { useState } from 'react'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { RelativeTime } from '../../ui/RelativeTime'
import { AcceptEachDialog } from '../seat-form/AcceptEachDialog'
import { TellFacts } from '../TellDialog'
import { useRemindRenewal, useRenewalsChanged } from './allotment.queries'
import classes from '../seat-form/OfficeForms.module.css'
import { renewalReminderMessages } from './renewal-reminder.messages'

const wasToldOn = ({ remindedAt }: SeatRenewal, today: string) => remindedAt !== null && japanDay(new Date(remindedAt)) === today

type RemindProps = { today: string; open: boolean }

/** 回答のお願い: when a hospital was told last, and telling it now (要綱10条5項). */
export const RenewalReminderCell = ({ renewal, today, open }: RemindProps & { renewal: SeatRenewal }) => {
  const words = useMessages(renewalReminderMessages)
  const [asked, setAsked] = useState(false)
  const { reminders, remindedAt, state, hospital } = renewal
  const mayTell = open && state === 'unanswered' && !wasToldOn(renewal, today)
  return (
    <>
      {remindedAt !== null ? (
        <span>
          <RelativeTime at={remindedAt} /> {words.times(reminders)}
        </span>
      ) : open && state === 'unanswered' ? (
        <span className={classes.small}>{words.never}</span>
      ) : null}
      {mayTell ? (
        <ActionButton size="xs" tone="quiet" label={words.remindOf(hospital.name)} onAct={() => setAsked(true)}>
          {words.remind}
        </ActionButton>
      ) : null}
      {asked ? <RemindDialog renewals={[renewal]} onClose={() => setAsked(false)} /> : null}
    </>
  )
}

/** All that haven't answered and weren't told today. */
export const RemindUnanswered = ({ renewals, today, open }: RemindProps & { renewals: readonly SeatRenewal[] }) => {
  const words = useMessages(renewalReminderMessages)
  const [asked, setAsked] = useState<readonly SeatRenewal[]>()
  const due = renewals.filter((renewal) => !wasToldOn(renewal, today))
  const reason = !open ? words.notOpen : renewals.length === 0 ? words.nobody : due.length === 0 ? words.toldToday : undefined
  return (
    <>
      <ActionButton reason={reason} onAct={() => setAsked(due)}>
        {words.remindAll(due.length)}
      </ActionButton>
      {asked === undefined ? null : <RemindDialog renewals={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

const RemindDialog = ({ renewals, onClose }: { renewals: readonly SeatRenewal[]; onClose: () => void }) => {
  const words = useMessages(renewalReminderMessages)
  const remind = useRemindRenewal()
  const changed = useRenewalsChanged()
  return (
    <AcceptEachDialog
      title={words.title(renewals.length)}
      actLabel={words.remind}
      says={words}
      items={renewals.map((renewal) => ({ id: renewal.hospital.id, title: renewal.hospital.name, text: words.seats(undecidedSeats(renewal).length) }))}
      accept={(hospitalId) => remind.mutateAsync({ params: { hospitalId } })}
      onClose={() => {
        onClose()
        void changed()
      }}
    >
      <p>{words.text}</p>
      <TellFacts to={words.to} />
    </AcceptEachDialog>
  )
}
