import type { Call, FileCall } from '@tasuki/domain/base/call'
import type { z } from 'zod'
import { noteServerDate } from '../ui/clock'
import { ApiUnreachable, restoreProblem } from './api-problem'

/** A part of the input may be left out exactly if everything in it may. */
type Part<Name extends string, T> = undefined extends T ? { [K in Name]?: T } : Record<never, never> extends T ? { [K in Name]?: T } : { [K in Name]: T }

export type CallInput<C extends Call> = Part<'params', z.output<C['params']>> & Part<'query', z.output<C['query']>> & Part<'body', z.input<C['body']>>
export type FileInput<C extends FileCall> = Part<'params', z.output<C['params']>> & Part<'query', z.output<C['query']>>
export type CallOutput<C extends Call> = z.output<C['output']>

type RequestOptions = {
  /** Pinned by who repeats a POST whose outcome is unknown; otherwise each POST gets a new one. */
  idempotencyKey?: string
  signal?: AbortSignal
}

const PATIENCE_MS = 30_000

type LooseInput = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }

export const callUrl = (path: string, { params = {}, query = {} }: LooseInput): string => {
  const filled = path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== null) search.append(name, String(value))
  const text = search.toString()
  return text === '' ? filled : `${filled}?${text}`
}

const readJson = async (response: Response): Promise<unknown> => {
  const text = await response.text()
  if (text === '') return null
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Sends a call and reads its answer; a refusal, a fault and a broken line are the same errors for every kind of answer. */
const exchange = async <T>(call: Call, loose: LooseInput, options: RequestOptions & { accept: string; read: (response: Response) => Promise<T> }): Promise<T> => {
  const headers = new Headers({ accept: options.accept })
  if (loose.body !== undefined) headers.set('content-type', 'application/json')
  if (call.method === 'POST') headers.set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID())
  const cut = new AbortController()
  const patience = setTimeout(() => cut.abort(), PATIENCE_MS)
  const given = options.signal
  const giveUp = () => cut.abort()
  given?.addEventListener('abort', giveUp)
  try {
    given?.throwIfAborted()
    const response = await fetch(callUrl(call.path, loose), {
      method: call.method,
      headers,
      body: loose.body === undefined ? undefined : JSON.stringify(loose.body),
      credentials: 'same-origin',
      signal: cut.signal,
    })
    noteServerDate(response.headers.get('date'))
    if (!response.ok) throw restoreProblem(response.status, await readJson(response), response.headers.get('retry-after'))
    return await options.read(response)
  } catch (error) {
    given?.throwIfAborted()
    // fetch reports a lost connection as TypeError, our own patience as AbortError.
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'AbortError')) throw new ApiUnreachable('network')
    throw error
  } finally {
    clearTimeout(patience)
    given?.removeEventListener('abort', giveUp)
  }
}

/** Makes a call of the contract. Resolves with its output; rejects with ApiRefusal, ApiUnreachable or ApiFault. */
export const request = <C extends Call>(call: C, input: CallInput<C>, options: RequestOptions = {}): Promise<CallOutput<C>> =>
  // The server has parsed its answer through the contract; parsing it again would cost every list twice.
  exchange(call, input as LooseInput, { ...options, accept: 'application/json', read: (response) => readJson(response) as Promise<CallOutput<C>> })

/** `attachment; filename*=UTF-8''%E4%B8%80…`: the server has made it harmless. */
export const fileNameOf = (disposition: string | null): string => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  return encoded === undefined ? (/filename="([^"]*)"/i.exec(disposition ?? '')?.[1] ?? 'file') : decodeURIComponent(encoded)
}

export type ServerFile = { blob: Blob; fileName: string }

/** The same for a call whose answer is a file. */
export const requestFile = <C extends FileCall>(call: C, input: FileInput<C>, options: Pick<RequestOptions, 'signal'> = {}): Promise<ServerFile> =>
  exchange(call, input as LooseInput, {
    ...options,
    accept: [...call.mediaTypes, 'application/problem+json'].join(', '),
    read: async (response) => ({ blob: await response.blob(), fileName: fileNameOf(response.headers.get('content-disposition')) }),
  })
