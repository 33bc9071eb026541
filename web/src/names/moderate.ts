import { createContext, useContext } from 'react'

/** One thing that a hospital wrote, and how a page calls it. */
export type ModerationChoice = { kind: 'message' | 'event' | 'record_text' | 'answer' | 'closing' | 'document' | 'facility_text'; id: string; field: string; label: string }

export const ModerateContext = createContext<((choices: readonly ModerationChoice[]) => void) | undefined>(undefined)

/** Opens 「確認を求める・削除する」 about one of these (要綱24条); undefined for whoever isn't the prefecture's officer. The application knows how. */
export const useModerate = () => useContext(ModerateContext)
