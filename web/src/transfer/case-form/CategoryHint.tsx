import { useMessages } from '../../ui/language'
import { caseFormMessages } from './case-form.messages'
import classes from './CaseForm.module.css'
import { useFormFact } from './use-form-fact'

/** 医療区分 is the higher of its two parts (the fee table of 2024): said where they don't fit, never forced. */
export const CategoryHint = () => {
  const words = useMessages(caseFormMessages)
  const higher = useFormFact(({ clinical: { categoryByState, categoryByTreatment }, medicalCategory }) => {
    if (categoryByState === null || categoryByTreatment === null) return null
    const implied = categoryByState > categoryByTreatment ? categoryByState : categoryByTreatment
    return implied === medicalCategory ? null : implied
  })
  if (higher === null) return null
  return (
    <p className={classes.explain} role="status">
      {words.categoryDiffers(higher)}
    </p>
  )
}
