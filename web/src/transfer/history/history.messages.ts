import { defineMessages } from '../../ui/language'

/** The filters of a case's history. */
export const caseHistoryMessages = defineMessages({
  ja: {
    filter: '履歴を絞り込む',
    group_all: 'すべて',
    group_talks: '打診・回答',
    group_record: '患者情報',
    group_care: '担当',
    group_documents: '書類',
    group_reads: '閲覧',
    hospital: '病院',
    everyHospital: 'すべての病院',
    count: (count: number) => `${count}件`,
    none: 'この条件の履歴はありません',
    showAll: 'すべて表示する',
  },
  en: {
    filter: 'Filter the history',
    group_all: 'All',
    group_talks: 'Inquiries and answers',
    group_record: 'Record',
    group_care: 'In charge',
    group_documents: 'Documents',
    group_reads: 'Reads',
    hospital: 'Hospital',
    everyHospital: 'All hospitals',
    count: (count: number) => `${count} entries`,
    none: 'Nothing in the history is like this',
    showAll: 'Show all',
  },
})
