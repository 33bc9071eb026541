import { createContext, useContext, useLayoutEffect, useMemo, useState, type ReactNode } from 'react'

export type Language = 'ja' | 'en'

type Words = Record<string, string | ((...values: never[]) => string)>
type SameWords<T extends Words> = { [K in keyof T]: T[K] extends string ? string : T[K] }
export type Messages<T extends Words> = { ja: T; en: SameWords<T> }

/** Texts of one feature. The Japanese side decides the keys; the English side doesn't compile until it has the same. */
export const defineMessages = <T extends Words>(messages: { ja: T; en: NoInfer<SameWords<T>> }): Messages<T> => messages

const STORED = 'tasuki.language'

const storedLanguage = (): Language => {
  try {
    return localStorage.getItem(STORED) === 'en' ? 'en' : 'ja'
  } catch {
    return 'ja'
  }
}

type LanguageChoice = { language: Language; setLanguage: (language: Language) => void }
const LanguageContext = createContext<LanguageChoice>({ language: 'ja', setLanguage: () => undefined })

export const LanguageProvider = ({ children }: { children: ReactNode }) => {
  const [language, setLanguage] = useState(storedLanguage)
  useLayoutEffect(() => {
    document.documentElement.lang = language
    try {
      localStorage.setItem(STORED, language)
    } catch {
      // A browser that refuses storage still shows the chosen language until it is closed.
    }
  }, [language])
  const choice = useMemo(() => ({ language, setLanguage }), [language])
  return <LanguageContext value={choice}>{children}</LanguageContext>
}

export const useLanguage = () => useContext(LanguageContext)

export const useMessages = <T extends Words>(messages: Messages<T>): SameWords<T> => messages[useLanguage().language] as SameWords<T>
