import { diagnostic, nearName, type Diagnostic, type SourceText } from '@stepwright/asl'
import { codes } from '../rules/codes.js'
import type { Settings } from './settings.js'
import { isCovered, suppressionsIn, type Suppression } from './suppressions.js'

/** The diagnostics that no one has hidden, with what is wrong about hiding: no reason, no such code, nothing to hide. */
export function suppress(found: readonly Diagnostic[], { source, document, settings }: Hiding): readonly Diagnostic[] {
  const configured = settings.ignore.length === 0 ? found : found.filter((one) => !settings.ignore.some((ignore) => ignore.code === one.code && (ignore.covers?.(source.file) ?? true)))
  const suppressions = suppressionsIn(source, document)
  if (suppressions.length === 0) return configured
  const shown = configured.filter((one) => !suppressions.some((suppression) => isCovered(one, suppression)))
  return [...shown, ...suppressions.flatMap((suppression) => complaints(suppression, found, source))]
}

interface Hiding {
  readonly source: SourceText
  /** What the text says; asked only if something is hidden in it. */
  readonly document: () => unknown
  readonly settings: Settings
}

function complaints(suppression: Suppression, found: readonly Diagnostic[], source: SourceText): readonly Diagnostic[] {
  const location = { source: source.file, ...suppression.at }
  if (suppression.reason === undefined) {
    const [first = ''] = suppression.codes
    return [diagnostic({
      code: 'syntax/missing-reason', severity: 'warning', location,
      message: `"stepwright-ignore ${suppression.codes.join(', ')}" gives no reason, and so hides nothing`,
      help: `write the reason behind a colon: stepwright-ignore ${first}: …`,
    })]
  }
  return suppression.codes.flatMap((code) => {
    if (!codes.some((known) => known.code === code)) {
      const near = nearName(code, codes.map((known) => known.code))
      return [diagnostic({
        code: 'syntax/unknown-code', severity: 'warning', location,
        message: `"stepwright-ignore" names "${code}", and there is no such code`,
        help: near === undefined ? 'take the code from the problem that is to be hidden' : `use "${near}"`,
      })]
    }
    if (found.some((one) => one.code === code && isCovered(one, suppression))) return []
    return [diagnostic({
      code: 'syntax/unused-suppression', severity: 'warning', location,
      message: `"stepwright-ignore ${code}" hides nothing: the problem is not there`,
      help: 'remove it',
    })]
  })
}
