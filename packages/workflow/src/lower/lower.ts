import {
  diagnostic,
  hasErrors,
  readMachine,
  sortDiagnostics,
  writeMachine,
  type CallSite,
  type Definition,
  type Diagnostic,
  type JsonObject,
  type Outcome,
  type Pointer,
  type QueryLanguage,
  type StateMachine,
} from '@stepwright/asl'
import type { Block, EndingStep, JumpStep, TryStep } from '../steps/step.js'
import type { Origin } from '../values/origin.js'
import { candidatesIn } from './candidates.js'
import { checkInputStep } from './check-input.js'
import { buildGraph } from './build-graph.js'
import { strayJumps, unusedEndings } from './ending.js'
import { printScope } from './scope.js'
import { stepsOfBlock } from '../steps/map-block.js'
import { jsonataLanguage } from './jsonata/language.js'
import { jsonPathLanguage } from './jsonpath/language.js'
import { parametersOf, type Contradiction } from './parameters-of.js'
import type { Language } from './writer.js'
import { surveyOf } from './survey.js'
import { siteLocation } from '../values/site-location.js'

/** What a workflow's function recorded, and the workflow's options. */
export interface Recording {
  readonly name: string
  readonly site: CallSite | undefined
  readonly type: 'STANDARD' | 'EXPRESS'
  readonly comment?: string
  readonly timeoutSeconds?: number
  readonly queryLanguage: QueryLanguage
  readonly checkInput: boolean
  /** What stands beside the machine. */
  readonly surroundings: Pick<Definition, 'logging' | 'tracing' | 'encryption' | 'tags'>
  readonly inputSchema: JsonObject | undefined
  readonly input: Origin
  readonly block: Block
  readonly diagnostics: readonly Diagnostic[]
}

const languages: Readonly<Record<QueryLanguage, Language>> = { JSONata: jsonataLanguage, JSONPath: jsonPathLanguage }

/** Makes the state machine of a recording. A machine with errors is no machine. */
export function lower(recording: Recording): Outcome<Definition> {
  const { name, type, site, inputSchema, queryLanguage, comment, timeoutSeconds } = recording
  const diagnostics: Diagnostic[] = [...recording.diagnostics]
  const provenance = new Map<Pointer, CallSite>(site === undefined ? [] : [['', site]])
  const block = withInputCheck(recording, diagnostics)
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics: sortDiagnostics(diagnostics) }
  const survey = surveyOf(block, queryLanguage)
  for (const step of strayJumps(block)) diagnostics.push(strayJump(step, name))
  for (const step of unusedEndings(block)) diagnostics.push(unusedEnding(step, name))
  for (const step of stepsOfBlock(block)) if (step.kind === 'try' && step.handlers.length === 0) diagnostics.push(catchesNothing(step, name))
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics: sortDiagnostics(diagnostics) }
  const candidates: Map<Pointer, Readonly<Record<string, readonly string[]>>> = new Map()
  const graph = buildGraph(block, { name: undefined, parent: undefined, entry: recording.input, survey })
  const scope = printScope({ language: languages[queryLanguage], source: name, diagnostics, provenance, candidates, candidatesOf: candidatesIn(block, inputSchema), taken: survey.taken, names: new Map(), stateNames: new Map() }, graph, '')
  const machine: StateMachine = {
    kind: 'StateMachine',
    pointer: '',
    ...(comment !== undefined && { comment }),
    queryLanguage,
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    ...scope,
  }
  if (!hasErrors(diagnostics)) diagnostics.push(...problemsOfDocument(machine, name, provenance))
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics: sortDiagnostics(diagnostics) }
  const { parameters, contradictions } = parametersOf(machine, block)
  if (contradictions.length > 0) return { value: undefined, diagnostics: sortDiagnostics([...diagnostics, ...contradictions.map((each) => ofTwoKinds(each, recording))]) }
  const value: Definition = { name, type, machine, provenance, parameters, ...(inputSchema && { inputSchema }), ...(candidates.size > 0 && { candidates }), ...recording.surroundings }
  return { value, diagnostics: sortDiagnostics(diagnostics) }
}

function strayJump({ site }: JumpStep, source: string): Diagnostic {
  return diagnostic({
    code: 'flow/ending-of-another-scope',
    message: 'an ending is called where no state can lead to it',
    help: 'write flow.ending inside the block of the map or parallel, or let the block return and call it behind',
    note: 'what runs for each item of a Map, or in a branch of a Parallel, has states of its own',
    location: siteLocation(site, source),
  })
}

function unusedEnding({ site }: EndingStep, source: string): Diagnostic {
  return diagnostic({
    code: 'flow/unused-ending',
    severity: 'warning',
    message: 'nothing calls this ending, so its steps have not been recorded',
    help: 'call it where the execution is to end so, or remove it',
    location: siteLocation(site, source),
  })
}

function catchesNothing({ site }: TryStep, source: string): Diagnostic {
  return diagnostic({
    code: 'flow/try-without-catch',
    severity: 'warning',
    message: 'this try catches nothing',
    help: 'add .catch(() => …) or .on(\'…\', () => …), or write its block without the try',
    location: siteLocation(site, source),
  })
}

function ofTwoKinds({ name, kinds }: Contradiction, recording: Recording): Diagnostic {
  const { site } = recording
  return diagnostic({
    code: 'build/parameter-kinds',
    message: `parameter "${name}" is said to be ${kinds.map((kind) => `"${kind}"`).join(' and ')}`,
    help: 'give it one kind, or use two parameters',
    note: 'the role of the machine is written from the kinds of its parameters, and so are the parameters of its template',
    location: siteLocation(site, recording.name),
  })
}

function withInputCheck({ name, block, checkInput, inputSchema, queryLanguage, site }: Recording, diagnostics: Diagnostic[]): Block {
  if (!checkInput) return block
  if (queryLanguage === 'JSONPath') {
    diagnostics.push(
      diagnostic({
        code: 'build/unsupported-expression',
        message: `the input of workflow "${name}" cannot be checked: "checkInput" needs JSONata, and its queryLanguage is "JSONPath"`,
        help: 'leave out checkInput or queryLanguage, or test the input with flow.choice',
        location: siteLocation(site, name),
      }),
    )
    return block
  }
  if (inputSchema !== undefined && Object.keys(inputSchema).length > 0) return { ...block, steps: [checkInputStep(inputSchema), ...block.steps] }
  diagnostics.push(
    diagnostic({
      code: 'build/unknown-input-type',
      message: `the input of workflow "${name}" cannot be checked: its type is not known`,
      help: 'give the parameter a type, (flow, input: { … }) => …, and build with the stepwright command or its Vite plugin',
      location: siteLocation(site, name),
    }),
  )
  return block
}

/** What the field table has against the machine, such as a number out of range, at the call that wrote it. */
function problemsOfDocument(machine: StateMachine, source: string, provenance: ReadonlyMap<Pointer, CallSite>): Diagnostic[] {
  return readMachine(writeMachine(machine), { source }).diagnostics.map((problem) => {
    const site = siteAt(problem.location.pointer, provenance)
    return site === undefined ? problem : { ...problem, location: { ...problem.location, source: site.file, callSite: site } }
  })
}

/** Where the part at a pointer was written, or the nearest part around it. */
function siteAt(pointer: Pointer, provenance: ReadonlyMap<Pointer, CallSite>): CallSite | undefined {
  const site = provenance.get(pointer)
  if (site !== undefined || pointer === '') return site
  return siteAt(pointer.slice(0, pointer.lastIndexOf('/')) as Pointer, provenance)
}
