import type { Diagnostic } from '@stepwright/asl'
import { json } from '@stepwright/lint/reporters'
import { readTexts } from '../files/read-texts.js'
import { pretty } from '../reporters/pretty.js'
import type { Call } from './command.js'

/** Says diagnostics the way a call asks for: notes only with `--notes`. */
export function reportTo({ flags, cwd, out, error }: Call): (diagnostics: readonly Diagnostic[]) => void {
  return (all) => {
    const diagnostics = flags.has('notes') ? all : all.filter(({ severity }) => severity !== 'info')
    const context = { cwd, style: error.style, readText: readTexts() }
    if (flags.get('reporter') === 'json') out.write(json(diagnostics, context))
    else error.write(pretty(diagnostics, context))
  }
}
