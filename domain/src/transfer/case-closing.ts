/** Where a case's hidden texts name the note with which it was ended (rule 85). */
export const CLOSING_NOTE = 'closing.note'
