import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js'
import type { Outcome } from '../diagnostics/outcome.js'
import type { FieldLanguage } from '../fields/field.js'
import { isPlaceholder } from '../fields/is-placeholder.js'
import { fieldIn, isObject, type Json } from './json.js'
import { schemaFailed as aws, type Place, type Report } from './place.js'
import { readNode } from './read-node.js'
import type { StateMachine } from './state-machine.js'

/**
 * Reads the document of a machine, whatever it is. Each thing that the field table does not allow is a diagnostic; the machine
 * holds the rest. `undefined` only for what is no object.
 */
export function readMachine(document: unknown, { source }: { readonly source: string }): Outcome<StateMachine> {
  const diagnostics: Diagnostic[] = []
  const report = reporter(source, diagnostics)
  if (!isObject(document)) {
    report({ code: 'schema/wrong-type', aws, pointer: '', anchor: 'value', message: 'the definition is no object', help: 'write { "StartAt": …, "States": { … } }' })
    return { value: undefined, diagnostics }
  }
  const language = languageOf(fieldIn(document, 'QueryLanguage'))
  const place: Place = { owner: 'StateMachine', document, pointer: '', subject: 'the state machine', language, machine: language, unwired: false, report }
  try {
    // The field table makes the members; what a sound machine must have is filled in, so that the type is met.
    return { value: readNode(place) as unknown as StateMachine, diagnostics }
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
    // the stack is used up; a text that readText accepts is not that deep
    report({ code: 'schema/excessive-depth', aws: 'TOO_DEEPLY_NESTED', pointer: '', anchor: 'value', message: 'the scopes of the machine are nested too deeply', help: 'start another machine from a Task' })
    return { value: undefined, diagnostics }
  }
}

/** Gathers what is reported about `source`. */
export function reporter(source: string, diagnostics: Diagnostic[]): Report {
  return ({ code, severity, message, pointer, anchor, help, note, related, fixes, aws }) =>
    void diagnostics.push(diagnostic({ code, severity, message, location: { source, pointer, anchor }, help, note, related, fixes, aws }))
}

function languageOf(word: Json | undefined): FieldLanguage | undefined {
  if (isPlaceholder(word)) return undefined
  // any other word counts as JSONata for AWS (measured)
  return word === undefined || word === 'JSONPath' ? 'JSONPath' : 'JSONata'
}
