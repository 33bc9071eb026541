import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from './language'
import classes from './panels.module.css'
import { uiMessages } from './ui.messages'

type ErrorPanelProps = {
  /** What happened. */
  what: string
  /** What is safe: what was kept. */
  safe?: string
  /** What to do. */
  todo?: string
  requestId?: string
  onRetry?: () => void
  children?: ReactNode
}

export const ErrorPanel = ({ what, safe, todo, requestId, onRetry, children }: ErrorPanelProps) => {
  const words = useMessages(uiMessages)
  return (
    <div className={classes.error} role="alert" data-error>
      <p className={classes.errorWhat}>{what}</p>
      {safe === undefined ? null : <p className={classes.errorLine}>{safe}</p>}
      {todo === undefined ? null : <p className={classes.errorLine}>{todo}</p>}
      {children}
      {onRetry === undefined ? null : (
        <div className={classes.panelActions}>
          <Button variant="default" onClick={onRetry}>
            {words.retry}
          </Button>
        </div>
      )}
      {requestId === undefined ? null : (
        <p className={classes.requestId}>
          {words.requestId} <code>{requestId}</code>
        </p>
      )}
    </div>
  )
}
