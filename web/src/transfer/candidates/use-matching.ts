import { useDebouncedValue } from '@mantine/hooks'
import type { MatchingQuery } from '@tasuki/domain/transfer/matching.contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { careNeedsQuery } from '../../facility/catalogue.queries'
import { useLanguage } from '../../ui/language'
import { type NeedWords, needLabels, needWords } from '../record/record-text'
import { matchingQueryOptions } from '../transfer.queries'

const TYPING_PAUSE_MS = 150

export const useNeedLabels = (): ReadonlyMap<string, string> => {
  const { language } = useLanguage()
  const careNeeds = useQuery(careNeedsQuery).data?.careNeeds
  return useMemo(() => needLabels(careNeeds ?? [], language), [careNeeds, language])
}

const useNeedWords = (): ReadonlyMap<string, NeedWords> => {
  const { language } = useLanguage()
  const careNeeds = useQuery(careNeedsQuery).data?.careNeeds
  return useMemo(() => needWords(careNeeds ?? [], language), [careNeeds, language])
}

/** Hospitals for what stands in the form, a moment after the last keystroke; an answer no longer wanted is cut off. */
export const useMatching = (patient: MatchingQuery) => {
  // Compared as text: each rendering makes a new object of the same patient.
  const [settled] = useDebouncedValue(JSON.stringify(patient), TYPING_PAUSE_MS)
  const query = useMemo(() => JSON.parse(settled) as MatchingQuery, [settled])
  const { data, error, isFetching, refetch } = useQuery(matchingQueryOptions(query))
  return { result: data, error, renewing: isFetching, retry: () => void refetch(), needs: useNeedWords() }
}
