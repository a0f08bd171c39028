import type { QueryLanguage } from '@stepwright/asl'
import { stepsOfBlock, treesOfBlock } from '../steps/map-block.js'
import { isNameless } from '../steps/recorder.js'
import type { Block, Step } from '../steps/step.js'
import type { Origin } from '../values/origin.js'
import { partsOf, referencesOf } from '../values/tree-parts.js'
import type { Tree } from '../values/tree.js'

/** What is known of a whole machine before its scopes are made. */
export interface Survey {
  readonly language: QueryLanguage
  /** The author's steps by name: names that we derive keep clear of them. */
  readonly steps: ReadonlyMap<string, Step>
  /** Values that the author's code reads. */
  readonly reads: ReadonlySet<Origin>
  /** Names that no variable of ours may have. */
  readonly taken: ReadonlySet<string>
}

export function surveyOf(block: Block, language: QueryLanguage): Survey {
  const steps = stepsOfBlock(block)
  const trees = treesOfBlock(block)
  return {
    language,
    steps: new Map(steps.flatMap((step) => (isNameless(step) ? [] : [[step.name, step]]))),
    reads: new Set(trees.flatMap(referencesOf).map(({ origin }) => origin)),
    taken: new Set([...steps.flatMap((step) => (step.kind === 'raw' ? assignedIn(step.state) : [])), ...trees.flatMap(parametersIn)]),
  }
}

/** What a state written by hand assigns, or a state inside it. */
function assignedIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([field, value]: [string, unknown]) =>
    field === 'assign' && typeof value === 'object' ? Object.keys(value ?? {}) : assignedIn(value),
  )
}

/** Parameters inside an expression hide variables of their name there. */
function parametersIn(tree: Tree): readonly string[] {
  return [...(tree.kind === 'lambda' ? tree.parameters : []), ...partsOf(tree).flatMap(parametersIn)]
}
