import { runLint } from '@stepwright/lint'
import type { Run } from './command.js'
import { ownVersion } from './own-version.js'

/** `stepwright lint`: what is wrong with definitions. Reads data only: no code of theirs runs, and TypeScript is not loaded. */
export const lint: Run = (call) =>
  runLint({
    ...call,
    command: call.error.style.red('stepwright'),
    version: ownVersion,
    forPeople: {
      name: 'pretty',
      load: async (toFile) => {
        const [{ pretty }, { plainStyle }] = await Promise.all([import('../reporters/pretty.js'), import('../terminal/style.js')])
        return (diagnostics, context) => pretty(diagnostics, { ...context, style: toFile ? plainStyle : call.error.style })
      },
    },
  })
