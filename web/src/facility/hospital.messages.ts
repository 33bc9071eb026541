import { FACILITY_FIELD_WORDS } from '@tasuki/domain/facility/facility-words'
import { defineMessages } from '../ui/language'

export const recordFieldMessages = defineMessages(FACILITY_FIELD_WORDS)

/** One hospital to read. */
export const hospitalMessages = defineMessages({
  ja: {
    directory: '病院の一覧へ',
    print: 'この病院を印刷',
    editOwn: '自院の情報を編集',
    contact: '連絡先',
    mainPhone: '代表電話',
    extensionOf: (extension: string) => `内線 ${extension}`,
    vacancy: '空床',
    vacancyEmpty: '空床は登録されていません。',
    conditions: '受入条件',
    conditionsEmpty: '受入条件は登録されていません。打診のときに相談してください。',
    unstatedMeans: '未記載は「相談」として扱われます。',
    reception: '入院までの流れ',
    costs: '体制・費用・面会',
    address: '所在地',
    distance: (km: string) => `自院から直線で ${km} km`,
    licensedBeds: '許可病床',
    updated: '更新',
    recordUpdated: '施設情報の更新',
    nonUser: 'この病院はまだTasukiを利用していません。',
    nonUserText: '空床や受入条件の登録はなく、打診も送れません。電話で確認してください。',
    ended: 'この病院はTasukiの利用を終了しました。',
    noRecord: '施設情報はまだ登録されていません。',
    noRecordText: '代表電話へお問い合わせください。',
  },
  en: {
    directory: 'To the list of hospitals',
    print: 'Print this hospital',
    editOwn: 'Edit our information',
    contact: 'Contact',
    mainPhone: 'Switchboard',
    extensionOf: (extension: string) => `ext. ${extension}`,
    vacancy: 'Vacancy',
    vacancyEmpty: 'No vacancy is entered.',
    conditions: 'Acceptance conditions',
    conditionsEmpty: 'No conditions are entered. Ask when you send an inquiry.',
    unstatedMeans: 'What is not stated counts as “to be discussed”.',
    reception: 'Way to admission',
    costs: 'Staff, costs, visiting',
    address: 'Address',
    distance: (km: string) => `${km} km from us in a straight line`,
    licensedBeds: 'Licensed beds',
    updated: 'Updated',
    recordUpdated: 'Information updated',
    nonUser: 'This hospital does not use Tasuki yet.',
    nonUserText: 'It has entered neither vacancy nor conditions and cannot be asked here. Please call.',
    ended: 'This hospital has ended its use of Tasuki.',
    noRecord: 'No facility information is entered yet.',
    noRecordText: 'Please call the switchboard.',
  },
})

export type RecordFieldWords = (typeof recordFieldMessages)['ja']
