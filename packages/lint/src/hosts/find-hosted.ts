import { isObject, isYamlFile, jsonSyntax, loadTaggedYaml, type SourceText } from '@stepwright/asl'
import type { Hosted } from './hosted-machine.js'
import { serverlessMachines } from './serverless-machines.js'
import { templateMachines } from './template-machines.js'
import { terraformJsonMachines } from './terraform-json-machines.js'

/**
 * The machines inside a file that is no definition itself: a template of CloudFormation or SAM, what CDK synthesized, a serverless.yml,
 * a plan or configuration of Terraform. `undefined` for any other file, which is then a definition.
 */
export async function findHosted(file: string, text: string): Promise<(Hosted & { readonly source: SourceText }) | undefined> {
  if (/\.(tf|tofu)$/i.test(file)) return (await import('./hcl-machines.js')).hclMachines(file, text)
  if (!marks.test(text)) return undefined
  const isYaml = isYamlFile(file)
  const syntax = isYaml ? await loadTaggedYaml() : jsonSyntax
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  const { value, find } = syntax.parse(plain)
  if (!isObject(value) || 'StartAt' in value || 'States' in value) return undefined
  const source: SourceText = { file, text: plain, syntax: syntax.name, find }
  if (isObject(value['Resources'])) return { ...templateMachines(value, source, isYaml ? syntax : undefined), source }
  if (isObject(value['stepFunctions'])) return { ...serverlessMachines(value, source), source }
  if ('planned_values' in value || 'resource' in value) return { ...terraformJsonMachines(value, source), source }
  return undefined
}

/** Words that such a file has: most definitions have none, and are not read twice. */
const marks = /\bResources["']?\s*:|\bstepFunctions["']?\s*:|"planned_values"|"resource"/
