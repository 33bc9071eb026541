import { useState } from 'react'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { ActDialog, type ActDialogOwnProps } from '../ActDialog'
import { caseActMessages } from '../case-act.messages'
import { useChangeVisibility } from '../transfer.queries'
import { useUndo } from '../use-undo'
import { VisibilityChoice } from '../case-form/VisibilityChoice'

/** S1 or S2 (要綱17条1項). */
export const VisibilityDialog = ({ detail, onClose }: ActDialogOwnProps) => {
  const words = useMessages(caseActMessages)
  const change = useChangeVisibility()
  const undo = useUndo()
  const [visibility, setVisibility] = useState(detail.visibility)
  const act = () =>
    change.mutate(
      { params: { caseId: detail.id }, body: { version: detail.version, visibility } },
      {
        onSuccess: (after) => {
          onClose()
          notify({
            text: words.visibilityDone,
            undo: undo(() => change.mutateAsync({ params: { caseId: after.id }, body: { version: after.version, visibility: detail.visibility } })),
          })
        },
      },
    )
  return (
    <ActDialog detail={detail} title={words.visibilityTitle} lead={words.visibilityNarrow} actLabel={words.changeVisibility} onAct={act} onClose={onClose} error={change.error} busy={change.isPending}>
      <VisibilityChoice value={visibility} onChange={setVisibility} />
    </ActDialog>
  )
}
