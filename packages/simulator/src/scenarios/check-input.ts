import { diagnostic, type Diagnostic, type Json, type JsonObject, type Pointer } from '@stepwright/asl'
import { checkShape } from './check-shape.js'

/** Where an input stands. */
export interface InputPlace {
  readonly source: string
  readonly pointer: Pointer
}

/** Warnings about what the types of a workflow say otherwise of its input: `run/unfitting-input`. It runs all the same, as it would on AWS. */
export function checkInput(input: Json, schema: JsonObject, { source, pointer }: InputPlace): readonly Diagnostic[] {
  return checkShape(input, schema).map(({ at, anchor, message, help }) => diagnostic({
    code: 'run/unfitting-input',
    severity: 'warning',
    message: `${at === '' ? 'the input' : `the input's "${at.slice(1).replaceAll('/', '.')}"`} is not as the workflow declares it: ${message}`,
    location: { source, pointer: `${pointer}${at}`, anchor },
    help: help ?? 'give an input of the declared type, or change the type',
    note: 'whoever starts the workflow in TypeScript is held to its type',
  }))
}
