import type { Definition } from '@stepwright/asl'
import { constantName } from '../scaffold/constant-name.js'
import { inputMembers } from './input-members.js'

/** TypeScript that makes a workflow of a definition in a file beside it. */
export function wrapperSource(definition: Definition, definitionFile: string): string {
  const { name, machine } = definition
  const constant = constantName(name)
  const type = `${constant.slice(0, 1).toUpperCase()}${constant.slice(1)}Input`
  const members = inputMembers(machine)
  const options = optionsOf(definition)
  const lines = [
    `import { foreignWorkflow${members.length === 0 ? '' : ', type Data'} } from 'stepwright'`,
    `import definition from ${quoted(definitionFile)} with { type: 'json' }`,
    '',
    ...(members.length === 0
      ? []
      : [
          '/** What the definition is seen to read of its input. Say more where you know more: whoever starts it is held to this. */',
          `export interface ${type} {`,
          ...members.map((member) => `  ${/^[A-Za-z_$][\w$]*$/.test(member) ? member : quoted(member)}: Data`),
          '}',
          '',
        ]),
    `export const ${constant} = foreignWorkflow${members.length === 0 ? '' : `<${type}>`}(${quoted(name)}, definition${options === undefined ? '' : `, ${options}`})`,
    '',
  ]
  return lines.join('\n')
}

/** What a deployed machine has around its definition, as options. */
function optionsOf({ type, logging, tracing, encryption }: Definition): string | undefined {
  const options = [
    ...(type === 'EXPRESS' ? [`type: 'EXPRESS'`] : []),
    ...(logging === undefined ? [] : [`logging: { level: '${logging.level}'${logging.includeExecutionData === true ? ', includeExecutionData: true' : ''} }`]),
    ...(tracing === true ? ['tracing: true'] : []),
    ...(encryption === undefined ? [] : [`encryption: { keyArn: ${quoted(encryption.keyArn)} }`]),
  ]
  return options.length === 0 ? undefined : `{ ${options.join(', ')} }`
}

/** As a literal of TypeScript in single quotes. */
function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
