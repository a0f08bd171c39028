import type { CallSite } from '@stepwright/asl'
import type { Recorder } from '../steps/recorder.js'
import type { Block, EndingStep } from '../steps/step.js'
import { ended } from '../values/ended.js'
import type { Origin } from '../values/origin.js'
import { reference } from '../values/reference.js'
import { toTree } from '../values/to-tree.js'
import type { Ending } from './ending.js'
import { parameterName } from './parameter-name.js'

/** An ending that is being written. */
type EndingDraft = { -readonly [K in keyof EndingStep]: EndingStep[K] }

const unwritten: Block = { steps: [], value: undefined, ends: true }

/**
 * Writes an ending down. Its block runs with the first call, and not where it stands: so it may call itself, and endings that are written
 * behind it.
 */
export function recordEnding(recorder: Recorder, write: (given: never) => unknown, site: CallSite | undefined): Ending<unknown> {
  const at = site === undefined ? {} : { site }
  const given: Origin = { kind: 'value', name: parameterName(write, 0) ?? 'given', ...at }
  const step: EndingDraft = { kind: 'ending', name: '', given, block: unwritten, ...at }
  recorder.record(step)
  let isWritten = false

  const callAt = (callSite: CallSite | undefined) => {
    const call = (...args: readonly unknown[]): never => {
      recorder.record({ kind: 'jump', name: 'ending', ending: given, ...(args.length > 0 && { value: toTree(args[0]) }), ...(callSite && { site: callSite }) })
      if (!isWritten) {
        isWritten = true
        step.block = recorder.block(() => write(reference(given) as never))
      }
      return ended('the ending')
    }
    return Object.assign(call, { '~at': (next: CallSite) => callAt(next) })
  }
  return callAt(site) as unknown as Ending<unknown>
}
