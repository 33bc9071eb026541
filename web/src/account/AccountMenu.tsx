import type { Me } from '@tasuki/domain/account/account.contract'
import { Link, type LinkProps } from '@tanstack/react-router'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { Disclosure } from '../ui/Disclosure'
import { FormStack } from '../ui/FormStack'
import { PersonName } from '../ui/HeaderParts'
import { useMessages } from '../ui/language'
import { LanguageSwitch } from '../ui/LanguageSwitch'
import classes from './AccountMenu.module.css'
import { accountMessages } from './account.messages'
import { useSignOut } from './account.queries'
import { lockMessages } from './sign-in/lock.messages'
import { lockScreen } from './sign-in/lock-state'

type MenuLink = readonly [text: string, to: LinkProps['to'], search?: LinkProps['search']]

/** By whose they are: one's own, the hospital's people, its dealings with the prefecture, the system. */
const groupsFor = ({ role, hospital }: Me, words: (typeof accountMessages)['ja']): { label: string; links: readonly MenuLink[] }[] => {
  const ofHospital = (links: readonly MenuLink[]) => (hospital === null ? [] : links)
  const ofRepresentative = (...links: readonly MenuLink[]) => (role === 'representative' ? links : [])
  return [
    {
      label: words.menuOwn,
      links: [
        [words.ownAccount, '/account'],
        [words.factors, '/account/factors'],
        [words.noticeSettings, '/notices/settings'],
      ],
    },
    {
      label: words.menuPeople,
      links: ofHospital([
        ...ofRepresentative([words.people, '/account/people'], [words.lostFactor, '/office/sign-in']),
        [words.team, '/team'],
        ...ofRepresentative([words.auditTrail, '/office/audit'], [words.prefectureReads, '/office/audit', { kind: 'prefecture' }]),
        [words.nameReleases, '/office/names'],
        ...ofRepresentative([words.documentReleases, '/office/documents']),
      ]),
    },
    {
      label: words.menuPrefecture,
      links: ofHospital([
        [words.announcements, '/announcements'],
        [words.forms, '/forms'],
        [words.invoices, '/invoices'],
        [words.retention, '/retention'],
        ...ofRepresentative([words.moderation, '/moderation']),
      ]),
    },
    {
      label: words.menuSystem,
      links: [
        [words.roles, '/roles'],
        [words.seatEstimate, '/account-estimate'],
        [words.terms, '/terms'],
        [words.responsibilities, '/responsibilities'],
        [words.contact, '/contact'],
      ],
    },
  ]
}

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
        <div className={classes.groups}>
          {groupsFor(me, words)
            .filter(({ links }) => links.length > 0)
            .map(({ label, links }) => (
              <section key={label} aria-label={label} className={classes.group}>
                <h2>{label}</h2>
                {links.map(([text, to, search]) => (
                  <Link key={text} to={to} {...(search && { search })}>
                    {text}
                  </Link>
                ))}
              </section>
            ))}
        </div>
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
