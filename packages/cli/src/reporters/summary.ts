import type { Diagnostic, Severity } from '@stepwright/asl'
import { count } from '../terminal/count.js'

/** `2 errors, 1 warning in 3 files`; nothing to say is an empty text. */
export function summary(diagnostics: readonly Diagnostic[]): string {
  const counts = severities.flatMap((severity) => {
    const number = diagnostics.filter((one) => one.severity === severity).length
    return number === 0 ? [] : [severity === 'info' ? `${number} info` : count(number, severity)]
  })
  const files = new Set(diagnostics.map(({ location }) => location.callSite?.file ?? location.source).filter((file) => file !== ''))
  return counts.length === 0 ? '' : `${counts.join(', ')}${files.size === 0 ? '' : ` in ${count(files.size, 'file')}`}`
}

const severities: readonly Severity[] = ['error', 'warning', 'info']
