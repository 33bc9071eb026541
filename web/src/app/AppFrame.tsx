import type { Me } from '@tasuki/domain/account/account.contract'
import IconBed from '@tabler/icons-react/dist/esm/icons/IconBed.mjs'
import IconBuildingCommunity from '@tabler/icons-react/dist/esm/icons/IconBuildingCommunity.mjs'
import IconBuildingHospital from '@tabler/icons-react/dist/esm/icons/IconBuildingHospital.mjs'
import IconClipboardHeart from '@tabler/icons-react/dist/esm/icons/IconClipboardHeart.mjs'
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs'
import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs'
import IconMessages from '@tabler/icons-react/dist/esm/icons/IconMessages.mjs'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useParams, useRouterState } from '@tanstack/react-router'
import { homeQuery } from '../transfer/lists/home.queries'
import { useOpenedCaseRelation } from '../transfer/case-form/opened-case'
import { AccountMenu } from '../account/AccountMenu'
import { useScreenLock } from '../account/sign-in/lock-state'
import { SwitchPerson } from '../account/sign-in/SwitchPerson'
import { useOutboxDelivery } from '../talk/use-outbox'
import { ModerationProvider } from '../office/moderation/ModerationProvider'
import { NoticeBell } from '../notice/NoticeBell'
import { AppLayout, type NavigationItem } from '../ui/AppLayout'
import { ConnectionNote, PlaceName } from '../ui/HeaderParts'
import { useMessages } from '../ui/language'
import { Notices } from '../ui/notices'
import { useOnline } from '../ui/online'
import { appMessages } from './app.messages'
import { helpOfPlace } from './help/help-of-route'
import { HelpCorner } from './help/HelpCorner'
import { FirstVisitHint } from './hints/FirstVisitHint'
import { showHintsAgain } from './hints/hint-shelf'
import { useLiveConnection } from './live-connection'
import { usePreloadedPages } from './preload-pages'
import { useOfficeNavigation } from './office-navigation'
import { officeNavigationMessages } from './office-navigation.messages'
import { startAnew, useSessionExpired } from './session'

/** Rail, header and the page. An officer of the prefecture has no hospital and so neither inbox nor own page. */
export const AppFrame = ({ me }: { me: Me }) => {
  const words = useMessages(appMessages)
  const connection = useLiveConnection(me.personId)
  useOutboxDelivery(me.personId, { connected: connection === 'live', signedOut: [useSessionExpired(), useScreenLock().locked].includes(true) })
  usePreloadedPages()
  const online = useOnline()
  const isAuditor = me.role === 'auditor'
  const badges = useQuery({ ...homeQuery, enabled: !isAuditor }).data?.badges
  const inquiries = badges?.inquiriesWaiting ?? 0
  const unread = badges?.unreadMessages ?? 0
  const cases = badges?.casesWaiting ?? 0
  const ofHospital = me.hospital !== null
  const groups = useOfficeNavigation(me.role)
  const office = useMessages(officeNavigationMessages).office
  const relation = useOpenedCaseRelation(useParams({ strict: false }).caseId)
  // Another hospital's patient belongs to 受入れ, whatever address it was opened by.
  const receives = relation === 'area' || relation === 'candidate'
  const topicId = helpOfPlace(useRouterState({ select: (state) => state.matches.at(-1)?.fullPath as string | undefined }), receives)
  const items: (NavigationItem & { shown: boolean })[] = [
    { to: ofHospital ? '/' : '/office', label: words.home, icon: IconHome, elsewhere: !ofHospital, shown: true },
    { to: '/cases', label: words.cases, icon: IconBed, count: cases, countLabel: words.casesWaiting(cases), elsewhere: receives, shown: !isAuditor },
    { to: '/inbox', label: words.inbox, icon: IconInbox, count: inquiries, countLabel: words.inquiriesWaiting(inquiries), current: receives, shown: ofHospital },
    { to: '/talk', label: words.talk, icon: IconMessages, count: unread, countLabel: words.messagesUnread(unread), shown: !isAuditor },
    { to: '/hospitals', label: words.hospitals, icon: IconBuildingHospital, shown: !isAuditor },
    { to: '/facility', label: words.facility, icon: IconClipboardHeart, shown: ofHospital },
  ]
  return (
    <AppLayout
      navigationLabel={words.navigation}
      skipLabel={words.skip}
      items={items.filter((item) => item.shown)}
      menu={groups.length === 0 ? undefined : { label: office, icon: IconBuildingCommunity, groups }}
      place={<PlaceName name={me.hospital?.name ?? me.prefecture.name} shortName={me.hospital?.shortName ?? me.prefecture.name} />}
      status={<ConnectionNote text={online ? (connection === 'polling' ? words.disconnected : undefined) : words.offline} shortText={online ? words.reconnecting : words.offlineShort} />}
      bell={<NoticeBell />}
      account={
        <>
          <HelpCorner topicId={topicId} onReplay={ofHospital ? () => showHintsAgain(me.personId) : undefined} />
          <SwitchPerson />
          <AccountMenu me={me} onSignedOut={startAnew} />
        </>
      }
    >
      {ofHospital ? <FirstVisitHint personId={me.personId} topicId={topicId} /> : null}
      <ModerationProvider enabled={me.role === 'officer'}>
        <Outlet />
      </ModerationProvider>
      <Notices />
    </AppLayout>
  )
}
