import { FACTOR_KINDS, type FactorKind } from '@tasuki/domain/base/second-factor'
import { useState } from 'react'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { SegmentedField } from '../../ui/SegmentedField'
import { EnrolCodeList } from './EnrolCodeList'
import { EnrolPasskey } from './EnrolPasskey'
import { EnrolTotp } from './EnrolTotp'
import { RecoveryCodes } from './RecoveryCodes'
import { secondFactorMessages } from './second-factor.messages'
import classes from './SecondFactor.module.css'

/** Sets up one way; recovery codes that come with it are shown before one goes on. `onBegun`: a way is chosen, and what is shown from now on is shown once. */
export const EnrolFactor = ({ onDone, onBegun }: { onDone: () => void; onBegun?: () => void }) => {
  const words = useMessages(secondFactorMessages)
  const [kind, setKind] = useState<FactorKind | null>(null)
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[]>()
  const choose = (next: FactorKind) => {
    setKind(next)
    onBegun?.()
  }
  const finish = (codes: readonly string[] | null) => (codes === null ? onDone() : setRecoveryCodes(codes))
  if (recoveryCodes !== undefined) return <RecoveryCodes codes={recoveryCodes} onDone={onDone} />
  return (
    <FormStack>
      <SegmentedField label={words.chooseKind} segments={FACTOR_KINDS.map((one) => ({ value: one, label: words.kind(one) }))} value={kind} onChange={choose} />
      {kind === null ? (
        <ul className={lines.list}>
          {FACTOR_KINDS.map((one) => (
            <li key={one}>
              <strong>{words.kind(one)}</strong>
              <p className={classes.soft}>{words.kindHint(one)}</p>
            </li>
          ))}
        </ul>
      ) : (
        <p className={classes.soft}>{words.kindHint(kind)}</p>
      )}
      {kind === 'totp' ? <EnrolTotp onEnrolled={finish} /> : null}
      {kind === 'passkey' ? <EnrolPasskey onEnrolled={finish} /> : null}
      {kind === 'list' ? <EnrolCodeList onEnrolled={finish} /> : null}
    </FormStack>
  )
}
