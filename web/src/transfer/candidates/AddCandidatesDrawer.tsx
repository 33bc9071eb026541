import { Drawer } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { ApiRefusal } from '../../platform/api-problem'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { uiMessages } from '../../ui/ui.messages'
import type { ActDialogOwnProps } from '../ActDialog'
import { caseActMessages } from '../case-act.messages'
import { matchingQueryOf, togglePick, type HospitalPick } from '../case-form/case-form'
import { MatchingPanel } from './MatchingPanel'
import classes from './MatchingPanel.module.css'
import { matchingMessages } from './matching.messages'
import { SendInquiriesDialog } from './SendInquiriesDialog'
import { caseQuery, useAddCandidates } from '../transfer.queries'
import { useMatching } from './use-matching'

/** Asks further hospitals while 募集中 (rule 67); those asked already are shown as such. */
export const AddCandidatesDrawer = ({ detail, onClose }: ActDialogOwnProps) => {
  const words = useMessages(caseActMessages)
  const matching = useMessages(matchingMessages)
  const ui = useMessages(uiMessages)
  const client = useQueryClient()
  const { result, error, renewing, retry, needs } = useMatching(matchingQueryOf(detail.record))
  const add = useAddCandidates()
  const [picks, setPicks] = useState<HospitalPick[]>([])
  const [sending, setSending] = useState(false)
  const toggle = useCallback((hospital: HospitalPick) => setPicks((before) => togglePick(before, hospital)), [])
  const asked = useMemo(() => new Set(detail.inquiries.map((inquiry) => inquiry.hospital.id)), [detail.inquiries])
  const send = (message: string) =>
    add.mutate(
      { params: { caseId: detail.id }, body: { hospitalIds: picks.map((pick) => pick.hospitalId), message } },
      {
        onSuccess: () => {
          onClose()
          notify({ text: words.added(picks.length) })
        },
        onError: (problem) => {
          if (problem instanceof ApiRefusal && problem.kind === 'conflict') void client.invalidateQueries({ queryKey: caseQuery(detail.id).queryKey })
        },
      },
    )
  return (
    <Drawer opened onClose={onClose} title={words.addTitle} position="right" size="lg" closeOnClickOutside={false} closeButtonProps={{ 'aria-label': ui.close }} transitionProps={{ duration: 0 }}>
      <h3 className={classes.head}>
        <span>{matching.panelTitle}</span>
      </h3>
      <ProblemPanel error={error} onRetry={retry} />
      {error !== null && result === undefined ? null : (
        <MatchingPanel result={result} renewing={renewing} needs={needs} picks={picks} onToggle={toggle} askedHospitalIds={asked} />
      )}
      <div className={classes.foot}>
        {picks.length === 0 ? null : <p className={classes.soft}>{picks.map((pick) => pick.name).join('、')}</p>}
        <ActionButton tone="primary" fullWidth onAct={() => setSending(true)} reason={picks.length === 0 ? words.addNobody : undefined}>
          {words.addSend(picks.length)}
        </ActionButton>
      </div>
      {sending ? <SendInquiriesDialog caseId={detail.id} record={detail.record} picks={picks} visibility={detail.visibility} busy={add.isPending} problem={add.error} onSend={send} onClose={() => setSending(false)} /> : null}
    </Drawer>
  )
}
