import {
  changeDepartmentMailCall,
  changeNoticeSettingsCall,
  checkPushCall,
  countNoticesCall,
  getNoticeSettingsCall,
  getPushKeyCall,
  listDemoMailsCall,
  listNoticesCall,
  markNoticesCall,
  openNoticeCall,
  subscribePushCall,
  unsubscribePushCall,
} from '@tasuki/domain/notice/notice.contract'
import type { Transaction } from '../platform/db/transaction'
import { memberAccess, signedInAccess } from '../platform/http/access'
import { serve, type ServedRoute } from '../platform/http/serve'
import { PUBLIC_PUSH, type PushRules } from '../platform/push/push-endpoint'
import { dropPushSubscription, obtainPushKey, ownsPushSubscription, savePushSubscription } from '../platform/push/push-subscriptions'
import { refuse } from '../platform/refused'
import { changeDepartmentMailCommand, changeNoticeSettingsCommand, getNoticeSettings } from './change-notice-settings'
import { listDemoMails } from './list-demo-mails'
import { countNotices, listNotices, ownPersonId } from './list-notices'
import { getNotice, markNoticesCommand, openNoticeCommand } from './mark-notices'
import type { NoticeSubjects } from './notice-subject'

export type NoticeSetup = {
  subjects: readonly NoticeSubjects[]
  mailConfigured: boolean
  /** Where a demonstration's e-mails lie; undefined where they are really sent. */
  demoFolder: string | undefined
  departmentAddress: (tx: Transaction, hospitalId: string) => Promise<string | undefined>
  pushRules?: PushRules | undefined
}

export const noticeRoutes = (setup: NoticeSetup): readonly ServedRoute[] => [
  serve(listNoticesCall, signedInAccess, ({ query, runQuery }) =>
    runQuery((tx) => listNotices(tx, setup.subjects, { unreadOnly: query.unreadOnly === '1', limit: query.limit, offset: query.offset ?? 0 })),
  ),

  serve(countNoticesCall, signedInAccess, ({ runQuery }) => runQuery(countNotices)),

  serve(openNoticeCall, signedInAccess, ({ params, runAndView }) => runAndView((tx) => openNoticeCommand(tx, setup.subjects, params.noticeId), (tx) => getNotice(tx, setup.subjects, params.noticeId))),

  serve(markNoticesCall, signedInAccess, ({ body, runCommand }) => runCommand((tx) => markNoticesCommand(tx, body))),

  serve(getNoticeSettingsCall, signedInAccess, ({ runQuery }) => runQuery((tx) => getNoticeSettings(tx, setup))),

  serve(changeNoticeSettingsCall, signedInAccess, ({ body, runCommand }) => runCommand((tx) => changeNoticeSettingsCommand(tx, body))),

  serve(changeDepartmentMailCall, memberAccess, ({ body, runCommand }) => runCommand((tx) => changeDepartmentMailCommand(tx, body.mail))),

  serve(getPushKeyCall, signedInAccess, async ({ runQuery }) => ({ publicKey: (await runQuery(obtainPushKey)).publicKey })),

  serve(subscribePushCall, signedInAccess, async ({ body, identity, runCommand }) => {
    const { endpoint, keys, expiresAt } = body
    await runCommand(async (tx) => {
      // And again at each call, when its name is resolved.
      if (!(setup.pushRules ?? PUBLIC_PUSH).allowsEndpoint(new URL(endpoint))) return refuse('push_endpoint_refused')
      await savePushSubscription(tx, { endpoint, ...keys, expiresAt, personId: ownPersonId(tx), sessionId: identity.sessionId ?? refuse('not_signed_in') })
      return null
    })
    return null
  }),

  // POST: the address names a browser and belongs into no log of addresses.
  serve(checkPushCall, signedInAccess, ({ body, runQuery }) => runQuery(async (tx) => ({ mine: await ownsPushSubscription(tx, { personId: ownPersonId(tx), endpoint: body.endpoint }) }))),

  serve(unsubscribePushCall, signedInAccess, async ({ body, runCommand }) => {
    await runCommand(async (tx) => {
      await dropPushSubscription(tx, { personId: ownPersonId(tx), endpoint: body.endpoint })
      return null
    })
    return null
  }),

  serve(listDemoMailsCall, signedInAccess, async ({ runQuery }) => {
    const folder = setup.demoFolder
    return { demo: folder !== undefined, mails: folder === undefined ? [] : await runQuery((tx) => listDemoMails(tx, folder)) }
  }),
]
