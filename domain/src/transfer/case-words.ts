/** A case's states and visibility, as pages and tables say them. */
export const CASE_WORDS = {
  ja: {
    status_draft: '下書き',
    status_recruiting: '募集中',
    status_held: '受入先決定',
    status_completed: '転院完了',
    status_ended: '募集終了',
    visibility_S1: '打診した病院だけ',
    visibility_S2: '打診した病院と希望地域の病院',
  },
  en: {
    status_draft: 'Draft',
    status_recruiting: 'Recruiting',
    status_held: 'Hospital chosen',
    status_completed: 'Transferred',
    status_ended: 'Ended',
    visibility_S1: 'Asked hospitals only',
    visibility_S2: 'Asked hospitals and the wished area',
  },
}
