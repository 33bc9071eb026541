import { missingToSend, REQUIRED_TO_SEND } from '@tasuki/domain/transfer/case-record'
import { SECTION_NAMES } from '@tasuki/domain/transfer/record-field-specs'
import { memo } from 'react'
import { useMessages } from '../../ui/language'
import { BasicsFields, TemplateBasicsFields } from './BasicsFields'
import { CareNeedsFields } from './CareNeedsFields'
import { caseFormMessages } from './case-form.messages'
import classes from './CaseForm.module.css'
import { CategoryHint } from './CategoryHint'
import { DestinationField } from './DestinationField'
import { DraftDocuments } from './DraftDocuments'
import { setFolds, type FoldName } from './form-folds'
import { Fold } from './FormParts'
import { recordMessages } from '../record/record.messages'
import { SectionFields, SectionNote } from './SectionFields'
import { useFormFact } from './use-form-fact'
import { VisibilityField } from './VisibilityField'
import { BedKindsField, MemoCodeField } from './WardFields'

const OPTIONAL: readonly FoldName[] = ['care', ...SECTION_NAMES, 'documents', 'own']

type CaseFormSectionsProps = { caseId: string | undefined; withVisibility: boolean; /** A template: without what is one patient's alone. */ template?: boolean; /** Where given, documents are chosen with the draft. */ onNeedCase: (() => Promise<unknown>) | undefined }

/** All parts of the form in the order of a referral; what is required to send comes first and fits one screen. */
export const CaseFormSections = memo(({ caseId, withVisibility, template = false, onNeedCase }: CaseFormSectionsProps) => {
  const words = useMessages(caseFormMessages)
  const terms = useMessages(recordMessages)
  return (
    <div className={classes.parts}>
      <Fold name="basics" title={words.basicsTitle} note={template ? null : <RequiredProgress />}>
        {template ? <TemplateBasicsFields /> : <BasicsFields caseId={caseId} />}
      </Fold>
      <Fold name="area" title={words.areaTitle}>
        <div className={classes.fields}>
          <DestinationField />
          <BedKindsField />
        </div>
      </Fold>
      <div className={classes.foldActs}>
        <button type="button" className={classes.restButton} onClick={() => setFolds(OPTIONAL, true)}>
          {words.openAll}
        </button>
        <button type="button" className={classes.restButton} onClick={() => setFolds(OPTIONAL, false)}>
          {words.foldAll}
        </button>
      </div>
      <Fold name="care" title={words.careTitle} note={<CareNote />}>
        <CareNeedsFields />
      </Fold>
      {SECTION_NAMES.map((section) => (
        <Fold key={section} name={section} title={terms[`section_${section}`]} note={<SectionNote section={section} />}>
          {section === 'clinical' ? <CategoryHint /> : null}
          <SectionFields section={section} />
        </Fold>
      ))}
      {onNeedCase === undefined ? null : <DraftDocuments caseId={caseId} onNeedCase={onNeedCase} />}
      {template ? null : (
        <Fold name="own" title={words.ownTitle} note={<OwnNote />}>
          <MemoCodeField />
        </Fold>
      )}
      {withVisibility ? (
        <Fold name="visibility" title={words.visibilityTitle}>
          <VisibilityField />
        </Fold>
      ) : null}
    </div>
  )
})
CaseFormSections.displayName = 'CaseFormSections'

const RequiredProgress = () => {
  const words = useMessages(caseFormMessages)
  const missing = useFormFact((values) => missingToSend(values).length)
  return <span>{words.requiredProgress(REQUIRED_TO_SEND.length - missing, REQUIRED_TO_SEND.length)}</span>
}

const CareNote = () => {
  const words = useMessages(caseFormMessages)
  const present = useFormFact((values) => Object.values(values.needs).filter((need) => need?.presence === 'present').length)
  return <span>{present === 0 ? words.nothingEntered : words.presentCount(present)}</span>
}

const OwnNote = () => {
  const words = useMessages(caseFormMessages)
  const entered = useFormFact((values) => values.memoCode.trim() !== '')
  return <span>{entered ? words.enteredCount(1) : words.nothingEntered}</span>
}
