import * as announcements from '@tasuki/domain/office/announcement/announcement.contract'
import { callQuery, useCommand } from '../../platform/server-state'
import { linesOfPage } from '../../ui/ListPager'

export const announcementsQuery = (page?: number) => callQuery(['announcement', 'listAnnouncements'], announcements.listAnnouncementsCall, { query: linesOfPage(page) })
export const officeAnnouncementsQuery = (page: number | undefined) => callQuery(['announcement', 'listOfficeAnnouncements'], announcements.listOfficeAnnouncementsCall, { query: linesOfPage(page) })
export const officeAnnouncementQuery = (announcementId: string) => callQuery(['announcement', 'getOfficeAnnouncement'], announcements.getOfficeAnnouncementCall, { params: { announcementId } })

const CHANGES = { changes: [['announcement']] }

export const useAcknowledgeAnnouncement = () => useCommand(announcements.acknowledgeAnnouncementCall, CHANGES)
export const usePublishAnnouncement = () => useCommand(announcements.publishAnnouncementCall, CHANGES)
export const useChangeAnnouncement = () => useCommand(announcements.changeAnnouncementCall, CHANGES)
export const useWithdrawAnnouncement = () => useCommand(announcements.withdrawAnnouncementCall, CHANGES)
export const useRemindAnnouncement = () => useCommand(announcements.remindAnnouncementCall, CHANGES)
