import { defineMessages } from '../ui/language'

/** Saving the long forms of 自院. */
export const saveMessages = defineMessages({
  ja: {
    nothingToSave: '変更はありません',
    changes: (count: number) => `未保存の変更 ${count}件`,
    discard: '変更を取り消す',
    saveConditions: '受入条件を保存',
    saveRecord: '施設情報を保存',
    conditionsSaved: (count: number) => `受入条件を${count}件変更しました。`,
    recordSaved: '施設情報を保存しました。',
    undone: '元に戻しました。',
    undoFailed: '元に戻せませんでした。ほかの人が先に更新しています。',
    overtaken: (standing: string) => `ほかの人が先に変更しました。現在の登録：${standing}`,
    overtakenLead: (name: string) => `${name}が先に更新しました。印のついた項目の「現在の登録」を確認してください。もう一度保存すると、自分の入力に置き換わります。`,
    somebody: 'ほかの人',
    emptyValue: '（空欄）',
    lastSaved: (at: string, by: string) => `最終更新 ${at}${by === '' ? '' : `（${by} さん）`}`,
  },
  en: {
    nothingToSave: 'No changes',
    changes: (count: number) => `${count} unsaved changes`,
    discard: 'Discard changes',
    saveConditions: 'Save conditions',
    saveRecord: 'Save information',
    conditionsSaved: (count: number) => `${count} conditions changed.`,
    recordSaved: 'Information saved.',
    undone: 'Taken back.',
    undoFailed: 'Could not be taken back: somebody else has updated it since.',
    overtaken: (standing: string) => `Changed by somebody else. Stands now: ${standing}`,
    overtakenLead: (name: string) => `${name} updated this first. Look at what stands in the marked items; saving again replaces it with yours.`,
    somebody: 'Somebody else',
    emptyValue: '(empty)',
    lastSaved: (at: string, by: string) => `Last updated ${at}${by === '' ? '' : ` (${by})`}`,
  },
})
