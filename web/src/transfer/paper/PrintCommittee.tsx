import { printCasesCall } from '@tasuki/domain/transfer/paper.contract'
import { FileButton } from '../../platform/FileButton'
import { useMessages } from '../../ui/language'
import { paperMessages } from './paper.messages'

/** 判定会議資料 of one case. `quiet`: a line of a menu. */
export const PrintCommittee = ({ caseId, quiet = false }: { caseId: string; quiet?: boolean }) => (
  <FileButton call={printCasesCall} input={{ params: { caseIds: [caseId] } }} kind="sheet" tone={quiet ? 'quiet' : 'plain'} size={quiet ? 'sm' : 'xs'} fullWidth={quiet}>
    {useMessages(paperMessages).printCommittee}
  </FileButton>
)
