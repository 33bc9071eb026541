import { checkAccessCodeCall, redeemAccessCodeCall } from '@tasuki/domain/account/access-code.contract'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { CallOutput } from '../platform/api-client'
import { ProblemPanel } from '../platform/ProblemPanel'
import { useCommand } from '../platform/server-state'
import { ActionButton } from '../ui/ActionButton'
import { EntryLayout } from '../ui/EntryLayout'
import { FormStack } from '../ui/FormStack'
import { useMessages } from '../ui/language'
import { LanguageSwitch } from '../ui/LanguageSwitch'
import { Facts } from '../ui/Page'
import { TextField } from '../ui/TextField'
import { accountMessages } from './account.messages'
import { NewPassword } from './NewPassword'
import { passwordMessages } from './password.messages'

type Holder = CallOutput<typeof checkAccessCodeCall>

/** The code of a link stands behind the #: it is in no server's log. */
const codeOfAddress = (): string => decodeURIComponent(window.location.hash.slice(1))

/** パスワードの設定: for whoever was given an invitation or a reset code, signed in or not. */
export const InvitationPage = () => {
  const words = useMessages(passwordMessages)
  const { language } = useMessages(accountMessages)
  const [code, setCode] = useState(codeOfAddress)
  const [holder, setHolder] = useState<Holder>()
  const [isDone, setDone] = useState(false)
  return (
    <EntryLayout title={isDone ? words.doneTitle : words.invitationTitle} lead={isDone ? words.doneLead : words.invitationLead} corner={<LanguageSwitch label={language} />}>
      {holder === undefined ? (
        <CodeForm code={code} onCode={setCode} onHolder={setHolder} />
      ) : (
        <FormStack>
          <Facts facts={[{ label: words.yourLoginId, value: <strong>{holder.loginId}</strong> }]} />
          <p>
            {words.forWhom(holder.displayName, holder.hospitalName)}
            <br />
            {words.keepLoginId}
          </p>
          {isDone ? <Link to="/" data-lone>{words.toSignIn}</Link> : <PasswordForm code={code} holder={holder} onDone={() => setDone(true)} />}
        </FormStack>
      )}
    </EntryLayout>
  )
}

const CodeForm = ({ code, onCode, onHolder }: { code: string; onCode: (code: string) => void; onHolder: (holder: Holder) => void }) => {
  const words = useMessages(passwordMessages)
  const check = useCommand(checkAccessCodeCall, { done: onHolder })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!check.isPending && code.trim() !== '') check.mutate({ body: { code } })
  }
  return (
    <form onSubmit={send} noValidate>
      <FormStack>
        <ProblemPanel error={check.error} />
        <TextField label={words.code} description={words.codeHint} value={code} onChange={(event) => onCode(event.currentTarget.value)} autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={100} />
        <ActionButton type="submit" tone="primary" size="lg" busy={check.isPending} fullWidth>
          {words.next}
        </ActionButton>
      </FormStack>
    </form>
  )
}

const PasswordForm = ({ code, holder, onDone }: { code: string; holder: Holder; onDone: () => void }) => {
  const words = useMessages(passwordMessages)
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const redeem = useCommand(redeemAccessCodeCall, {
    done: () => {
      // Used up; nobody comes back to it.
      window.history.replaceState(window.history.state, '', window.location.pathname)
      onDone()
    },
  })
  const differs = password !== again
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!redeem.isPending && !differs) redeem.mutate({ body: { code, password } })
  }
  return (
    <form onSubmit={send} noValidate>
      <FormStack>
        <input type="text" name="username" autoComplete="username" value={holder.loginId} readOnly hidden />
        <NewPassword value={password} again={again} minimum={holder.minimumLength} ownWords={[holder.loginId, holder.displayName, holder.hospitalName ?? '']} onChange={setPassword} onAgain={setAgain} />
        <ProblemPanel error={redeem.error} />
        <ActionButton type="submit" tone="primary" size="lg" busy={redeem.isPending} reason={differs && again !== '' ? words.differs : undefined} fullWidth>
          {words.set}
        </ActionButton>
      </FormStack>
    </form>
  )
}
