import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import type { CaseVisibility } from '@tasuki/domain/transfer/case-status'
import type { TemplatePlaceholder } from '@tasuki/domain/talk/message-template.rules'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery } from '../../account/account.queries'
import { documentMessages } from '../../document/document.messages'
import { DocumentsUnderCheck, useWaitingDocuments } from '../../document/DocumentsUnderCheck'
import { prefectureQuery } from '../../facility/catalogue.queries'
import { CheckedArea } from '../../names/CheckedText'
import { ApiRefusal } from '../../platform/api-problem'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { TemplatePicker } from '../../talk/TemplatePicker'
import { ActionButton } from '../../ui/ActionButton'
import { DialogFrame } from '../../ui/ConfirmDialog'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { StateMark } from '../../ui/StateMark'
import { matchingQueryOf, type HospitalPick } from '../case-form/case-form'
import { caseFormMessages } from '../case-form/case-form.messages'
import classes from '../case-form/CaseForm.module.css'
import dialogClasses from '../dialogs.module.css'
import { matchingMessages } from './matching.messages'
import { isBlockedUnlisted, listedHospital, matchPointText } from './matching-text'
import { nameHits } from '../lists/name-hits'
import { recordMessages } from '../record/record.messages'
import { destinationText, recordLine } from '../record/record-text'
import { useMatching } from './use-matching'

type SendInquiriesDialogProps = {
  caseId: string | undefined
  record: CaseRecord
  picks: readonly HospitalPick[]
  visibility: CaseVisibility
  busy: boolean
  problem: unknown
  onSend: (message: string) => void
  onClose: () => void
}

/** Who is asked, in order, and the first message, before anything leaves. */
export const SendInquiriesDialog = ({ caseId, record, picks, visibility, busy, problem, onSend, onClose }: SendInquiriesDialogProps) => {
  const words = useMessages(caseFormMessages)
  const terms = useMessages(recordMessages)
  const documents = useMessages(documentMessages)
  const waiting = useWaitingDocuments('case', caseId)
  const purpose = record.purpose === null ? '' : terms[`purpose_${record.purpose}`]
  const [message, setMessage] = useState(() => words.firstMessageText(recordLine(record, terms), purpose))
  const me = useQuery(meQuery).data
  const prefecture = useQuery(prefectureQuery).data
  const filled: [TemplatePlaceholder, string][] = [
    ['年齢', record.age === null ? '' : terms.years(record.age)],
    ['性別', record.sex === null ? '' : terms[`sex_${record.sex}`]],
    ['主病名', record.mainDisease],
    ['転院目的', purpose],
    ['転院可能日', record.transferableFrom ?? ''],
    ['希望地域', destinationText(record.destination, prefecture, terms)],
    ['自院', me?.hospital?.name ?? ''],
    ['差出人', me?.displayName ?? ''],
  ]
  const values = Object.fromEntries(filled.filter(([, value]) => value !== ''))
  const matching = useMessages(matchingMessages)
  const { result, needs } = useMatching(matchingQueryOf(record))
  const against = (hospitalId: string): string => {
    if (result === undefined) return ''
    if (isBlockedUnlisted(result, hospitalId)) return matching.blockedUnlisted
    return (listedHospital(result, hospitalId)?.judgement.blocking ?? []).map((point) => matchPointText(point, matching, needs)).join('、')
  }
  const nameFound = problem instanceof ApiRefusal ? nameHits(problem, (field) => (field === 'message' ? message : undefined)) : []
  return (
    <DialogFrame title={words.sendTitle} opened onClose={onClose} size="lg">
      <FormStack>
        <div>
          <h3 className={dialogClasses.label}>{words.sendTo}</h3>
          {picks.length === 0 ? (
            <p>{words.sendToArea}</p>
          ) : (
            <ol className={classes.sendTo}>
              {picks.map((pick) => (
                <li key={pick.hospitalId}>
                  {pick.name} <Against text={against(pick.hospitalId)} />
                </li>
              ))}
            </ol>
          )}
          {picks.length > 0 && visibility === 'S2' ? <p>{words.sendAlsoToArea}</p> : null}
        </div>
        {picks.length === 0 ? null : <TemplatePicker purpose="inquiry" values={values} onInsert={setMessage} />}
        {picks.length === 0 ? null : (
          <CheckedArea
            field="inquiry.message"
            problem={problem}
            label={words.firstMessage}
            description={words.firstMessageHint}
            minRows={5}
            maxLength={4000}
            value={message}
            error={nameFound.length === 0 ? undefined : words.looksLikeName(nameFound)}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
        )}
        <DocumentsUnderCheck subjectKind="case" subjectId={caseId} />
        <ProblemPanel error={problem} />
        <div className={dialogClasses.actions}>
          <ActionButton onAct={onClose}>{words.cancel}</ActionButton>
          <ActionButton tone="primary" busy={busy} gated onAct={() => onSend(picks.length === 0 ? '' : message)}>
            {picks.length === 0 ? words.publish : waiting > 0 ? documents.sendAhead : words.send}
          </ActionButton>
        </div>
      </FormStack>
    </DialogFrame>
  )
}

/** × and why: who is asked although something speaks against it is asked knowingly. */
const Against = ({ text }: { text: string }) => {
  const words = useMessages(matchingMessages)
  if (text === '') return null
  return (
    <StateMark tone="no">
      <span className="visuallyHidden">{words.blocked} </span>
      {text}
    </StateMark>
  )
}
