import { createContext, useContext, useEffect, useId, useState, useSyncExternalStore, type ReactNode } from 'react'

/** Fields of a form may hold it back, each with its reason: its button then says why it waits. */
type Gate = { hold: (field: string, reason: string | undefined) => void; reason: () => string | undefined; subscribe: (listener: () => void) => () => void }

const createGate = (): Gate => {
  const held = new Map<string, string>()
  const listeners = new Set<() => void>()
  return {
    hold: (field, reason) => {
      if (held.get(field) === reason) return
      if (reason === undefined) held.delete(field)
      else held.set(field, reason)
      for (const listener of listeners) listener()
    },
    reason: () => held.values().next().value,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const OPEN: Gate = { hold: () => undefined, reason: () => undefined, subscribe: () => () => undefined }
const GateContext = createContext<Gate>(OPEN)

/** Around the fields of one form and its button (`gated`); every dialog is one. */
export const FormGate = ({ children }: { children: ReactNode }) => {
  const [gate] = useState(createGate)
  return <GateContext value={gate}>{children}</GateContext>
}

/** Why the form around here waits; undefined where nothing holds it. */
export const useGateReason = (): string | undefined => {
  const gate = useContext(GateContext)
  return useSyncExternalStore(gate.subscribe, gate.reason)
}

/** Holds the form around this field back, as long as there is a reason. */
export const useHoldForm = (reason: string | undefined): void => {
  const gate = useContext(GateContext)
  const id = useId()
  useEffect(() => {
    gate.hold(id, reason)
    return () => gate.hold(id, undefined)
  }, [gate, id, reason])
}
