import type { ReactNode } from 'react'
import { useMessages } from './language'
import classes from './RequiredLabel.module.css'
import { uiMessages } from './ui.messages'

/** The label of a field without which its form isn't taken. What may stay empty has no mark; neither has a prompt for a password or a code, which is nothing but that. */
export const RequiredLabel = ({ children }: { children: ReactNode }) => {
  const words = useMessages(uiMessages)
  return (
    <>
      {children}
      <span className={classes.required} data-required>
        {words.required}
      </span>
    </>
  )
}
