import { defineMessages } from '../ui/language'

export const documentReleaseMessages = defineMessages({
  ja: {
    title: '「氏名ではない」で公開した書類',
    lead: '検査で差し戻された書類を、追加した人が「氏名ではない」として公開した一覧です。気になるものは書類を開き、氏名が見えるときは「氏名が見えます」を押してください。',
    leadPrefecture: '検査で差し戻された書類を、各病院の担当者が「氏名ではない」として公開した一覧です。この画面の閲覧は記録されます。',
    none: 'まだありません',
    noneText: '差し戻された書類が「氏名ではない」として公開されると、ここに並びます。',
    at: '公開した日時',
    document: '書類',
    hospital: '病院',
    person: '公開した人',
    places: '指摘の数',
    reason: '理由',
  },
  en: {
    title: 'Documents shown as “no name”',
    lead: 'Documents that the check sent back and that their uploader showed all the same. Open what looks doubtful; press “A name can be seen” if there is one.',
    leadPrefecture: 'Documents that the check sent back and that a hospital’s member showed all the same. That you looked is written down.',
    none: 'None yet',
    noneText: 'A document that was sent back and then shown as “no name” stands here.',
    at: 'Shown at',
    document: 'Document',
    hospital: 'Hospital',
    person: 'Shown by',
    places: 'Places',
    reason: 'Reason',
  },
})
