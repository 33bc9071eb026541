import type { FactorKind, ShownFactor } from '@tasuki/domain/base/second-factor'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { ErrorPanel } from '../../ui/ErrorPanel'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { SegmentedField } from '../../ui/SegmentedField'
import { TextField } from '../../ui/TextField'
import { secondFactorMessages } from './second-factor.messages'
import { useAskPasskey } from './second-factor.queries'

type Way = FactorKind | 'recovery'

type FactorCheckProps = {
  kinds: readonly FactorKind[]
  hasRecoveryCodes: boolean
  actLabel: string
  busy: boolean
  error: unknown
  onShow: (shown: ShownFactor) => void
  /** Above the choice: what else is asked for. */
  before?: ReactNode
  /** Why it isn't sent yet: that isn't there. */
  missing?: string | undefined
  /** Above the button. */
  children?: ReactNode
}

/** Shows one of the factors that the person has: a code, or what the passkey signs. */
export const FactorCheck = ({ kinds, hasRecoveryCodes, actLabel, busy, error, onShow, before, missing, children }: FactorCheckProps) => {
  const words = useMessages(secondFactorMessages)
  const ways: Way[] = [...kinds, ...(hasRecoveryCodes ? (['recovery'] as const) : [])]
  const [way, setWay] = useState<Way>(ways[0] ?? 'totp')
  const [code, setCode] = useState('')
  const [refusedByBrowser, setRefused] = useState(false)
  const ask = useAskPasskey()
  const isPasskey = way === 'passkey'
  const field = useRef<HTMLInputElement>(null)
  const startsHere = before === undefined
  // In the place of the password one types on.
  useEffect(() => {
    if (startsHere) field.current?.focus()
  }, [startsHere])

  const signWithPasskey = async () => {
    setRefused(false)
    const { options } = await ask.mutateAsync({})
    try {
      const { startAuthentication } = await import('@simplewebauthn/browser')
      onShow({ kind: 'passkey', response: { ...(await startAuthentication({ optionsJSON: options as never })) } })
    } catch {
      setRefused(true)
    }
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (busy || ask.isPending) return
    if (way === 'passkey') void signWithPasskey().catch(() => undefined)
    else onShow({ kind: way, code })
  }
  return (
    <form onSubmit={send} noValidate>
      <FormStack>
        <ProblemPanel error={error ?? ask.error} />
        {refusedByBrowser ? <ErrorPanel what={words.passkeyFailed} todo={words.passkeyFailedTodo} /> : null}
        {before}
        {ways.length < 2 ? null : (
          <SegmentedField
            label={words.way}
            segments={ways.map((one) => ({ value: one, label: words.kind(one) }))}
            value={way}
            onChange={(next) => {
              setWay(next)
              setCode('')
            }}
          />
        )}
        {way === 'passkey' ? (
          <p>{words.passkeyLead}</p>
        ) : (
          <TextField
            key={way}
            label={words.codeLabel(way)}
            description={words.codeHint(way)}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            name="code"
            autoComplete={way === 'totp' ? 'one-time-code' : 'off'}
            inputMode={way === 'recovery' ? 'text' : 'numeric'}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
            ref={field}
            required
            withAsterisk={false}
          />
        )}
        {children}
        <ActionButton type="submit" tone="primary" size="lg" busy={busy || ask.isPending} reason={missing ?? (isPasskey || code.trim() !== '' ? undefined : words.needCode(way))} fullWidth>
          {isPasskey ? words.usePasskey : actLabel}
        </ActionButton>
      </FormStack>
    </form>
  )
}
