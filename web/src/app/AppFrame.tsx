import type { Me } from '@tasuki/domain/account/account.contract'
import IconBed from '@tabler/icons-react/dist/esm/icons/IconBed.mjs'
import IconBuildingCommunity from '@tabler/icons-react/dist/esm/icons/IconBuildingCommunity.mjs'
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs'
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs'
import IconBuildingHospital from '@tabler/icons-react/dist/esm/icons/IconBuildingHospital.mjs'
import IconClipboardHeart from '@tabler/icons-react/dist/esm/icons/IconClipboardHeart.mjs'
import IconFileCheck from '@tabler/icons-react/dist/esm/icons/IconFileCheck.mjs'
import IconEyeOff from '@tabler/icons-react/dist/esm/icons/IconEyeOff.mjs'
import IconReceiptYen from '@tabler/icons-react/dist/esm/icons/IconReceiptYen.mjs'
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs'
import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs'
import IconMessages from '@tabler/icons-react/dist/esm/icons/IconMessages.mjs'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useParams, useRouterState } from '@tanstack/react-router'
import { homeQuery } from '../transfer/lists/home.queries'
import { useOpenedCaseRelation } from '../transfer/case-form/opened-case'
import { AccountMenu } from '../account/AccountMenu'
import { useScreenLock } from '../account/lock-state'
import { SwitchPerson } from '../account/SwitchPerson'
import { formsWaitingQuery } from '../office/forms-waiting.queries'
import { useOutboxDelivery } from '../talk/use-outbox'
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
  const formsWaiting = useQuery({ ...formsWaitingQuery, enabled: me.role === 'officer' }).data ?? 0
  const inquiries = badges?.inquiriesWaiting ?? 0
  const unread = badges?.unreadMessages ?? 0
  const cases = badges?.casesWaiting ?? 0
  const ofHospital = me.hospital !== null
  const isOfficer = me.role === 'officer'
  const relation = useOpenedCaseRelation(useParams({ strict: false }).caseId)
  // Another hospital's patient belongs to 受入れ, whatever address it was opened by.
  const receives = relation === 'area' || relation === 'candidate'
  const topicId = helpOfPlace(useRouterState({ select: (state) => state.matches.at(-1)?.fullPath as string | undefined }), receives)
  const items: (NavigationItem & { shown: boolean })[] = [
    { to: '/', label: words.home, icon: IconHome, shown: !isAuditor },
    { to: '/cases', label: words.cases, icon: IconBed, count: cases, countLabel: words.casesWaiting(cases), elsewhere: receives, shown: !isAuditor },
    { to: '/inbox', label: words.inbox, icon: IconInbox, count: inquiries, countLabel: words.inquiriesWaiting(inquiries), current: receives, shown: ofHospital },
    { to: '/talk', label: words.talk, icon: IconMessages, count: unread, countLabel: words.messagesUnread(unread), shown: !isAuditor },
    { to: '/hospitals', label: words.hospitals, icon: IconBuildingHospital, shown: !isAuditor },
    { to: '/facility', label: words.facility, icon: IconClipboardHeart, shown: ofHospital },
    { to: '/office/names', label: words.nameReports, icon: IconEyeOff, shown: isOfficer },
    { to: '/office/hospitals', label: words.register, icon: IconBuildingCommunity, shown: isOfficer || isAuditor },
    { to: '/office/people', label: words.prefecturePeople, icon: IconUsers, shown: isAuditor },
    { to: '/office/audit', label: words.audit, icon: IconHistory, shown: isAuditor },
    { to: '/office/forms', label: words.forms, icon: IconFileCheck, count: formsWaiting, countLabel: words.formsWaiting(formsWaiting), shown: isOfficer },
    { to: '/office/invoices', label: words.invoices, icon: IconReceiptYen, shown: isOfficer },
  ]
  return (
    <AppLayout
      navigationLabel={words.navigation}
      skipLabel={words.skip}
      items={items.filter((item) => item.shown)}
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
      <Outlet />
      <Notices />
    </AppLayout>
  )
}
