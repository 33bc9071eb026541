import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'
import { useState } from 'react'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { AssignDialog } from './AssignDialog'
import { careMessages } from './care.messages'
import { useAssignInquiry, useTakeOverCase, useTakeOverInquiry } from './care.queries'
import { InChargeLine } from './InChargeLine'
import { useAssignCase } from './transfer.queries'
import { useUndo } from './use-undo'

type Side = { personInChargeId: string | null; deputyId: string | null }

const sideOf = (of: { personInCharge: { personId: string } | null; deputy: { personId: string } | null }): Side => ({
  personInChargeId: of.personInCharge?.personId ?? null,
  deputyId: of.deputy?.personId ?? null,
})

/** The sender's side of a case. */
export const CaseInCharge = ({ detail }: { detail: CaseDetail }) => {
  const words = useMessages(careMessages)
  const undo = useUndo()
  const takeOver = useTakeOverCase()
  const assign = useAssignCase()
  const [opened, setOpened] = useState(false)
  const before = sideOf(detail)
  const params = { caseId: detail.id }
  const undone = undo(() => assign.mutateAsync({ params, body: before }))
  return (
    <>
      <InChargeLine
        personInCharge={detail.personInCharge}
        deputy={detail.deputy}
        busy={takeOver.isPending}
        error={takeOver.error}
        onTakeOver={() => takeOver.mutate({ params }, { onSuccess: () => notify({ text: words.tookOver, undo: undone }) })}
        onChange={() => setOpened(true)}
      />
      {opened ? (
        <AssignDialog
          detail={detail}
          current={detail}
          busy={assign.isPending}
          error={assign.error}
          onClose={() => setOpened(false)}
          onAssign={(body) =>
            assign.mutate(
              { params, body },
              {
                onSuccess: () => {
                  setOpened(false)
                  notify({ text: words.changed, undo: undone })
                },
              },
            )
          }
        />
      ) : null}
    </>
  )
}

/** The asked hospital's own side of an inquiry. */
export const InquiryInCharge = ({ detail, inquiry, assignment }: { detail: CaseDetail; inquiry: Inquiry; assignment: NonNullable<Inquiry['assignment']> }) => {
  const words = useMessages(careMessages)
  const undo = useUndo()
  const takeOver = useTakeOverInquiry()
  const assign = useAssignInquiry()
  const [opened, setOpened] = useState(false)
  const before = sideOf(assignment)
  const params = { inquiryId: inquiry.id }
  const undone = undo(() => assign.mutateAsync({ params, body: before }))
  return (
    <>
      <InChargeLine
        personInCharge={assignment.personInCharge}
        deputy={assignment.deputy}
        busy={takeOver.isPending}
        error={takeOver.error}
        onTakeOver={() => takeOver.mutate({ params }, { onSuccess: () => notify({ text: words.tookOver, undo: undone }) })}
        onChange={() => setOpened(true)}
      />
      {opened ? (
        <AssignDialog
          detail={detail}
          current={assignment}
          busy={assign.isPending}
          error={assign.error}
          onClose={() => setOpened(false)}
          onAssign={(body) =>
            assign.mutate(
              { params, body },
              {
                onSuccess: () => {
                  setOpened(false)
                  notify({ text: words.changed, undo: undone })
                },
              },
            )
          }
        />
      ) : null}
    </>
  )
}
