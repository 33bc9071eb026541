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
import { lockMessages } from './sign-in/lock.messages'
import { lockScreen } from './sign-in/lock-state'

/** Who one is, the language, and the way out. */
export const AccountMenu = ({ me, onSignedOut }: { me: Me; onSignedOut: () => void }) => {
  const words = useMessages(accountMessages)
  const { lockNow } = useMessages(lockMessages)
  const signOut = useSignOut(onSignedOut)
  return (
    <Disclosure label={<PersonName name={me.displayName} menuLabel={words.personMenu} />} menu>
      <FormStack>
        <div>
          <strong>{me.displayName}</strong>
          <br />
          {me.hospital?.name ?? me.prefecture.name}
          <br />
          {[me.department, me.role === 'member' ? null : words[me.role]].filter((part) => part !== null).join('・')}
        </div>
        <Link to="/account">{words.ownAccount}</Link>
        {me.role === 'representative' ? <Link to="/account/people">{words.people}</Link> : null}
        {me.hospital === null ? null : <Link to="/team">{words.team}</Link>}
        {me.hospital === null ? null : <Link to="/office/names">{words.nameReleases}</Link>}
        {me.role === 'representative' ? <Link to="/office/documents">{words.documentReleases}</Link> : null}
        {me.role === 'representative' ? <Link to="/office/audit">{words.auditTrail}</Link> : null}
        {me.role === 'representative' ? (
          <Link to="/office/audit" search={{ kind: 'prefecture' }}>
            {words.prefectureReads}
          </Link>
        ) : null}
        {me.hospital === null ? null : <Link to="/forms">{words.forms}</Link>}
        {me.hospital === null ? null : <Link to="/invoices">{words.invoices}</Link>}
        {me.hospital === null ? null : <Link to="/announcements">{words.announcements}</Link>}
        {me.role === 'representative' ? <Link to="/office/sign-in">{words.lostFactor}</Link> : null}
        {me.role === 'representative' ? <Link to="/moderation">{words.moderation}</Link> : null}
        {me.hospital === null ? null : <Link to="/retention">{words.retention}</Link>}
        <Link to="/account/factors">{words.factors}</Link>
        <Link to="/roles">{words.roles}</Link>
        <Link to="/account-estimate">{words.seatEstimate}</Link>
        <Link to="/terms">{words.terms}</Link>
        <Link to="/responsibilities">{words.responsibilities}</Link>
        <Link to="/contact">{words.contact}</Link>
        <Link to="/notices/settings">{words.noticeSettings}</Link>
        <ActionButton onAct={() => lockScreen()} fullWidth>
          {lockNow}
        </ActionButton>
        <div data-stays>
          <FormStack>
            <LanguageSwitch label={words.language} />
            <ProblemPanel error={signOut.error} />
            <ActionButton onAct={() => signOut.mutate({})} busy={signOut.isPending} fullWidth>
              {words.signOut}
            </ActionButton>
          </FormStack>
        </div>
      </FormStack>
    </Disclosure>
  )
}
