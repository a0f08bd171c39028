import { resolve } from 'node:path'
import { hasErrors, type Definition } from '@stepwright/asl'
import { readDocument } from '../files/read-document.js'
import { writeDocument } from '../files/write-document.js'
import { chartOf, type Chart } from '../graph/chart.js'
import { readCovered } from '../graph/covered.js'
import { readTrace, type Trace } from '../graph/trace.js'
import { exitCodes, type Call, type Run } from './command.js'
import { oneMachine, sayProblems } from './one-machine.js'
import { oneOf } from './one-of.js'
import { usageError } from './usage-error.js'

/** `stepwright graph`: a state machine as a drawing. */
export const graph: Run = async (call) => {
  const { names, flags, error } = call
  const [file, ...more] = names
  const format = oneOf('format', flags.get('format') ?? 'mermaid', formats)
  if ('wrong' in format) return usageError(error, format.wrong)
  if (file === undefined) return usageError(error, 'graph needs a definition: name its file')
  if (more.length > 0) return usageError(error, `graph draws one definition, and ${names.length} were named`)
  if (flags.has('run') && flags.has('coverage')) return usageError(error, '--run and --coverage exclude each other: one drawing shows one of them')
  const definition = await oneMachine(file, call)
  if (typeof definition === 'number') return definition
  const trace = await traceOf(definition, call)
  if (typeof trace === 'number') return trace
  return write(await drawings[format.value](chartOf(definition.machine, trace), definition), call)
}

const formats = ['mermaid', 'dot', 'svg'] as const

/** Each is loaded when it is asked for. */
const drawings: { readonly [Format in (typeof formats)[number]]: (chart: Chart, definition: Definition) => Promise<string> } = {
  mermaid: async (chart) => (await import('../graph/mermaid.js')).mermaid(chart),
  dot: async (chart) => (await import('../graph/dot.js')).dot(chart),
  svg: async (chart, { name }) => (await import('../graph/svg.js')).svg(chart, name),
}

/** The way of an execution, or of tests; `undefined` where none was named, or an exit code. */
async function traceOf(definition: Definition, call: Call): Promise<Trace | undefined | number> {
  const [run, coverage] = [call.flags.get('run'), call.flags.get('coverage')]
  const file = run ?? coverage
  if (file === undefined) return undefined
  const { value, diagnostics } = await readDocument(resolve(call.cwd, file))
  if (hasErrors(diagnostics)) {
    sayProblems(diagnostics, call)
    return exitCodes.couldNotRun
  }
  if (run !== undefined) return readTrace(value) ?? usageError(call.error, `"${run}" holds no history: write what "aws stepfunctions get-execution-history" prints to it`)
  return readCovered(value, definition) ?? usageError(call.error, `"${file}" holds no coverage of "${definition.name}": write it with "stepwright test --coverage-file ${file}"`)
}

function write(text: string, { flags, cwd, out, error }: Call): number {
  const file = flags.get('out')
  if (file === undefined) out.write(text)
  else {
    const problem = writeDocument(resolve(cwd, file), text)
    if (problem !== undefined) return usageError(error, `"${file}" cannot be written: ${problem}`)
  }
  return exitCodes.clean
}
