import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { ApiRefusal } from '../platform/api-problem'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { DialogFrame } from '../ui/ConfirmDialog'
import { FormStack } from '../ui/FormStack'
import { useMessages } from '../ui/language'
import { uiMessages } from '../ui/ui.messages'
import { caseActMessages } from './case-act.messages'
import { caseMessages } from './case.messages'
import classes from './dialogs.module.css'
import { caseQuery } from './transfer.queries'

type ActDialogProps = {
  detail: CaseDetail
  title: string
  /** What will happen, and whether it can be taken back. */
  lead: string
  actLabel: string
  onAct: () => void
  onClose: () => void
  error: unknown
  busy: boolean
  reason?: string
  danger?: boolean
  children?: ReactNode
}

/** The dialog of an act on a case: what happens, what it needs, and what stands now when somebody was faster. */
export const ActDialog = ({ detail, title, lead, actLabel, onAct, onClose, error, busy, reason, danger, children }: ActDialogProps) => {
  const words = useMessages(caseActMessages)
  const terms = useMessages(caseMessages)
  const ui = useMessages(uiMessages)
  const { refetch } = useQuery({ ...caseQuery(detail.id), enabled: false })
  const overtaken = error instanceof ApiRefusal && error.kind === 'conflict'
  useEffect(() => {
    if (overtaken) void refetch()
  }, [overtaken, refetch])
  const standing = [terms[`status_${detail.status}`], detail.hold?.hospital.name ?? ''].filter((part) => part !== '').join('　')
  return (
    <DialogFrame title={title} opened onClose={onClose}>
      <FormStack>
        {lead === '' ? null : <p className={classes.text}>{lead}</p>}
        {children}
        <ProblemPanel error={error} />
        {overtaken ? <p className={classes.text}>{words.stands(standing)}</p> : null}
        <div className={classes.actions}>
          <ActionButton onAct={onClose}>{ui.cancel}</ActionButton>
          <ActionButton tone={danger === true ? 'danger' : 'primary'} onAct={onAct} busy={busy} reason={reason}>
            {actLabel}
          </ActionButton>
        </div>
      </FormStack>
    </DialogFrame>
  )
}

export type ActDialogOwnProps = { detail: CaseDetail; onClose: () => void }
