import type { ReactNode } from 'react'
import classes from './panels.module.css'

/** Says what would fill the list (`children`) and offers the act. */
export const EmptyState = ({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) => (
  <div className={classes.empty}>
    <p className={classes.emptyTitle}>{title}</p>
    {children === undefined ? null : <div className={classes.emptyText}>{children}</div>}
    {action === undefined ? null : <div className={classes.panelActions}>{action}</div>}
  </div>
)
