import { syncBuiltinESMExports } from 'node:module'
import { observeFiles } from './observe-files.js'
import { observeProcess } from './observe-process.js'
import { observer } from './observer.js'

let isInstalled = false

/**
 * Puts the observers in front of Node's functions, once and for the life of this process: who took one of them earlier, as TypeScript does
 * when it is loaded, would not be heard. Without an observation going on they only hand on.
 */
export function installObservers(): void {
  if (isInstalled) return
  isInstalled = true
  observeFiles(observer)
  observeProcess(observer)
  syncBuiltinESMExports()
}
