import type { AccountSetup } from '../account/account-setup'
import { accountRoutes } from '../account/account.routes'
import { factorRoutes } from '../account/sign-in/factor.routes'
import { seatFormPaperRoutes } from '../account/seat-form/seat-form-paper.routes'
import { seatFormRoutes } from '../account/seat-form/seat-form.routes'
import { seatHolderRoutes } from '../account/seat/seat-holder.routes'
import { invoiceRoutes } from '../account/invoice/invoice.routes'
import { seatRoutes } from '../account/seat/seat.routes'
import { officeProfileRoutes } from '../account/terms/office-profile'
import { termsRoutes } from '../account/terms/terms.routes'
import type { DocumentHouse } from '../document/attach-document'
import { documentRoutes } from '../document/document.routes'
import { facilityRoutes } from '../facility/facility.routes'
import type { SearchTally } from '../facility/search-tally'
import { nameReleaseRoutes } from '../names/name-release.routes'
import { noticeRoutes, type NoticeSetup } from '../notice/notice.routes'
import { hospitalRegisterRoutes } from '../office/register/hospital-register.routes'
import { hospitalApplicationRoutes } from '../office/application/hospital-application.routes'
import { announcementRoutes } from '../office/announcement/announcement.routes'
import { officeRoutes } from '../office/office.routes'
import { moderationRoutes } from '../office/moderation/moderation.routes'
import { retentionRoutes } from '../office/retention/retention.routes'
import type { Database } from '../platform/db/database'
import type { ServedRoute } from '../platform/http/serve'
import type { LiveHub } from '../platform/live/live-hub'
import { liveRoute } from '../platform/live/live.routes'
import type { SecondFactors } from '../platform/session/second-factor'
import type { SessionService } from '../platform/session/session-service'
import { messageTemplateRoutes } from '../talk/message-template.routes'
import { roomDocuments } from '../talk/room-documents'
import { talkRoutes } from '../talk/talk.routes'
import { caseDocuments } from '../transfer/case-documents'
import type { Snapshots } from '../transfer/facility-snapshots'
import { transferPaperRoutes } from '../transfer/paper.routes'
import { recordTemplateRoutes } from '../transfer/record-template.routes'
import { transferRoutes } from '../transfer/transfer.routes'

const accountSetup = (of: Omit<AccountSetup, 'demo'> & { isDemo: boolean }): AccountSetup => ({ database: of.database, sessions: of.sessions, factors: of.factors, prefecture: of.prefecture, demo: of.isDemo })

/** The one list of everything the program answers; the access matrix of the tests is generated over it. */
export const allRoutes = (of: {
  database: Database
  sessions: SessionService
  factors: SecondFactors
  snapshots: Snapshots
  tally: SearchTally
  mapTiles: boolean
  hub: LiveHub
  documents: Omit<DocumentHouse, 'subjects'>
  isDemo: boolean
  notices: NoticeSetup
  prefecture: { code: string; name: string }
}): ServedRoute[] => [
  ...accountRoutes(accountSetup(of)),
  ...factorRoutes(accountSetup(of)),
  ...seatRoutes,
  ...seatFormRoutes,
  ...seatFormPaperRoutes({ prefecture: of.prefecture }),
  ...seatHolderRoutes,
  ...invoiceRoutes,
  ...termsRoutes,
  ...officeProfileRoutes(of.prefecture.name),
  ...nameReleaseRoutes,
  ...facilityRoutes({ tally: of.tally, mapTiles: of.mapTiles }),
  ...noticeRoutes(of.notices),
  ...documentRoutes({ ...of.documents, subjects: [caseDocuments, roomDocuments] }),
  ...talkRoutes,
  ...messageTemplateRoutes,
  ...recordTemplateRoutes,
  ...transferPaperRoutes(of.snapshots),
  ...transferRoutes(of.snapshots, of.tally),
  ...officeRoutes,
  ...hospitalRegisterRoutes(accountSetup(of)),
  ...hospitalApplicationRoutes(accountSetup(of)),
  ...announcementRoutes,
  ...moderationRoutes,
  ...retentionRoutes({ ...of.documents, subjects: [caseDocuments, roomDocuments] }),
  liveRoute(of.hub),
]
