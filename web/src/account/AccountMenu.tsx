import type { Me } from '@tasuki/domain/account/account.contract'
import { Link } from '@tanstack/react-router'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { Disclosure } from '../ui/Disclosure'
import { FormStack } from '../ui/FormStack'
import { PersonName } from '../ui/HeaderParts'
import { useMessages } from '../ui/language'
import { LanguageSwitch } from '../ui/LanguageSwitch'
import { accountMessages } from './account.messages'
import { useSignOut } from './account.queries'

/** Who one is, the language, and the way out. */
export const AccountMenu = ({ me, onSignedOut }: { me: Me; onSignedOut: () => void }) => {
  const words = useMessages(accountMessages)
  const signOut = useSignOut(onSignedOut)
  return (
    <Disclosure label={<PersonName name={me.displayName} menuLabel={words.personMenu} />}>
      <FormStack>
        <div>
          <strong>{me.displayName}</strong>
          <br />
          {me.hospital?.name ?? me.prefecture.name}
          <br />
          {[me.department, me.role === 'member' ? null : words[me.role]].filter((part) => part !== null).join('・')}
        </div>
        {me.hospital === null ? null : <Link to="/team">{words.team}</Link>}
        {me.hospital === null ? null : <Link to="/office/names">{words.nameReleases}</Link>}
        {me.role === 'representative' ? <Link to="/office/documents">{words.documentReleases}</Link> : null}
        {me.role === 'member' ? null : <Link to="/office/audit">{words.auditTrail}</Link>}
        {me.hospital === null ? <Link to="/office/retention">{words.officeRetention}</Link> : <Link to="/retention">{words.retention}</Link>}
        <Link to="/account-estimate">{words.seatEstimate}</Link>
        <Link to="/notices/settings">{words.noticeSettings}</Link>
        <LanguageSwitch label={words.language} />
        <ProblemPanel error={signOut.error} />
        <ActionButton onAct={() => signOut.mutate({})} busy={signOut.isPending} fullWidth>
          {words.signOut}
        </ActionButton>
      </FormStack>
    </Disclosure>
  )
}
