/** The server may name an input by its place in the call (`record.course`). */
export const fieldPath = (path: string): string => path.replace(/^record\./, '')
