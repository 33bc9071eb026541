export type CommitteeSection = { title: string; perRow: number; fields: readonly string[]; needs?: true }

/** Shorter names than the screen's where a column of the sheet is narrow. */
export const PAPER_LABELS: Readonly<Record<string, string>> = {
  setting: '入院／救急外来',
  'clinical.categoryByState': '疾患・状態の区分',
  'clinical.categoryByTreatment': '処置等の区分',
  'clinical.centralLineSince': '中心静脈栄養から',
  'adl.dementia': '認知症自立度',
  'adl.barthel': 'Barthel',
  'adl.fim': 'FIM',
  'behaviour.admissionForm': '精神科入院形態',
  'directive.takeBack': '急変時の再受入',
  'directive.acp': 'ACP',
}

/** Values that are sentences or lists take a row of their own. */
export const COMMITTEE_WIDE: readonly string[] = ['bedKinds', 'destination', 'directive.onward']

/**
 * What a committee decides on, in the order in which it asks (fields.md). 主病名, 年齢 and 性別 are the headline; the memo
 * code is printed for the sending hospital alone.
 */
export const COMMITTEE_SECTIONS: readonly CommitteeSection[] = [
  { title: '基本', perRow: 3, fields: ['setting', 'purpose', 'transferableFrom', 'medicalCategory', 'urgent', 'guarantor', 'bedKinds', 'destination', 'memoCode'] },
  { title: '診療', perRow: 3, fields: ['clinical.department', 'clinical.onsetDate', 'clinical.operationDate', 'clinical.categoryByState', 'clinical.categoryByTreatment', 'clinical.centralLineSince'] },
  { title: '', perRow: 2, fields: [], needs: true },
  {
    title: 'ADL',
    perRow: 4,
    fields: ['adl.mobility', 'adl.transfers', 'adl.eating', 'adl.toileting', 'adl.bathing', 'adl.dressing', 'adl.grooming', 'adl.category', 'adl.bedridden', 'adl.dementia', 'adl.barthel', 'adl.fim'],
  },
  { title: '心身の状態', perRow: 3, fields: ['body.diet', 'body.swallowing', 'body.paralysis', 'body.higherBrain', 'body.heightCm', 'body.weightKg'] },
  {
    title: '行動・精神',
    perRow: 3,
    fields: ['behaviour.delirium', 'behaviour.wandering', 'behaviour.aggression', 'behaviour.falls', 'behaviour.restraint', 'behaviour.smoking', 'behaviour.psychiatric', 'behaviour.admissionForm'],
  },
  {
    title: '社会背景',
    perRow: 3,
    fields: [
      'social.careLevel',
      'social.living',
      'social.keyPerson',
      'social.consenter',
      'social.guardianship',
      'social.publicAssistance',
      'social.hardship',
      'social.interpreter',
      'social.privateRoom',
      'social.visits',
      'social.outlook',
    ],
  },
  { title: '方針', perRow: 3, fields: ['directive.dnar', 'directive.acp', 'directive.takeBack', 'directive.onward'] },
]



/** The long texts, in the order in which a committee reads them. They alone may be shortened. */
export const COMMITTEE_TEXTS = [
  { path: 'course', title: '経過' },
  { path: 'history', title: '既往' },
  { path: 'medication', title: '処方の要点' },
  { path: 'background', title: '社会背景\n（補足）' },
  { path: 'direction', title: '方針\n（補足）' },
] as const
