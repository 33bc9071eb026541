import { ActionButton } from '../../ui/ActionButton'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { secondFactorMessages } from './second-factor.messages'
import classes from './SecondFactor.module.css'

/** One-time codes, numbered, as they come to paper by the browser's own printing: nothing is downloaded. */
export const CodeSheet = ({ title, lead, codes }: { title: string; lead: string; codes: readonly string[] }) => {
  const words = useMessages(secondFactorMessages)
  return (
    <FormStack>
      <h3>{title}</h3>
      <p>{lead}</p>
      <ol className={classes.codes} aria-label={title}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div data-print="hide">
        <ActionButton onAct={() => window.print()}>{words.print}</ActionButton>
      </div>
    </FormStack>
  )
}
