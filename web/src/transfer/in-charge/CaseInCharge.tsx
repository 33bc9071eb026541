import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'
import { useState } from 'react'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { AssignDialog } from './AssignDialog'
import { careMessages } from './care.messages'
import { useAssignInquiry, useTakeOverCase, useTakeOverInquiry } from './care.queries'
import { InChargeLine } from './InChargeLine'
import { useAssignCase } from '../transfer.queries'
import { useUndo } from '../use-undo'

type Side = { personInChargeId: string | null; deputyId: string | null }

const sideOf = (of: { personInCharge: { personId: string } | null; deputy: { personId: string } | null }): Side => ({
  personInChargeId: of.personInCharge?.personId ?? null,
  deputyId: of.deputy?.personId ?? null,
})

type InChargeActs = {
  takeOver: { busy: boolean; error: unknown; act: (done: () => void) => void }
  assign: { busy: boolean; error: unknown; act: (side: Side, done: () => void) => void; undo: () => Promise<unknown> }
}

type InChargeOfSideProps = InChargeActs & { detail: CaseDetail; current: Parameters<typeof sideOf>[0] & Pick<CaseDetail, 'personInCharge' | 'deputy'> }

/** One side's 担当 and 副担当, with taking over and changing, each with undo. */
const InChargeOfSide = ({ detail, current, takeOver, assign }: InChargeOfSideProps) => {
  const words = useMessages(careMessages)
  const undo = useUndo()
  const [opened, setOpened] = useState(false)
  const undone = undo(assign.undo)
  return (
    <>
      <InChargeLine
        personInCharge={current.personInCharge}
        deputy={current.deputy}
        busy={takeOver.busy}
        error={takeOver.error}
        onTakeOver={() => takeOver.act(() => notify({ text: words.tookOver, undo: undone }))}
        onChange={() => setOpened(true)}
      />
      {opened ? (
        <AssignDialog
          detail={detail}
          current={current}
          busy={assign.busy}
          error={assign.error}
          onClose={() => setOpened(false)}
          onAssign={(side) =>
            assign.act(side, () => {
              setOpened(false)
              notify({ text: words.changed, undo: undone })
            })
          }
        />
      ) : null}
    </>
  )
}

/** The sender's side of a case. */
export const CaseInCharge = ({ detail }: { detail: CaseDetail }) => {
  const takeOver = useTakeOverCase()
  const assign = useAssignCase()
  const params = { caseId: detail.id }
  const before = sideOf(detail)
  return (
    <InChargeOfSide
      detail={detail}
      current={detail}
      takeOver={{ busy: takeOver.isPending, error: takeOver.error, act: (done) => takeOver.mutate({ params }, { onSuccess: done }) }}
      assign={{ busy: assign.isPending, error: assign.error, act: (body, done) => assign.mutate({ params, body }, { onSuccess: done }), undo: () => assign.mutateAsync({ params, body: before }) }}
    />
  )
}

/** The asked hospital's own side of an inquiry. */
export const InquiryInCharge = ({ detail, inquiry, assignment }: { detail: CaseDetail; inquiry: Inquiry; assignment: NonNullable<Inquiry['assignment']> }) => {
  const takeOver = useTakeOverInquiry()
  const assign = useAssignInquiry()
  const params = { inquiryId: inquiry.id }
  const before = sideOf(assignment)
  return (
    <InChargeOfSide
      detail={detail}
      current={assignment}
      takeOver={{ busy: takeOver.isPending, error: takeOver.error, act: (done) => takeOver.mutate({ params }, { onSuccess: done }) }}
      assign={{ busy: assign.isPending, error: assign.error, act: (body, done) => assign.mutate({ params, body }, { onSuccess: done }), undo: () => assign.mutateAsync({ params, body: before }) }}
    />
  )
}
