import * as announcements from '@tasuki/domain/office/announcement.contract'
import { useQueryClient } from '@tanstack/react-query'
import { callQuery, useCommand } from '../platform/server-state'

export const announcementsQuery = callQuery(['announcement', 'listAnnouncements'], announcements.listAnnouncementsCall, {})
export const officeAnnouncementsQuery = callQuery(['announcement', 'listOfficeAnnouncements'], announcements.listOfficeAnnouncementsCall, {})
export const officeAnnouncementQuery = (announcementId: string) => callQuery(['announcement', 'getOfficeAnnouncement'], announcements.getOfficeAnnouncementCall, { params: { announcementId } })

const CHANGES = { changes: [['announcement']] }

export const useAcknowledgeAnnouncement = () => {
  const client = useQueryClient()
  return useCommand(announcements.acknowledgeAnnouncementCall, { done: (output) => client.setQueryData(announcementsQuery.queryKey, output) })
}
export const usePublishAnnouncement = () => useCommand(announcements.publishAnnouncementCall, CHANGES)
export const useChangeAnnouncement = () => useCommand(announcements.changeAnnouncementCall, CHANGES)
export const useWithdrawAnnouncement = () => useCommand(announcements.withdrawAnnouncementCall, CHANGES)
export const useRemindAnnouncement = () => useCommand(announcements.remindAnnouncementCall, CHANGES)
