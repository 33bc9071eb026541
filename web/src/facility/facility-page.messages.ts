import { defineMessages } from '../ui/language'

export const facilityPageMessages = defineMessages({
  ja: {
    title: '自院',
    tabs: '自院の情報',
    vacancy: '今日の空床',
    conditions: '受入条件',
    record: '施設情報',
    tables: 'CSV',
    history: '更新の記録',
    asOthersSee: 'ほかの病院からの見え方',
    print: '施設情報を印刷',
    noHospital: '病院に所属していないため、自院の情報はありません。',
    toDirectory: '病院の一覧を開く',
  },
  en: {
    title: 'Our hospital',
    tabs: 'Our information',
    vacancy: 'Vacancy',
    conditions: 'Conditions',
    record: 'Information',
    tables: 'CSV',
    history: 'Updates',
    asOthersSee: 'As other hospitals see us',
    print: 'Print our information',
    noHospital: 'You belong to no hospital, so there is no information of your own.',
    toDirectory: 'Open the list of hospitals',
  },
})
