import { useController, useFormContext } from 'react-hook-form'
import { useMessages } from '../../ui/language'
import type { CaseFormValues } from './case-form'
import { caseFormMessages } from './case-form.messages'
import classes from './CaseForm.module.css'
import { FieldPlace } from './FormParts'
import { VisibilityChoice } from './VisibilityChoice'

export const VisibilityField = () => {
  const words = useMessages(caseFormMessages)
  const { control } = useFormContext<CaseFormValues>()
  const { field } = useController({ control, name: 'visibility' })
  return (
    <FieldPlace path="visibility" wide>
      <VisibilityChoice value={field.value} onChange={field.onChange} />
      <p className={classes.explain}>{words.visibilityHint}</p>
    </FieldPlace>
  )
}
