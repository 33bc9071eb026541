import { useLanguage, type Language } from './language'
import { SegmentedField } from './SegmentedField'

const LANGUAGES = [
  { value: 'ja', label: '日本語', lang: 'ja' },
  { value: 'en', label: 'English', lang: 'en' },
] as const satisfies { value: Language; label: string; lang: Language }[]

export const LanguageSwitch = ({ label }: { label: string }) => {
  const { language, setLanguage } = useLanguage()
  return <SegmentedField label={label} labelHidden segments={LANGUAGES} value={language} onChange={setLanguage} />
}
