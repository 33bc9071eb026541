import { ANSWER_FREE_TEXTS } from '@tasuki/domain/transfer/event-text.rules'
import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'
import { useState } from 'react'
import { useMarkText } from '../../names/use-mark-text'
import { ModerateButton } from '../../names/ModerateButton'
import { NameReportDialog } from '../../names/NameReportDialog'
import { nameReportMessages } from '../../names/name-report.messages'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { useReportAnswer } from '../name-report.queries'

/** 「氏名が見えます」 in the words of an answer; where they are hidden, that is said instead (rule 85). */
export const AnswerNameReport = ({ inquiry }: { inquiry: Inquiry }) => {
  const words = useMessages(nameReportMessages)
  const markText = useMarkText()
  const report = useReportAnswer()
  const [opened, setOpened] = useState(false)
  if (inquiry.answerHidden !== null) return <p>{markText(inquiry.answerHidden)}</p>
  const answer: Record<string, unknown> = inquiry.answer ?? {}
  const texts = ANSWER_FREE_TEXTS.flatMap((field) => (typeof answer[field] === 'string' && answer[field] !== '' ? [answer[field]] : []))
  if (texts.length === 0) return null
  const act = () =>
    report.mutate(
      { params: { inquiryId: inquiry.id } },
      {
        onSuccess: () => {
          setOpened(false)
          notify({ text: words.done })
        },
      },
    )
  return (
    <span data-print="hide">
      <ActionButton tone="quiet" size="xs" onAct={() => setOpened(true)}>
        {words.press}
      </ActionButton>
      <ModerateButton choices={[{ kind: 'answer', id: inquiry.id, field: '', label: texts.join('／') }]} />
      {opened ? <NameReportDialog onReport={act} onClose={() => setOpened(false)} busy={report.isPending} error={report.error} /> : null}
    </span>
  )
}
