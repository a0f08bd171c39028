import { analyse, diagnostic, isReferencePath, nearName, readMachine, segmentsOf, sortDiagnostics } from '@stepwright/asl'
import type { Analysis, Diagnostic, JsonObject, Site } from '@stepwright/asl'
import { jsonataFacts } from '@stepwright/asl/jsonata'
import type { Finding } from './finding.js'
import { isUnfilled, unfilledIn } from './unfilled.js'

/**
 * What keeps a document from being run: errors that reading it finds (`schema/…`), expressions that do not parse, states that
 * do not exist, variables assigned twice (`run/malformed-machine`), all of which AWS refuses as well. Empty when it can be run.
 */
export function checkMachine(document: JsonObject, { name, isAlone = false }: Checking): readonly Diagnostic[] {
  const { value: machine, diagnostics } = readMachine(document, { source: name })
  const errors = diagnostics.filter((one) => one.severity === 'error' && !runsAllTheSame(one))
  if (machine === undefined) return errors
  const analysis = analyse(machine, { readJsonata: jsonataFacts })
  const found: readonly Finding[] = [...(isAlone ? [] : targetsIn(analysis)), ...expressionsIn(analysis), ...variablesIn(analysis), ...unfilledIn(document)]
  const made = found.map(({ at, message, help }) =>
    diagnostic({ code: 'run/malformed-machine', message, location: { source: name, pointer: at, anchor: 'value' }, ...(help === undefined ? {} : { help }) }),
  )
  return sortDiagnostics([...errors, ...made])
}

interface Checking {
  readonly name: string
  /** There is one state of the machine, whose targets are elsewhere. */
  readonly isAlone?: boolean
}

/** A resource may be a name that stands for an ARN, since a test answers it. */
function runsAllTheSame({ code }: Diagnostic): boolean {
  return code === 'schema/malformed-resource'
}

function targetsIn(analysis: Analysis): readonly Finding[] {
  return [...analysis.graphs().values()].flatMap(({ place, astray }) =>
    astray.map(({ from, to, pointer }) => {
      const field = segmentsOf(pointer).at(-1)
      const near = nearName(to, [...place.states.keys()])
      const subject = from === undefined ? 'its scope' : `state "${from}"`
      return { at: pointer, message: `"${field}" of ${subject} names "${to}", which does not exist`, ...(near === undefined ? {} : { help: `use "${near}"` }) }
    }),
  )
}

function expressionsIn(analysis: Analysis): readonly Finding[] {
  return analysis.sites().flatMap((site) => {
    const reason = problemOf(site)
    return reason === undefined ? [] : [{ at: site.pointer, message: `an expression of state "${site.state.name}" does not parse: ${reason}` }]
  })
}

function problemOf(site: Site): string | undefined {
  const { parsed, field, text } = site
  if (isUnfilled(site)) return `"${text}" has a place that "parameters" can fill`
  if (parsed.kind === 'jsonata') return parsed.facts.problem?.message
  // a result is put at one place of the input: https://states-language.net/spec.html#reference-paths
  if (field === 'ResultPath' && !(parsed.kind === 'path' && isReferencePath(parsed.path) && parsed.path.root.kind === 'input')) return parsed.kind === 'unparsed' ? undefined : `"${text}" is no reference path into the input`
  return parsed.kind === 'unreadable' ? parsed.problem.message : undefined
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html */
function variablesIn(analysis: Analysis): readonly Finding[] {
  return analysis.variables().shadowing.map(({ inner }) => ({
    at: inner.pointer,
    message: `variable "${inner.name}" is assigned in an outer scope as well`,
    help: 'give it another name here, and return its value as output',
  }))
}
