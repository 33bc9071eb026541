import path from 'node:path'
import { openProgramDetector } from '../src/app/provide-detector'
import { serverFolder } from '../src/platform/server-folder'

openProgramDetector([path.join(serverFolder, '..', 'domain', 'assets')])
