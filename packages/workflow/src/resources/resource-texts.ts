import type { Parameter } from '@stepwright/asl'
import { parameterWord } from '../values/parameter-word.js'
import { carriedTree } from '../values/tree-value.js'
import type { Resource } from './resource.js'

/** A text of a resource's declaration: as it stands, a `param`, a value of another resource, or a workflow for its ARN. */
export type ResourceText = string | WorkflowName

/** A workflow, as far as its ARN is concerned. */
export interface WorkflowName {
  readonly '~workflow': true
  readonly name: string
}

/** Texts as templates hold them, and what they name. */
export interface ReadTexts {
  readonly texts: readonly string[]
  readonly parameters: readonly Parameter[]
  readonly uses: readonly Resource[]
}

/** Reads texts: each `${Name}` in them is a parameter. */
export function readTexts(values: readonly ResourceText[]): ReadTexts {
  const read = values.map(readText)
  const parameters = new Map(read.flatMap((one) => one.parameters).map((parameter) => [parameter.name, parameter]))
  return { texts: read.map(({ text }) => text), parameters: [...parameters.values()], uses: [...new Set(read.flatMap(({ uses }) => uses))] }
}

function readText(value: ResourceText): { readonly text: string; readonly parameters: readonly Parameter[]; readonly uses: readonly Resource[] } {
  if (isWorkflowName(value)) {
    const name = `${parameterWord(value.name)}Arn`
    return { text: `\${${name}}`, parameters: [{ name, kind: 'state-machine', of: value.name }], uses: [] }
  }
  const text = String(value)
  const tree = carriedTree(value)
  if (tree?.kind !== 'placeholder') return { text, parameters: [...text.matchAll(/\$\{(\w+)\}/g)].filter(([, name]) => !isPlace(name)).map(([, name = '']) => ({ name, kind: 'string' })), uses: [] }
  const { name, parameter = { kind: 'string' }, resource } = tree
  // whatever carries a resource was made by `deployedValue`
  return { text, parameters: [{ name, ...parameter }], uses: resource === undefined ? [] : [resource as Resource] }
}

function isWorkflowName(value: ResourceText): value is WorkflowName {
  return typeof value === 'object' && '~workflow' in value
}

/** Parts of an ARN that the place fills in. */
const isPlace = (name: string | undefined): boolean => name === 'Partition' || name === 'Region' || name === 'Account'
