import { NativeSelect } from '@mantine/core'
import { CLOSING_NOTE } from '@tasuki/domain/transfer/case-closing'
import { readDeletionMark } from '@tasuki/domain/names/hidden-mark'
import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { recordTexts } from '@tasuki/domain/transfer/record-fields'
import { isFreeText } from '@tasuki/domain/transfer/record-free-text'
import { fieldLabel } from '@tasuki/domain/transfer/field-text'
import { useState } from 'react'
import { deletionMessages } from '../../names/deletion.messages'
import { useMarkText } from '../../names/use-mark-text'
import { ModerateButton } from '../../names/ModerateButton'
import { NameReportDialog } from '../../names/NameReportDialog'
import { nameReportMessages } from '../../names/name-report.messages'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { useReportRecordText } from '../name-report.queries'
import classes from './RecordChanges.module.css'
import { recordMessages } from './record.messages'
import { useNeedLabels } from '../candidates/use-matching'

/** 「氏名が見えます」 in any text of the record, and what is hidden because of it (rule 85). */
export const RecordNameReport = ({ detail }: { detail: CaseDetail }) => {
  const words = useMessages(nameReportMessages)
  const deletions = useMessages(deletionMessages)
  const markText = useMarkText()
  const terms = useMessages(recordMessages)
  const needs = useNeedLabels()
  const report = useReportRecordText()
  const texts = Object.entries(recordTexts(detail.record)).filter(([path, text]) => isFreeText(path) && text.trim() !== '')
  const [field, setField] = useState<string>()
  const [opened, setOpened] = useState(false)
  const labelOf = (path: string) => fieldLabel(path.replace(/\.detail$/, ''), terms, needs)
  const chosen = field ?? texts[0]?.[0]
  const hidden = Object.entries(detail.hiddenFields).filter(([path]) => path !== CLOSING_NOTE)
  const act = () => {
    if (chosen === undefined) return
    report.mutate(
      { params: { caseId: detail.id }, body: { field: chosen } },
      {
        onSuccess: () => {
          setOpened(false)
          setField(undefined)
          notify({ text: words.done })
        },
      },
    )
  }
  return (
    <>
      {hidden.length === 0 ? null : (
        <ul className={classes.hidden} aria-label={words.hiddenFields}>
          {hidden.map(([path, mark]) => (
            <li key={path}>
              <strong>{labelOf(path)}</strong>　{markText(mark)}
              {detail.relation === 'sender' ? <span data-print="hide">　{readDeletionMark(mark) === undefined ? words.rewrite : deletions.rewrite}</span> : null}
            </li>
          ))}
        </ul>
      )}
      <div data-print="hide">
        <ActionButton tone="quiet" size="xs" onAct={() => setOpened(true)} reason={texts.length === 0 ? words.noText : undefined}>
          {words.press}
        </ActionButton>
        <ModerateButton choices={texts.map(([path, text]) => ({ kind: 'record_text', id: detail.id, field: path, label: `${labelOf(path)}：${text}` }))} />
      </div>
      {opened ? (
        <NameReportDialog onReport={act} onClose={() => setOpened(false)} busy={report.isPending} error={report.error}>
          <NativeSelect label={words.which} data={texts.map(([path, text]) => ({ value: path, label: `${labelOf(path)}：${text.slice(0, 30)}` }))} value={chosen} onChange={(event) => setField(event.currentTarget.value)} />
        </NameReportDialog>
      ) : null}
    </>
  )
}
