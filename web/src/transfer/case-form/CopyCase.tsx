import { Checkbox } from '@mantine/core'
import type { CaseSummary } from '@tasuki/domain/transfer/case-summary'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { copyMessages } from './copy.messages'
import { patientLine } from '../record/record-text'
import { recordMessages } from '../record/record.messages'
import { useCopyCase } from '../transfer.queries'

type CopyCaseProps = { of: Pick<CaseSummary, 'id' | 'code' | 'age' | 'ageOrOlder' | 'sex' | 'mainDisease'>; /** In a list's row. */ short?: boolean }

/** 「この内容で新しく登録」: a new draft from this case, opened at once. */
export const CopyCaseButton = ({ of, short = false }: CopyCaseProps) => {
  const words = useMessages(copyMessages)
  const terms = useMessages(recordMessages)
  const navigate = useNavigate()
  const copy = useCopyCase()
  const [opened, setOpened] = useState(false)
  const [withSensitive, setWithSensitive] = useState(false)
  const act = () =>
    copy.mutate(
      { params: { caseId: of.id }, body: { withSensitive } },
      {
        onSuccess: (draft) => {
          setOpened(false)
          notify({ text: words.done(draft.code) })
          void navigate({ to: '/cases/$caseId/edit', params: { caseId: draft.id } })
        },
      },
    )
  const who = `${of.code} ${patientLine(of, terms)}`
  return (
    <>
      <ActionButton tone="quiet" size={short ? 'xs' : 'sm'} fullWidth={!short} onAct={() => (copy.reset(), setOpened(true))}>
        {short ? words.short : words.copy}
        {short ? <span className="visuallyHidden">{words.of(who)}</span> : null}
      </ActionButton>
      {opened ? (
        <ConfirmDialog title={words.copy} opened actLabel={words.act} onAct={act} onClose={() => setOpened(false)} busy={copy.isPending}>
          <p>{who}</p>
          <p>{words.lead}</p>
          <Checkbox label={words.withSensitive} checked={withSensitive} onChange={(event) => setWithSensitive(event.currentTarget.checked)} />
          <ProblemPanel error={copy.error} />
        </ConfirmDialog>
      ) : null}
    </>
  )
}
