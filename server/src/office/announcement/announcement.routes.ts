import * as announcements from '@tasuki/domain/office/announcement/announcement.contract'
import { memberAccess, officerAccess } from '../../platform/http/access'
import { serve, type ServedRoute } from '../../platform/http/serve'
import { acknowledgeAnnouncementCommand, remindAnnouncementCommand } from './acknowledge-announcement'
import { getOfficeAnnouncement, listOfficeAnnouncements, listReceivedAnnouncements } from './announcement.view'
import { changeAnnouncementCommand, publishAnnouncementCommand, withdrawAnnouncementCommand } from './publish-announcement'

/** お知らせ: the prefecture's to the hospitals. */
export const announcementRoutes: readonly ServedRoute[] = [
  serve(announcements.listAnnouncementsCall, memberAccess, ({ query, runQuery }) => runQuery((tx) => listReceivedAnnouncements(tx, query))),
  serve(announcements.acknowledgeAnnouncementCall, memberAccess, ({ params, body, runCommand }) =>
    runCommand(async (tx) => {
      await acknowledgeAnnouncementCommand(tx, { ...params, ...body })
      return null
    }),
  ),
  serve(announcements.listOfficeAnnouncementsCall, officerAccess, ({ query, runQuery }) => runQuery((tx) => listOfficeAnnouncements(tx, query))),
  serve(announcements.getOfficeAnnouncementCall, officerAccess, ({ params, runQuery }) => runQuery((tx) => getOfficeAnnouncement(tx, params.announcementId))),
  serve(announcements.publishAnnouncementCall, officerAccess, ({ body, runAndView }) => runAndView((tx) => publishAnnouncementCommand(tx, body), getOfficeAnnouncement)),
  serve(announcements.changeAnnouncementCall, officerAccess, ({ params, body, runAndView }) =>
    runAndView(
      (tx) => changeAnnouncementCommand(tx, { ...params, ...body }),
      (tx) => getOfficeAnnouncement(tx, params.announcementId),
    ),
  ),
  serve(announcements.withdrawAnnouncementCall, officerAccess, ({ params, runAndView }) =>
    runAndView(
      (tx) => withdrawAnnouncementCommand(tx, params.announcementId),
      (tx) => getOfficeAnnouncement(tx, params.announcementId),
    ),
  ),
  serve(announcements.remindAnnouncementCall, officerAccess, ({ params, runAndView }) =>
    runAndView(
      (tx) => remindAnnouncementCommand(tx, params.announcementId),
      (tx) => getOfficeAnnouncement(tx, params.announcementId),
    ),
  ),
]
