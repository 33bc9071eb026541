import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FileAnswer } from '../http/serve-file'
import { refuse } from '../refused'
import { serverFolder } from '../server-folder'

/** The templates in `server/sheets`. */
export type SheetTemplate = 'committee' | 'acceptance-notice' | 'directory' | 'facility' | 'invoice' | 'demo-document' | 'seat-form' | 'seat-start-notice'

/** A sheet to be printed: which template, and what stands on it. */
export type Sheet = { template: SheetTemplate; data: object }

const PDF_MEDIA_TYPE = 'application/pdf'

const FOLDER = path.join(serverFolder, 'sheets')
/** A sheet takes a hundredth of a second, thirty of them a third of one. */
const PATIENCE_MS = 20_000
const MAX_WAITING = 30
/** The fonts and the typesetter fill a hundred megabytes, for a few prints a day. */
const IDLE_MS = 5 * 60_000

type Outcome = { id: number; pdf?: Uint8Array; fault?: string }
type Order = { resolve: (pdf: Buffer) => void; reject: (error: Error) => void; patience: NodeJS.Timeout }

/** The one thread that sets sheets: started by the first print, ended when none has come for a while. */
class PrintRoom {
  #worker: Worker | undefined
  #orders = new Map<number, Order>()
  #nextId = 1
  #idle: NodeJS.Timeout | undefined

  print({ template, data }: Sheet): Promise<Buffer> {
    if (this.#orders.size >= MAX_WAITING) return Promise.reject(new PrintRoomFull())
    clearTimeout(this.#idle)
    const worker = this.#worker ?? this.#open()
    worker.ref()
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => this.#end(new Error(`the sheet ${template} took too long`)), PATIENCE_MS)
      this.#orders.set(id, { resolve, reject, patience })
      worker.postMessage({ id, template, data })
    })
  }

  #open(): Worker {
    const worker = new Worker(path.join(FOLDER, 'print-worker.mjs'), { workerData: { folder: FOLDER } })
    worker.on('message', ({ id, pdf, fault }: Outcome) => {
      const order = this.#orders.get(id)
      this.#orders.delete(id)
      clearTimeout(order?.patience)
      if (pdf !== undefined) order?.resolve(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength))
      else order?.reject(new Error(fault))
      if (this.#orders.size === 0) this.#rest(worker)
    })
    worker.on('error', (error) => this.#end(error))
    this.#worker = worker
    return worker
  }

  /** An idle thread keeps no program from ending. */
  #rest(worker: Worker): void {
    worker.unref()
    this.#idle = setTimeout(() => this.#end(new Error('idle')), IDLE_MS)
    this.#idle.unref()
  }

  /** Whoever waits is told; the next print opens a new thread. */
  #end(cause: Error): void {
    const [worker, orders] = [this.#worker, [...this.#orders.values()]]
    this.#worker = undefined
    this.#orders.clear()
    void worker?.terminate()
    for (const order of orders) {
      clearTimeout(order.patience)
      order.reject(cause)
    }
  }
}

class PrintRoomFull extends Error {}

const room = new PrintRoom()

/** Sets a sheet as PDF. Not inside a transaction: what stands on it has been read before. */
const printSheet = async (sheet: Sheet): Promise<Buffer> => {
  try {
    return await room.print(sheet)
  } catch (error) {
    if (error instanceof PrintRoomFull) return refuse('print_room_full')
    throw error
  }
}

/** A sheet as the answer of a file route. `fileName` without its ending. */
export const sheetAnswer = async (sheet: Sheet, fileName: string): Promise<FileAnswer> => ({
  contentType: PDF_MEDIA_TYPE,
  fileName: `${fileName}.pdf`,
  disposition: 'inline',
  body: await printSheet(sheet),
})
