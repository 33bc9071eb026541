import { documentKind } from './document-kind'

/** Kinds of documents, as pages and tables say them. */
export const DOCUMENT_WORDS = {
  ja: {
    kind_any: '書類',
    kind_referral_letter: '診療情報提供書',
    kind_adl_sheet: 'ADL表',
    kind_nursing_summary: '看護サマリー',
    kind_rehabilitation_summary: 'リハサマリー',
    kind_blood_test: '採血',
    kind_imaging: '画像',
    kind_electrocardiogram: '心電図',
    kind_body_photo: '身体画像（褥瘡など）',
    kind_other: 'その他',
  },
  en: {
    kind_any: 'Documents',
    kind_referral_letter: 'Referral letter',
    kind_adl_sheet: 'ADL sheet',
    kind_nursing_summary: 'Nursing summary',
    kind_rehabilitation_summary: 'Rehabilitation summary',
    kind_blood_test: 'Blood test',
    kind_imaging: 'Imaging',
    kind_electrocardiogram: 'ECG',
    kind_body_photo: 'Photo of the body',
    kind_other: 'Other',
  },
}

/** As an event tells it; what a later version added is a document all the same. */
export const documentKindText = (kind: unknown, language: 'ja' | 'en'): string => {
  const words = DOCUMENT_WORDS[language]
  const known = documentKind.safeParse(kind)
  return known.success ? words[`kind_${known.data}`] : words.kind_any
}
