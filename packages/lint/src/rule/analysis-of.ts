import { analyse, type Analysis } from '@stepwright/asl'
import type { Surroundings } from './context.js'

/** The graph, loops, expressions and variables of the definition: worked out when the first rule asks, and once. */
export function analysisOf({ once, definition, jsonata }: Pick<Surroundings, 'once' | 'definition' | 'jsonata'>): Analysis {
  const known = analyses.get(once)
  if (known !== undefined) return known
  const analysis = analyse(definition.machine, jsonata === undefined ? {} : { readJsonata: (body) => jsonata.jsonataFacts(body) })
  analyses.set(once, analysis)
  return analysis
}

/** By the memory of a run, which there is one of for each definition. */
const analyses = new WeakMap<object, Analysis>()
