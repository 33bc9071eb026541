import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { CASE_STATUS } from '@tasuki/domain/transfer/case-status'
import type { CaseAct } from '@tasuki/domain/transfer/transfer.rules'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useProblemText } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { useNow } from '../ui/clock'
import { Disclosure } from '../ui/Disclosure'
import { useMessages } from '../ui/language'
import { asProblem, refusalOfAct } from './act-reason'
import { caseActMessages } from './case-act.messages'
import { ChooseDialog } from './candidates/ChooseDialog'
import { CopyCaseButton } from './case-form/CopyCase'
import { EndDialog, ReopenDialog } from './candidates/ClosingDialogs'
import { ReleaseDialog } from './received/HoldDialogs'
import { PrintCommittee } from './paper/PrintCommittee'
import classes from './candidates/SenderCase.module.css'
import { VisibilityDialog } from './candidates/SettingDialogs'

const AddCandidatesDrawer = lazy(async () => ({ default: (await import('./candidates/AddCandidatesDrawer')).AddCandidatesDrawer }))
const CompleteDialog = lazy(async () => ({ default: (await import('./candidates/CompleteDialog')).CompleteDialog }))

type Act = CaseAct

const OPEN_ACTS = ['addCandidates', 'choose', 'releaseHold', 'changeRecord', 'changeVisibility', 'complete', 'end'] as const satisfies readonly Act[]
const CLOSED_ACTS = ['changeRecord', 'changeVisibility'] as const satisfies readonly Act[]

/** The one act that comes next. */
const nextAct = (detail: CaseDetail, canChoose: boolean): Act => {
  switch (detail.status) {
    case 'draft':
      return 'send'
    case 'recruiting':
      return canChoose ? 'choose' : 'addCandidates'
    case 'held':
      return detail.hold?.confirmedAt === null ? 'releaseHold' : 'complete'
    case 'completed':
    case 'ended':
      return 'reopen'
  }
}

/** What the sending hospital can do: the next act as the one primary button, the others behind one, disabled ones with their reason. */
export const CaseActs = ({ detail }: { detail: CaseDetail }) => {
  const words = useMessages(caseActMessages)
  const text = useProblemText()
  const now = useNow()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<Act>()
  const close = () => setOpened(undefined)
  const reasonOf = (act: Act): string | undefined => {
    const refusal = refusalOfAct(act, detail, now)
    if (refusal === undefined) return undefined
    if (act === 'choose' && refusal.code === 'inquiry_not_choosable') return words.noneAnswered
    return refusal.code === 'case_not_held' ? words.noneChosen : text(asProblem(refusal)).what
  }
  const start = (act: Act) => {
    if (act === 'send' || act === 'changeRecord') void navigate({ to: '/cases/$caseId/edit', params: { caseId: detail.id } })
    else setOpened(act)
  }
  const next = nextAct(detail, reasonOf('choose') === undefined)
  // What is settled isn't unsettled by the loudest button of the page.
  const quiet = next === 'releaseHold' || next === 'reopen'
  return (
    <>
      <ActionButton tone={quiet ? 'plain' : 'primary'} onAct={() => start(next)} reason={reasonOf(next)}>
        {words[next]}
      </ActionButton>
      <Disclosure label={words.acts} menu>
        <div className={classes.menu}>
          {(CASE_STATUS[detail.status].closed ? CLOSED_ACTS : OPEN_ACTS).filter((act) => act !== next).map((act) => (
            <ActionButton key={act} tone={act === 'end' ? 'danger' : 'quiet'} fullWidth onAct={() => start(act)} reason={reasonOf(act)}>
              {words[act]}
            </ActionButton>
          ))}
          <div data-stays>
            <CopyCaseButton of={detail} />
            <PrintCommittee caseId={detail.id} quiet />
          </div>
          <ActionButton tone="quiet" fullWidth onAct={() => window.print()}>
            {words.print}
          </ActionButton>
        </div>
      </Disclosure>
      <Suspense fallback={null}>
        {opened === 'choose' ? <ChooseDialog detail={detail} onClose={close} /> : null}
        {opened === 'addCandidates' ? <AddCandidatesDrawer detail={detail} onClose={close} /> : null}
        {opened === 'releaseHold' ? <ReleaseDialog detail={detail} onClose={close} /> : null}
        {opened === 'changeVisibility' ? <VisibilityDialog detail={detail} onClose={close} /> : null}
        {opened === 'complete' ? <CompleteDialog detail={detail} onClose={close} /> : null}
        {opened === 'end' ? <EndDialog detail={detail} onClose={close} /> : null}
        {opened === 'reopen' ? <ReopenDialog detail={detail} onClose={close} /> : null}
      </Suspense>
    </>
  )
}
