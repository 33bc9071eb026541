import { printNoticeCall } from '@tasuki/domain/transfer/paper.contract'
import { FileButton } from '../../platform/FileButton'
import { useMessages } from '../../ui/language'
import { paperMessages } from './paper.messages'

/** 受入決定連絡票: for the two hospitals between which it is settled. */
export const PrintNotice = ({ caseId }: { caseId: string }) => (
  <FileButton call={printNoticeCall} input={{ params: { caseId } }} kind="sheet">
    {useMessages(paperMessages).printNotice}
  </FileButton>
)
