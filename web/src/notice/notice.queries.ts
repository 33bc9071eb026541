import {
  changeDepartmentMailCall,
  changeNoticeSettingsCall,
  countNoticesCall,
  getNoticeSettingsCall,
  listDemoMailsCall,
  listNoticesCall,
  markNoticesCall,
  openNoticeCall,
} from '@tasuki/domain/notice/notice.contract'
import { callQuery, useCommand } from '../platform/server-state'

const FEATURE = 'notice'
const ALL = [[FEATURE]] as const

export const noticeCountQuery = callQuery([FEATURE, 'countNotices'], countNoticesCall, {})
export const noticesQuery = (of: { unreadOnly: boolean; limit: number }) =>
  callQuery([FEATURE, 'listNotices'], listNoticesCall, { query: { limit: of.limit, ...(of.unreadOnly && { unreadOnly: '1' as const }) } })
export const noticeSettingsQuery = callQuery([FEATURE, 'getNoticeSettings'], getNoticeSettingsCall, {})
export const demoMailsQuery = callQuery([FEATURE, 'listDemoMails'], listDemoMailsCall, {})

export const useMarkNotices = (done?: () => void) => useCommand(markNoticesCall, { changes: ALL, ...(done && { done }) })
export const useOpenNotice = (done: (path: string) => void) => useCommand(openNoticeCall, { changes: ALL, done: ({ path }) => done(path) })
export const useChangeNoticeSettings = () => useCommand(changeNoticeSettingsCall, { changes: ALL })
export const useChangeDepartmentMail = (done: (mail: boolean) => void) => useCommand(changeDepartmentMailCall, { changes: ALL, done: ({ mail }) => done(mail) })
