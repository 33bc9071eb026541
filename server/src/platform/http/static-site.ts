import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../refused'

const PAGE_PATH = /^\/(?!api\/|assets\/)[^.]*$/

/** The browser application: hashed files are kept for a year, pages are asked for anew, any other address is the application's own. */
export const serveSite = async (app: FastifyInstance, folder: string): Promise<void> => {
  const hasSite = existsSync(path.join(folder, 'index.html'))
  if (hasSite) {
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      index: ['index.html'],
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: (response, file) => {
        const hashed = file.includes(`${path.sep}assets${path.sep}`)
        response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && PAGE_PATH.test(request.url.split('?', 1)[0] ?? '')
    if (!hasSite || !isPage) return refuse('not_found')
    return reply.sendFile('index.html')
  })
}
