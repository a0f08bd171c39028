import { child, findPlace, type Definition, type Pointer, type SourceText, type Syntax } from '@stepwright/asl'
import { childOf, childrenOf, hclValue, templateText, unwrapped } from './hcl-value.js'
import { loadHclParser, type HclNode } from './hcl-parser.js'
import type { Hosted, HostedFile, HostedMachine } from './hosted-machine.js'
import { textSyntax } from './inner-syntax.js'

/**
 * The machines of a `.tf` file: definitions by `jsonencode`, as a heredoc or string, from a file by `file` and `templatefile`, or by way of a
 * local of the same file. What Terraform computes stands in them as `${…}`.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sfn_state_machine
 */
export async function hclMachines(file: string, text: string): Promise<(Hosted & { readonly source: SourceText; readonly isParserMissing?: true }) | undefined> {
  const source: SourceText = { file, text, syntax: 'json', find: () => ({ value: { start: 0, end: 0 } }) }
  if (!text.includes('aws_sfn_state_machine')) return { machines: [], files: [], source }
  const parse = await loadHclParser()
  const root = parse?.(text)
  if (root === undefined) return { machines: [], files: [], source, isParserMissing: true }
  const body = childOf(root, 'body')
  const blocks = body === undefined ? [] : childrenOf(body).filter(({ type }) => type === 'block')
  const locals = new Map(blocks.filter((block) => labelsOf(block)[0] === 'locals').flatMap((block) => [...attributesOf(block)]))
  const found = blocks.flatMap((block) => machineOf(block, locals))
  return { machines: found.flatMap((each) => ('syntax' in each ? [each] : [])), files: found.flatMap((each) => ('path' in each ? [each] : [])), source }
}

function machineOf(block: HclNode, locals: ReadonlyMap<string, HclNode>): (HostedMachine | HostedFile)[] {
  const [kind, type, name = ''] = labelsOf(block)
  const attributes = attributesOf(block)
  const written = attributes.get('definition')
  if (kind !== 'resource' || type !== 'aws_sfn_state_machine' || written === undefined) return []
  const expression = followed(written, locals)
  const span = { start: expression.startIndex, end: expression.endIndex }
  const pointer: Pointer = child(child(child(child('', 'resource'), 'aws_sfn_state_machine'), name), 'definition')
  const facts = { name, pointer, span, ...typeOf(attributes.get('type')) }
  const inner = unwrapped(expression)
  if (inner.type === 'quoted_template' || inner.type === 'heredoc_template' || inner.type === 'string_lit') return [{ ...facts, syntax: textSyntax(templateText(inner), 'json') }]
  const [called, ...args] = callOf(inner)
  const [first, second] = args
  if (called === 'jsonencode' && first !== undefined) return [{ ...facts, syntax: valueSyntax(followed(first, locals)) }]
  if ((called === 'file' || called === 'templatefile') && first !== undefined) return fileOf(facts, first, second)
  return []
}

type Facts = Pick<HostedFile, 'name' | 'pointer' | 'span' | 'type'>

function fileOf(facts: Facts, path: HclNode, variables: HclNode | undefined): HostedFile[] {
  const inner = unwrapped(path)
  if (inner.type !== 'quoted_template' && inner.type !== 'string_lit') return []
  const text = templateText(inner).text.replace(/^\$\{path\.module\}\//, '')
  // a path that is computed in part names no file yet
  if (text.includes('${')) return []
  const { value, node } = variables === undefined ? { value: undefined, node: undefined } : hclValue(variables)
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : []
  return [{ ...facts, path: text, ...(node && { substitutions: { names, pointer: facts.pointer, spanOf: (name) => node.members.get(name)?.key ?? node.span } }) }]
}

function valueSyntax(expression: HclNode): Syntax {
  const { value, node } = hclValue(expression)
  return { name: 'json', parse: () => ({ value, problems: [], find: (pointer) => findPlace(node, pointer) }) }
}

/** What a local of this file stands for. */
function followed(expression: HclNode, locals: ReadonlyMap<string, HclNode>): HclNode {
  const [, name] = /^local\.(\w+)$/.exec(expression.text) ?? []
  const local = name === undefined ? undefined : locals.get(name)
  return local === undefined || local === expression ? expression : local
}

/** `resource`, its type and its name. */
function labelsOf(block: HclNode): readonly string[] {
  return childrenOf(block).filter(({ type }) => type === 'identifier' || type === 'string_lit').map((label) => (label.type === 'string_lit' ? templateText(label).text : label.text))
}

function attributesOf(block: HclNode): ReadonlyMap<string, HclNode> {
  const body = childOf(block, 'body')
  return new Map(
    (body === undefined ? [] : childrenOf(body)).flatMap((attribute): [string, HclNode][] => {
      const [name, value] = attribute.type === 'attribute' ? childrenOf(attribute) : []
      return name === undefined || value === undefined ? [] : [[name.text, value]]
    }),
  )
}

function callOf(node: HclNode): readonly [name?: string, ...args: HclNode[]] {
  const args = node.type === 'function_call' ? childOf(node, 'function_arguments') : undefined
  const name = childOf(node, 'identifier')?.text
  return name === undefined || args === undefined ? [] : [name, ...childrenOf(args).filter(({ type }) => type === 'expression')]
}

function typeOf(expression: HclNode | undefined): { readonly type?: Definition['type'] } {
  const value = expression === undefined ? 'STANDARD' : hclValue(expression).value
  return value === 'EXPRESS' || value === 'STANDARD' ? { type: value } : {}
}
