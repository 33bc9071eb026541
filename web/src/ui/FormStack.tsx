import type { ReactNode } from 'react'
import classes from './forms.module.css'

/** Fields of a form, one under the other. */
export const FormStack = ({ children }: { children: ReactNode }) => <div className={classes.stack}>{children}</div>

/** Fields beside each other while there is room. */
export const FormRow = ({ children }: { children: ReactNode }) => <div className={classes.row}>{children}</div>
