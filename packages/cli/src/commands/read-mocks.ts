import { hasErrors, locate, type Diagnostic, type Json, type Outcome } from '@stepwright/asl'
import { loadModules } from '@stepwright/compiler'
import { asksFunctions, isMockConfig, isRecording, readMockConfig, readTasks, recordedTasks, tasksOf, type Tasks } from '@stepwright/simulator'
import { readDocument } from '../files/read-document.js'
import { withQuietOutput } from './with-quiet-output.js'

/** Answers, and whether some of them are those of functions. */
export interface ReadMocks extends Outcome<Tasks> {
  readonly asksFunctions?: boolean
}

/** Which of the answers in a file are meant. */
export interface MockWish {
  readonly cwd: string
  /** Of a MockConfigFile: `TestCase`, or `StateMachine/TestCase`. */
  readonly testCase?: string
}

/**
 * Reads answers to tasks from a file: answers as scenarios have them, a MockConfigFile.json of Step Functions Local, a recorded
 * history, or a module whose default export are `tasks`.
 */
export async function readMocks(file: string, wish: MockWish): Promise<ReadMocks> {
  if (/\.[cm]?[jt]s$/.test(file)) return fromModule(file, wish.cwd)
  const { value: document, diagnostics, source } = await readDocument(file)
  if (document === undefined || source === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics }
  // what readText makes of a text is JSON
  const read = answersIn(document as Json, file, wish)
  return { ...read, diagnostics: locate(read.diagnostics, source) }
}

function answersIn(document: Json, source: string, { testCase: wanted }: MockWish): ReadMocks {
  if (isRecording(document)) return { value: tasksOf(recordedTasks(document['events'] as readonly object[])), diagnostics: [] }
  const [testCase, machine] = wanted?.split('/').reverse() ?? []
  const chosen = { source, ...(testCase === undefined ? {} : { testCase }), ...(machine === undefined ? {} : { machine }) }
  const { value, diagnostics } = isMockConfig(document) ? readMockConfig(document, chosen) : readTasks(document, source)
  return value === undefined ? { value, diagnostics } : { value: tasksOf(value), diagnostics, asksFunctions: asksFunctions(value) }
}

async function fromModule(file: string, cwd: string): Promise<Outcome<Tasks>> {
  const { value: modules, diagnostics } = await withQuietOutput(() => loadModules([file], { cwd }))
  const errors: readonly Diagnostic[] = diagnostics.filter(({ severity }) => severity === 'error')
  const exports = modules?.[0]?.exports
  if (exports === undefined || errors.length > 0) return { value: undefined, diagnostics: errors }
  // a module of the user's own says what it says
  return { value: (exports['default'] ?? exports['tasks'] ?? exports) as Tasks, diagnostics: [] }
}
