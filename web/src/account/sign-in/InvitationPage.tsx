import { checkAccessCodeCall, redeemAccessCodeCall } from '@tasuki/domain/account/sign-in/access-code.contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { CallOutput } from '../../platform/api-client'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { useCommand } from '../../platform/server-state'
import { ActionButton } from '../../ui/ActionButton'
import { EntryLayout } from '../../ui/EntryLayout'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { LanguageSwitch } from '../../ui/LanguageSwitch'
import { Facts, Page } from '../../ui/Page'
import { usePageSwap } from '../../ui/page-swap'
import { TextField } from '../../ui/TextField'
import { accountMessages } from '../account.messages'
import { meQuery } from '../account.queries'
import { missingPassword } from './missing-password'
import { NewPassword } from './NewPassword'
import { passwordMessages } from './password.messages'

type Holder = CallOutput<typeof checkAccessCodeCall>

/** The code of a link stands behind the #: it is in no server's log. Letters, digits and hyphens alone. */
const codeOfAddress = (): string => window.location.hash.slice(1).replaceAll(/[^\w-]/g, '')

/** パスワードの設定: for whoever was given an invitation or a reset code, signed in or not. */
export const InvitationPage = () => {
  const words = useMessages(passwordMessages)
  const { language } = useMessages(accountMessages)
  const [code, setCode] = useState(codeOfAddress)
  const [holder, setHolder] = useState<Holder>()
  const [isDone, setDone] = useState(false)
  usePageSwap(isDone ? 'done' : holder === undefined ? 'code' : 'password')
  const me = useQuery(meQuery).data
  const title = isDone ? words.doneTitle : words.invitationTitle
  const lead = isDone ? words.doneLead : words.invitationLead
  const content =
    holder === undefined ? (
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
    )
  if (me === undefined) return null
  // Whoever is signed in has the frame around it already.
  if (me !== null)
    return (
      <Page title={title} lead={lead} width="form">
        {content}
      </Page>
    )
  return (
    <EntryLayout title={title} lead={lead} corner={<LanguageSwitch label={language} />}>
      {content}
    </EntryLayout>
  )
}

const CodeForm = ({ code, onCode, onHolder }: { code: string; onCode: (code: string) => void; onHolder: (holder: Holder) => void }) => {
  const words = useMessages(passwordMessages)
  const check = useCommand(checkAccessCodeCall, { done: onHolder })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!check.isPending) check.mutate({ body: { code } })
  }
  return (
    <form onSubmit={send} noValidate>
      <FormStack>
        <ProblemPanel error={check.error} />
        <TextField label={words.code} description={words.codeHint} value={code} onChange={(event) => onCode(event.currentTarget.value)} autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={100} />
        <ActionButton type="submit" tone="primary" size="lg" busy={check.isPending} reason={code.trim() === '' ? words.needCode : undefined} fullWidth>
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
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!redeem.isPending) redeem.mutate({ body: { code, password } })
  }
  return (
    <form onSubmit={send} noValidate>
      <FormStack>
        <input type="text" name="username" autoComplete="username" value={holder.loginId} readOnly hidden />
        <NewPassword value={password} again={again} minimum={holder.minimumLength} ownWords={[holder.loginId, holder.displayName, holder.hospitalName ?? '']} onChange={setPassword} onAgain={setAgain} />
        <ProblemPanel error={redeem.error} />
        <ActionButton type="submit" tone="primary" size="lg" busy={redeem.isPending} reason={missingPassword(words, { password, again })} fullWidth>
          {words.set}
        </ActionButton>
      </FormStack>
    </form>
  )
}
