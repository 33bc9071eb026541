import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { S3ServiceException } from '@aws-sdk/client-s3'
import { checkedKey, FileMissing, type FileStorage } from './file-storage'

export type S3Settings = {
  bucket: string
  region: string
  /** Undefined: Amazon's own. */
  endpoint: string | undefined
  /** Put before every key, so that a bucket may be shared. */
  prefix: string
  /** Undefined: the machine's own role or environment decides. */
  credentials: { accessKeyId: string; secretAccessKey: string } | undefined
}

const isMissing = (error: unknown): error is S3ServiceException => error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound')

/** Files in a bucket. The client is loaded only where the settings name one: it costs a quarter of a second at start. */
export const createS3Storage = async (settings: S3Settings): Promise<FileStorage> => {
  const s3 = await import('@aws-sdk/client-s3')
  const client = new s3.S3Client({
    region: settings.region,
    ...(settings.endpoint !== undefined && { endpoint: settings.endpoint, forcePathStyle: true }),
    ...(settings.credentials && { credentials: settings.credentials }),
    // Trailing checksums are unknown to most servers that speak S3; the length and the signature stand anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const Bucket = settings.bucket
  const keyOf = (key: string): string => `${settings.prefix}${checkedKey(key)}`
  return {
    put: async (key, localPath) => {
      const { size } = await stat(localPath)
      const Body = createReadStream(localPath)
      try {
        await client.send(new s3.PutObjectCommand({ Bucket, Key: keyOf(key), Body, ContentLength: size, ContentType: 'application/octet-stream' }))
      } finally {
        Body.destroy()
      }
    },
    open: async (key, range) => {
      try {
        const { Body } = await client.send(new s3.GetObjectCommand({ Bucket, Key: keyOf(key), ...(range && { Range: `bytes=${range.start}-${range.end}` }) }))
        if (!(Body instanceof Readable)) throw new Error('the storage answered without a stream')
        return Body
      } catch (error) {
        if (isMissing(error)) throw new FileMissing(key)
        throw error
      }
    },
    remove: async (key) => void (await client.send(new s3.DeleteObjectCommand({ Bucket, Key: keyOf(key) }))),
    list: async function* () {
      for await (const page of s3.paginateListObjectsV2({ client }, { Bucket, Prefix: settings.prefix })) {
        for (const { Key, LastModified } of page.Contents ?? []) if (Key !== undefined && LastModified !== undefined) yield { key: Key.slice(settings.prefix.length), changedAt: LastModified }
      }
    },
    // An object appears whole or not at all: a broken-off PUT leaves nothing.
    removeHalves: async () => undefined,
    close: () => client.destroy(),
  }
}
