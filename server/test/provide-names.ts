import path from 'node:path'
import { openNameDetector } from '../src/app/open-name-detector'
import { serverFolder } from '../src/platform/server-folder'

openNameDetector([path.join(serverFolder, '..', 'domain', 'assets')])
