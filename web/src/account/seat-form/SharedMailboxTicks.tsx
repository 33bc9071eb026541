import { Checkbox } from '@mantine/core'
import type { MailboxTicks } from '@tasuki/domain/account/seat-form/mailbox.rules'
import { useMessages } from '../../ui/language'
import { seatFormMessages } from './seat-form.messages'
import classes from './SeatForm.module.css'

/** 様式の※ (rule 38): who says that a mailbox is shared says also why that is allowed. Unticked, the reasons go with it. */
export const SharedMailboxTicks = ({ label, hint, value, isAsked = true, onChange }: { label: string; hint?: string; value: MailboxTicks; /** Not of what stands already. */ isAsked?: boolean; onChange: (next: MailboxTicks) => void }) => {
  const words = useMessages(seatFormMessages)
  return (
    <div className={classes.ticks}>
      <Checkbox label={label} description={hint} checked={value.sharedMailbox} onChange={(event) => onChange({ sharedMailbox: event.currentTarget.checked, noPersonalMailbox: false, privateMailForbidden: false })} />
      {value.sharedMailbox && isAsked ? (
        <fieldset>
          <legend className={classes.soft}>{words.sharedLegend}</legend>
          <Checkbox label={words.noPersonalMailbox} checked={value.noPersonalMailbox} onChange={(event) => onChange({ ...value, noPersonalMailbox: event.currentTarget.checked })} />
          <Checkbox label={words.privateMailForbidden} checked={value.privateMailForbidden} onChange={(event) => onChange({ ...value, privateMailForbidden: event.currentTarget.checked })} />
        </fieldset>
      ) : null}
    </div>
  )
}
