import type { issueAccessCodeCall } from '@tasuki/domain/account/sign-in/access-code.contract'
import type { CallOutput } from '../../platform/api-client'
import { ActionButton } from '../../ui/ActionButton'
import { DialogFrame } from '../../ui/ConfirmDialog'
import { FormStack } from '../../ui/FormStack'
import { useLanguage, useMessages } from '../../ui/language'
import { Facts } from '../../ui/Page'
import { fullInstantText } from '../../ui/time-text'
import { peopleMessages } from '../people/people.messages'
import classes from '../AccountPages.module.css'

/** The code, shown this once, to be read out or printed: the way that needs no mailbox (rule 38). */
export const CodeDialog = ({ given, onClose }: { given: CallOutput<typeof issueAccessCodeCall> | undefined; onClose: () => void }) => {
  const words = useMessages(peopleMessages)
  const { language } = useLanguage()
  return (
    <DialogFrame title={words.codeTitle} opened={given !== undefined} onClose={onClose} firm>
      {given === undefined ? null : (
        <FormStack>
          <p>{words.codeFor(given.displayName)}</p>
          <Facts
            facts={[
              { label: words.loginId, value: <span className={classes.code}>{given.loginId}</span> },
              { label: words.code, value: <span className={classes.code}>{given.code}</span> },
              { label: words.until, value: fullInstantText(given.expiresAt, language) },
            ]}
          />
          <p>{words.where(`${window.location.origin}/invitation`)}</p>
          <p>{words.codeOnce}</p>
          <div className={classes.acts} data-print="hide">
            <ActionButton onAct={() => window.print()}>{words.print}</ActionButton>
            <ActionButton tone="primary" onAct={onClose}>
              {words.close}
            </ActionButton>
          </div>
        </FormStack>
      )}
    </DialogFrame>
  )
}
