import { coveredShare } from '@tasuki/domain/document/page-boxes'
import type { ShareBox } from '@tasuki/domain/document/page-text'
import type { RedactionProposal, RedactionReason } from '@tasuki/domain/document/propose-redactions'

export type RedactionBox = { id: number; box: ShareBox; reason: RedactionReason | 'own' }

/** `waiting` until it was looked at for names; `failed` when that couldn't be done: then an eye alone looks. */
export type RedactionPage = { boxes: readonly RedactionBox[]; refused: readonly ShareBox[]; checked: boolean; read: 'waiting' | 'done' | 'failed' }

/** How a page was before an act; `nextId`: boxes from there on came after it. */
type Past = { page: number; boxes: readonly RedactionBox[]; refused: readonly ShareBox[]; nextId: number }

export type RedactionState = { pages: readonly RedactionPage[]; past: readonly Past[]; nextId: number }

export type RedactionAct =
  | { kind: 'propose'; page: number; proposals: readonly RedactionProposal[]; read?: 'done' | 'failed' }
  | { kind: 'add'; page: number; box: ShareBox }
  | { kind: 'change'; page: number; id: number; box: ShareBox }
  | { kind: 'remove'; page: number; id: number }
  | { kind: 'check'; page: number; checked: boolean }
  | { kind: 'undo' }

export const newRedaction = (pages: number): RedactionState => ({ pages: Array.from({ length: pages }, () => ({ boxes: [], refused: [], checked: false, read: 'waiting' as const })), past: [], nextId: 1 })

const UNDO_STEPS = 200

const withPage = (state: RedactionState, page: number, change: (before: RedactionPage) => RedactionPage): RedactionState => ({ ...state, pages: state.pages.map((one, i) => (i === page ? change(one) : one)) })

/** A page that is changed by hand can be brought back, and must be looked at again. */
const changed = (state: RedactionState, page: number, change: (before: RedactionPage) => Partial<RedactionPage>): RedactionState => {
  const before = state.pages[page]
  if (before === undefined) return state
  const past = [...state.past, { page, boxes: before.boxes, refused: before.refused, nextId: state.nextId }].slice(-UNDO_STEPS)
  return { ...withPage(state, page, (one) => ({ ...one, ...change(one), checked: false })), past }
}

/** What a person has taken away isn't proposed again, unless by the name they typed; what is black already needs no second box. */
const isNew = ({ box, reason }: RedactionProposal, page: RedactionPage): boolean => !page.boxes.some((other) => coveredShare(box, other.box) > 0.97) && (reason === 'known' || !page.refused.some((other) => coveredShare(box, other) > 0.8))

export const redactionAfter = (state: RedactionState, act: RedactionAct): RedactionState => {
  switch (act.kind) {
    case 'propose': {
      const page = state.pages[act.page]
      if (page === undefined) return state
      const added = act.proposals.filter((proposal) => isNew(proposal, page)).map(({ box, reason }, i) => ({ id: state.nextId + i, box, reason }))
      const next = withPage(state, act.page, (one) => ({ ...one, boxes: [...one.boxes, ...added], checked: one.checked && added.length === 0, read: act.read ?? one.read }))
      return { ...next, nextId: state.nextId + added.length }
    }
    case 'add':
      return { ...changed(state, act.page, ({ boxes }) => ({ boxes: [...boxes, { id: state.nextId, box: act.box, reason: 'own' }] })), nextId: state.nextId + 1 }
    case 'change':
      return changed(state, act.page, ({ boxes }) => ({ boxes: boxes.map((one) => (one.id === act.id ? { ...one, box: act.box } : one)) }))
    case 'remove':
      return changed(state, act.page, ({ boxes, refused }) => ({ boxes: boxes.filter(({ id }) => id !== act.id), refused: [...refused, ...boxes.filter(({ id }) => id === act.id).map(({ box }) => box)] }))
    case 'check':
      return withPage(state, act.page, (one) => ({ ...one, checked: act.checked }))
    case 'undo': {
      const last = state.past.at(-1)
      if (last === undefined) return state
      // What was proposed since isn't what is taken back: it would never be proposed again.
      const since = (boxes: readonly RedactionBox[]) => boxes.filter(({ id, reason }) => id >= last.nextId && reason !== 'own')
      return { ...withPage(state, last.page, (one) => ({ ...one, boxes: [...last.boxes, ...since(one.boxes)], refused: last.refused, checked: false })), past: state.past.slice(0, -1) }
    }
  }
}

/** The first page that nobody has looked at yet, from a place on and round. */
export const nextUnchecked = ({ pages }: RedactionState, from: number): number | undefined => {
  const order = [...pages.keys()].map((i) => (from + i) % pages.length)
  return order.find((page) => pages[page]?.checked === false)
}
