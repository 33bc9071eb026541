import { Checkbox } from '@mantine/core'
import type { NoticeKind } from '@tasuki/domain/account/notice-kind'
import { ALWAYS_IN_PAGE, type NoticeChannels, type NoticeSettings } from '@tasuki/domain/notice/notice-settings'
import { NOTICE_TEXT } from '@tasuki/domain/notice/notice-text'
import { useLanguage, useMessages } from '../ui/language'
import { noticeSettingMessages } from './notice-settings.messages'
import classes from './NoticeSettings.module.css'

type Group = 'receiving' | 'sending' | 'both' | 'prefecture'

/** Where a kind stands; a kind without a place doesn't compile. */
const GROUP_OF: Record<NoticeKind, Group> = {
  inquiry_received: 'receiving',
  chosen: 'receiving',
  released: 'receiving',
  resumed: 'receiving',
  withdrawn: 'receiving',
  case_closed: 'receiving',
  record_changed: 'receiving',
  vacancy_stale: 'receiving',
  inquiry_answered: 'sending',
  reverse_offer_received: 'sending',
  confirmed: 'sending',
  taken_back: 'sending',
  transfer_overdue: 'sending',
  message_unread: 'both',
  mentioned: 'both',
  answer_overdue: 'both',
  confirm_overdue: 'both',
  assigned: 'both',
  absence_taken_over: 'both',
  document_refused: 'both',
  name_visible_reported: 'prefecture',
  name_visible_decided: 'prefecture',
  form_submitted: 'prefecture',
  form_returned: 'prefecture',
  form_accepted: 'prefecture',
  form_start_lost: 'prefecture',
  invoice_issued: 'prefecture',
  invoice_sent: 'prefecture',
  invoice_overdue: 'prefecture',
  invoice_cancelled: 'prefecture',
  renewal_due: 'prefecture',
  renewal_accepted: 'prefecture',
  announcement: 'prefecture',
  invitation_due: 'prefecture',
  reset_wished: 'prefecture',
  concurrent_use: 'prefecture',
  factors_reset: 'prefecture',
  factor_guessed: 'both',
  deletion_announced: 'prefecture',
  deletion_hold_asked: 'prefecture',
  deletion_hold_decided: 'prefecture',
  moderation_asked: 'prefecture',
  moderation_answered: 'prefecture',
  moderation_closed: 'prefecture',
  moderation_deleted: 'prefecture',
  application_submitted: 'prefecture',
}
const GROUPS = ['receiving', 'sending', 'both', 'prefecture'] as const
const CHANNELS = ['page', 'mail', 'push'] as const satisfies readonly (keyof NoticeChannels)[]
const KINDS = Object.keys(GROUP_OF) as NoticeKind[]

/** One row a kind, a box for each way. */
export const NoticeKindTable = ({ settings, onChange }: { settings: NoticeSettings; onChange: (kind: NoticeKind, channels: NoticeChannels) => void }) => {
  const words = useMessages(noticeSettingMessages)
  const { language } = useLanguage()
  return (
    <>
      <table className={classes.kinds}>
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            {CHANNELS.map((channel) => (
              <th key={channel} scope="col">
                {words[channel]}
              </th>
            ))}
          </tr>
        </thead>
        {GROUPS.map((group) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={CHANNELS.length + 1} className={classes.group}>
                {words[group]}
              </th>
            </tr>
            {KINDS.filter((kind) => GROUP_OF[kind] === group).map((kind) => {
              const text = NOTICE_TEXT[language][kind]
              const chosen = settings.channels[kind]
              return (
                <tr key={kind}>
                  <th scope="row">{text}</th>
                  {CHANNELS.map((channel) => {
                    const isFixed = channel === 'page' && ALWAYS_IN_PAGE.has(kind)
                    return (
                      <td key={channel}>
                        <label className="pressed">
                          <Checkbox
                            aria-label={words.channelOf(text, words[channel])}
                            checked={isFixed || chosen[channel]}
                            disabled={isFixed}
                            onChange={(event) => onChange(kind, { ...chosen, [channel]: event.currentTarget.checked })}
                          />
                        </label>
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        ))}
      </table>
      <p className={classes.explain}>{words.alwaysInPage}</p>
    </>
  )
}
