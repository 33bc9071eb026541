import { createContext, useContext } from 'react'
import { ErrorPanel } from '../ui/ErrorPanel'

export type ProblemText = { what: string; safe?: string; todo?: string; requestId?: string }

/** Filled by the application, which alone knows every feature's refusals. */
export const ProblemTextContext = createContext<(error: unknown) => ProblemText>(() => ({ what: '' }))

/** Says any error of a call in plain words: `const text = useProblemText(); <TextField error={text(error).what}>` */
export const useProblemText = () => useContext(ProblemTextContext)

/** A failed read or write. Keep the form mounted beside it: what was typed stays. */
export const ProblemPanel = ({ error, onRetry }: { error: unknown; onRetry?: () => void }) => {
  const text = useProblemText()
  if (error === null || error === undefined) return null
  return <ErrorPanel {...text(error)} onRetry={onRetry} />
}
