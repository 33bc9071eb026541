import { Checkbox } from '@mantine/core'
import { MAX_PRINTED_CASES, printCasesCall } from '@tasuki/domain/transfer/paper.contract'
import { useState } from 'react'
import { FileButton } from '../../platform/FileButton'
import { ActionButton } from '../../ui/ActionButton'
import { DialogFrame } from '../../ui/ConfirmDialog'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { uiMessages } from '../../ui/ui.messages'
import classes from '../dialogs.module.css'
import { paperMessages } from './paper.messages'
import type { PrintableCase } from './printable-case'

/** Which cases of a list go on paper, and the file. */
export const PrintCasesDialog = ({ cases, onClose }: { cases: readonly PrintableCase[]; onClose: () => void }) => {
  const words = useMessages(paperMessages)
  const ui = useMessages(uiMessages)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  // In the order of the list, however they were ticked.
  const ids = cases.flatMap(({ id }) => (chosen.includes(id) ? [id] : []))
  const reason = ids.length === 0 ? words.noneChosen : ids.length > MAX_PRINTED_CASES ? words.tooMany(MAX_PRINTED_CASES) : undefined
  return (
    <DialogFrame title={words.printSeveral} opened onClose={onClose}>
      <FormStack>
        <p className={classes.text}>{cases.length === 0 ? words.nothingToPrint : words.severalLead}</p>
        {cases.length === 0 ? null : (
          <fieldset className={classes.checklist}>
            <legend className="visuallyHidden">{words.chooseCases}</legend>
            <div className={classes.checkAll}>
              <ActionButton size="xs" onAct={() => setChosen(cases.map(({ id }) => id))}>
                {words.chooseAll}
              </ActionButton>
              <ActionButton size="xs" onAct={() => setChosen([])}>
                {words.chooseNone}
              </ActionButton>
              <span aria-live="polite">{words.chosen(ids.length)}</span>
            </div>
            {cases.map(({ id, label, code }) => (
              <Checkbox key={id} checked={chosen.includes(id)} onChange={() => toggle(id)} label={label} description={code} />
            ))}
          </fieldset>
        )}
        <div className={classes.actions}>
          <ActionButton onAct={onClose}>{ui.close}</ActionButton>
          <FileButton call={printCasesCall} input={{ params: { caseIds: ids } }} kind="sheet" tone="primary" reason={reason}>
            {words.printChosen(ids.length)}
          </FileButton>
        </div>
      </FormStack>
    </DialogFrame>
  )
}
