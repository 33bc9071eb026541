import { useProblemText } from '../platform/ProblemPanel'
import { notify } from '../ui/notices'

/** Takes an act back after its dialog is gone: a refusal is still said. */
export const useUndo = () => {
  const text = useProblemText()
  return (takeBack: () => Promise<unknown>) => () => {
    takeBack().catch((error: unknown) => {
      const { what, todo } = text(error)
      notify({ text: [what, todo ?? ''].join('') })
    })
  }
}
