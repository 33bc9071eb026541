import type { SeatFormContent } from '@tasuki/domain/account/seat-form/seat-form.contract'

/** Long enough for a word, short enough that a closed lid loses nothing. */
const PAUSE_MS = 800

type Standing = { version: number; content: SeatFormContent }

export type FormDraftState = {
  content: SeatFormContent
  state: 'saved' | 'unsaved' | 'saving' | 'failed'
  error: unknown
}

/** What a form becomes: told whole, or as a change of what stands by then. */
export type FormEdit = SeatFormContent | ((content: SeatFormContent) => SeatFormContent)

type FormStore = {
  save: (of: Standing) => Promise<{ version: number }>
  read: () => Promise<Standing>
}

/** Saves a form as it is typed: one save after the other, each on the version that the one before made. It goes on for what is undone when the page is left. */
export const createFormDraftSaver = (opened: Standing, store: FormStore) => {
  let shown: FormDraftState = { content: opened.content, state: 'saved', error: null }
  let saved = opened.content
  let { version } = opened
  let running: Promise<number | undefined> | undefined
  let pause: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  const show = (change: Partial<FormDraftState>) => {
    shown = { ...shown, ...change }
    for (const listener of listeners) listener()
  }
  const fail = (error: unknown): undefined => show({ state: 'failed', error }) as undefined

  const saveAll = async (): Promise<number | undefined> => {
    try {
      while (saved !== shown.content) {
        const sent = shown.content
        show({ state: 'saving' })
        const stands = await store.save({ version, content: sent })
        version = stands.version
        saved = sent
      }
      show({ state: 'saved', error: null })
      return version
    } catch (error) {
      return fail(error)
    }
  }

  /** Saves what isn't saved yet; the version that stands then, undefined where it couldn't be saved. */
  const flush = async (): Promise<number | undefined> => {
    clearTimeout(pause)
    // Whoever comes while it saves waits for it: it also saves what was typed meanwhile.
    running ??= saveAll()
    const stands = await running
    running = undefined
    return stands
  }

  return {
    state: () => shown,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    edit: (change: FormEdit): void => {
      show({ content: typeof change === 'function' ? change(shown.content) : change, state: 'unsaved' })
      clearTimeout(pause)
      pause = setTimeout(() => void flush(), PAUSE_MS)
    },
    flush,
    /** What is here replaces what was saved meanwhile. */
    keepMine: async (): Promise<void> => {
      try {
        version = (await store.read()).version
        await flush()
      } catch (error) {
        fail(error)
      }
    },
    /** What was saved meanwhile replaces what is here. */
    takeTheirs: async (): Promise<void> => {
      try {
        const standing = await store.read()
        version = standing.version
        saved = standing.content
        show({ content: standing.content, state: 'saved', error: null })
      } catch (error) {
        fail(error)
      }
    },
    /** The form is there no more: nothing of it waits to be saved. */
    forget: (): void => {
      clearTimeout(pause)
      saved = shown.content
      show({ state: 'saved', error: null })
    },
  }
}
