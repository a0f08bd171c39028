import { resolve } from 'node:path'
import { hasErrors, type Definition } from '@stepwright/asl'
import { readDocument } from '../files/read-document.js'
import { writeDocument } from '../files/write-document.js'
import { chartOf, type Chart } from '../graph/chart.js'
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
  const trace = await traceOf(call)
  if (typeof trace === 'number') return trace
  const definition = await oneMachine(file, call)
  if (typeof definition === 'number') return definition
  return write(await drawings[format.value](chartOf(definition.machine, trace), definition), call)
}

const formats = ['mermaid', 'dot', 'svg'] as const

/** Each is loaded when it is asked for. */
const drawings: { readonly [Format in (typeof formats)[number]]: (chart: Chart, definition: Definition) => Promise<string> } = {
  mermaid: async (chart) => (await import('../graph/mermaid.js')).mermaid(chart),
  dot: async (chart) => (await import('../graph/dot.js')).dot(chart),
  svg: async (chart, { name }) => (await import('../graph/svg.js')).svg(chart, name),
}

/** The way of an execution, `undefined` where none was named, or an exit code. */
async function traceOf(call: Call): Promise<Trace | undefined | number> {
  const file = call.flags.get('run')
  if (file === undefined) return undefined
  const { value, diagnostics } = await readDocument(resolve(call.cwd, file))
  if (hasErrors(diagnostics)) {
    sayProblems(diagnostics, call)
    return exitCodes.couldNotRun
  }
  return readTrace(value) ?? usageError(call.error, `"${file}" holds no history: write what "aws stepfunctions get-execution-history" prints to it`)
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
