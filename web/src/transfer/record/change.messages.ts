import { defineMessages } from '../../ui/language'

/** Changes of a record that was sent already (rule 76). */
export const changeMessages = defineMessages({
  ja: {
    title: '打診後に変わったところ',
    older: (count: number) => `以前の変更 ${count}回`,
    before: '変更前',
    after: '変更後',
    sinceAnswer: '回答のあとの変更',
    staleChoice: (hospital: string) => `${hospital}の回答は、患者情報を変える前のものです。先に、この内容のままでよいかを確認してください。`,
    chooseAnyway: '変更前の回答のまま決める',
    staleShort: '変更前の回答',
  },
  en: {
    title: 'What changed since the inquiry',
    older: (count: number) => `${count} earlier changes`,
    before: 'before',
    after: 'after',
    sinceAnswer: 'changed after the answer',
    staleChoice: (hospital: string) => `${hospital} answered before the record changed. Ask first whether the answer still holds.`,
    chooseAnyway: 'Choose on the earlier answer',
    staleShort: 'answered before the change',
  },
})
