import type { ReactNode } from 'react'
import classes from './forms.module.css'

/** Fields of a form, one under the other. */
export const FormStack = ({ children }: { children: ReactNode }) => <div className={classes.stack}>{children}</div>
