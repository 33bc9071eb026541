import { Button } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import classes from './controls.module.css'
import { useGateReason } from './form-gate'

type ActionButtonProps = {
  /** The act, as a verb: 「打診を送る」. */
  children: ReactNode
  onAct?: () => void
  /** What the act is to who doesn't see where it stands; holds what is written on it. */
  label?: string
  /** It shows and hides what has this id. */
  shows?: { id: string; open: boolean }
  /** Why it can't be done now: the button stays in sight, focusable, with the reason under it. */
  reason?: string
  /** Waits for the fields of its form (`FormGate`). */
  gated?: boolean
  busy?: boolean
  tone?: 'primary' | 'plain' | 'quiet' | 'danger'
  size?: 'xs' | 'sm' | 'lg'
  type?: 'button' | 'submit'
  icon?: ReactNode
  fullWidth?: boolean
}

const VARIANT = { primary: 'filled', plain: 'default', quiet: 'subtle', danger: 'outline' } as const

export const ActionButton = (props: ActionButtonProps) => {
  const { children, onAct, label, shows, reason: own, gated = false, busy = false, tone = 'plain', size = 'sm', type = 'button', icon, fullWidth } = props
  const reasonId = useId()
  const held = useGateReason()
  const reason = own ?? (gated ? held : undefined)
  const blocked = reason !== undefined
  return (
    <span className={classes.action} data-full={fullWidth === true ? '' : undefined}>
      <Button
        type={type}
        variant={VARIANT[tone]}
        color={tone === 'danger' ? 'red' : undefined}
        size={size}
        leftSection={icon}
        fullWidth={fullWidth}
        className={classes.button}
        data-blocked={blocked ? '' : undefined}
        data-busy={busy ? '' : undefined}
        aria-label={label}
        aria-expanded={shows?.open}
        aria-controls={shows?.open === true ? shows.id : undefined}
        aria-disabled={blocked || busy}
        aria-busy={busy}
        aria-describedby={blocked ? reasonId : undefined}
        // Enter in a field presses it too, where it sends the form.
        onClick={blocked || busy ? (event) => event.preventDefault() : onAct}
      >
        {children}
      </Button>
      {blocked ? (
        <span id={reasonId} className={classes.reason}>
          {reason}
        </span>
      ) : null}
    </span>
  )
}
