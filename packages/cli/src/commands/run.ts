import { isDiagnosticsError, locate, sortDiagnostics, type Definition, type Diagnostic, type SourceText } from '@stepwright/asl'
import { checkInput, coverageText, simulate, type Run as Execution, type Tasks } from '@stepwright/simulator'
import { json } from '@stepwright/lint/reporters'
import type { DeskFunctions } from '../functions/declared-functions.js'
import { readTexts } from '../files/read-texts.js'
import { executionText } from '../drawing/execution-text.js'
import { pretty } from '../reporters/pretty.js'
import { exitCodes, type Call, type Run } from './command.js'
import { functionsOf, machineFunctions, noFunctions, startFunctions } from './machine-functions.js'
import { loadMachine } from './load-machine.js'
import { readMocks } from './read-mocks.js'
import { readRunOptions, type RunOptions } from './run-options.js'
import { usageError } from './usage-error.js'

/** `stepwright run`: one execution on the desk, told as a person reads it. */
export const run: Run = async (call) => {
  const options = await readRunOptions(call)
  if (typeof options === 'string') return usageError(call.error, options)
  const machine = await loadMachine(options.file, { ...options, cwd: call.cwd })
  const mocks = options.mocks === undefined ? { value: {}, diagnostics: [], asksFunctions: false } : await readMocks(options.mocks, { ...options, cwd: call.cwd })
  const others = await Promise.all(options.machines.map(async ([name, file]) => ({ name, loaded: await loadMachine(file, { cwd: call.cwd, calledAs: name }) })))
  const loaded = [machine, ...others.map((other) => other.loaded)]
  if (machine.value === undefined || mocks.value === undefined || loaded.some(({ value }) => value === undefined)) {
    report([...loaded.flatMap(({ diagnostics }) => diagnostics), ...mocks.diagnostics], options, call)
    return exitCodes.couldNotRun
  }
  const declared = options.functions || mocks.asksFunctions === true ? await functionsOf(loaded.map((one) => () => machineFunctions(one, call.cwd))) : { value: noFunctions, diagnostics: [] }
  if (declared.value === undefined) {
    report(declared.diagnostics, options, call)
    return exitCodes.couldNotRun
  }
  const functions = startFunctions(declared.value, options.parameters, call)
  const subject = { definition: machine.value, ...(machine.source === undefined ? {} : { source: machine.source }) }
  const execution = await execute(subject, { tasks: mocks.value, functions, machines: Object.fromEntries(others.flatMap(({ name, loaded: { value } }) => (value === undefined ? [] : [[name, value]]))) }, options).finally(functions.close)
  if ('diagnostics' in execution) {
    report(execution.diagnostics, options, call)
    return exitCodes.couldNotRun
  }
  const { inputSchema } = machine.value
  const warnings = inputSchema === undefined ? [] : checkInput(options.input, inputSchema, { source: '--input', pointer: '' })
  call.error.write(pretty(warnings, { cwd: call.cwd, style: call.error.style, readText: readTexts() }))
  say(machine.value.name, execution, options, call)
  return execution.status === 'SUCCEEDED' ? exitCodes.clean : exitCodes.problems
}

interface Subject {
  readonly definition: Definition
  readonly source?: SourceText
}

interface Answers {
  readonly tasks: Tasks
  readonly functions: DeskFunctions
  readonly machines: { readonly [name: string]: Definition }
}

async function execute({ definition, source }: Subject, { tasks, machines, functions: { functions, parameters } }: Answers, options: RunOptions): Promise<Execution | { readonly diagnostics: readonly Diagnostic[] }> {
  const { input, seed, startTime, file, objects } = options
  const functionsAnswer = options.functions ? 'unanswered' : 'asked'
  try {
    return await simulate(definition, { input, parameters, tasks, machines, functions, functionsAnswer, ...(objects === undefined ? {} : { objects }), ...(seed === undefined ? {} : { seed }), ...(startTime === undefined ? {} : { startTime }) })
  } catch (thrown) {
    if (!isDiagnosticsError(thrown)) throw thrown
    if (source === undefined) return { diagnostics: thrown.diagnostics }
    // the simulator names the machine, the reporter its file
    return { diagnostics: locate(thrown.diagnostics.map((one) => ({ ...one, location: { ...one.location, source: file } })), source) }
  }
}

function say(name: string, execution: Execution, { json: asJson, coverage }: RunOptions, { out }: Call): void {
  if (asJson) {
    out.write(`${JSON.stringify(execution, undefined, 2)}\n`)
    return
  }
  out.write(executionText(name, execution, out.style))
  if (coverage) out.write(`\n${coverageText([execution.coverage])}`)
}

function report(diagnostics: readonly Diagnostic[], { json: asJson }: RunOptions, { cwd, out, error }: Call): void {
  const context = { cwd, style: error.style, readText: readTexts() }
  const sorted = sortDiagnostics(diagnostics)
  if (asJson) out.write(json(sorted, context))
  else error.write(pretty(sorted, context))
}
