import { defineMessages } from '../ui/language'

export const conditionsMessages = defineMessages({
  ja: {
    explain: '打診の候補を探すときに、この条件で○△×が判定されます。未記載の項目は「相談」として扱われます。',
    progress: (stated: number, total: number) => `記載 ${stated}／${total}`,
    onlyUnstated: '未記載だけ表示',
    allStated: 'すべて記載済みです。',
    condition: (label: string) => `${label}の条件`,
    conditionHint: '例：病状安定に限る、日中のみ',
    limit: (label: string, unit: string) => `${label}の上限（${unit}）`,
    limitHint: '上限',
    upTo: (unit: string) => `${unit}まで`,
    numberWrong: '数字で入れてください。',
    restAccepted: (group: string) => `${group}の未記載をすべて「受入可」にする`,
    restAcceptedShort: '未記載をすべて受入可に',
    restSet: (count: number) => `${count}件を受入可にしました`,
  },
  en: {
    explain: 'These conditions decide ○ △ × when hospitals look for candidates. What is not stated counts as “to be discussed”.',
    progress: (stated: number, total: number) => `${stated} of ${total} stated`,
    onlyUnstated: 'Only what is not stated',
    allStated: 'Everything is stated.',
    condition: (label: string) => `Condition for ${label}`,
    conditionHint: 'e.g. stable patients only',
    limit: (label: string, unit: string) => `Limit for ${label} (${unit})`,
    limitHint: 'Limit',
    upTo: (unit: string) => `${unit} at most`,
    numberWrong: 'Enter a number.',
    restAccepted: (group: string) => `${group}: accept everything not stated`,
    restAcceptedShort: 'Accept the rest',
    restSet: (count: number) => `${count} set to “accepted”`,
  },
})
