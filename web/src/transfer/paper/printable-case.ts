/** A case that stands in a list and can go on paper. */
export type PrintableCase = { id: string; label: string; code: string }
