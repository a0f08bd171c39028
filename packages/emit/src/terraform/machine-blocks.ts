import { formatJson, writeMachine, type JsonObject } from '@stepwright/asl'
import type { EmittedFile } from '../emitter/emitted-file.js'
import type { StackMachine } from '../deployment/stack.js'
import type { StackOptions } from '../deployment/stack-options.js'
import { textParts } from '../deployment/text-parts.js'
import { tagsOf, type Block } from './block.js'
import { canonicalJson } from './canonical-json.js'
import { escaped, joined, type Interpolate } from './interpolation.js'
import { labelOf } from './label-of.js'
import { roleBlocks } from './role-blocks.js'
import { variableName } from './variable-name.js'

/** A machine and what stands round it; its definition may be a file. */
export interface MachineBlocks {
  readonly blocks: readonly Block[]
  readonly files: readonly EmittedFile[]
}

/**
 * A machine waits for the policy of its role: Step Functions refuses one whose role may not use the rule behind `.sync`, or its log
 * group.
 */
export function machineBlocks(machine: StackMachine, options: StackOptions, interpolate: Interpolate): MachineBlocks {
  const { id, name, role, tags, logging, definition: { type, tracing, encryption } } = machine
  const label = labelOf(id)
  const { blocks, policies } = roleBlocks({ label: `${label}_state_machine`, role, tags }, interpolate)
  const { text, files } = definitionOf(machine, options, interpolate)
  const body: JsonObject = {
    ...(name === undefined ? {} : { name: interpolate(name) }),
    type,
    role_arn: `\${aws_iam_role.${label}_state_machine.arn}`,
    definition: text,
    ...(options.alias === undefined ? {} : { publish: true }),
    ...(logging === undefined
      ? {}
      : {
          logging_configuration: {
            level: logging.level,
            include_execution_data: logging.includeExecutionData ?? false,
            log_destination: `\${aws_cloudwatch_log_group.${label}.arn}:*`,
          },
        }),
    ...(tracing === undefined ? {} : { tracing_configuration: { enabled: tracing } }),
    ...(encryption === undefined
      ? {}
      : { encryption_configuration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kms_key_id: interpolate(encryption.keyArn) } }),
    ...tagsOf(tags, interpolate),
    ...(policies.length === 0 ? {} : { depends_on: [...policies] }),
  }
  return { blocks: [{ type: 'aws_sfn_state_machine', label, body }, ...blocks, ...surroundings(machine, label, options, interpolate)], files }
}

function surroundings({ id, name, logging, tags }: StackMachine, label: string, options: StackOptions, interpolate: Interpolate): Block[] {
  const { logRetentionDays = 90, alias, alarms } = options
  const group = { name: interpolate(`/aws/vendedlogs/states/${name ?? `\${AWS::StackName}-${id}`}`), retention_in_days: logRetentionDays, skip_destroy: true }
  const version = `\${aws_sfn_state_machine.${label}.state_machine_version_arn}`
  return [
    ...(logging === undefined ? [] : [{ type: 'aws_cloudwatch_log_group', label, body: { ...group, ...tagsOf(tags, interpolate) } }]),
    ...(alias === undefined
      ? []
      : [{ type: 'aws_sfn_alias', label, body: { name: alias, routing_configuration: [{ state_machine_version_arn: version, weight: 100 }] } }]),
    ...(alarms === undefined ? [] : ['ExecutionsFailed', 'ExecutionsTimedOut'].map((metric) => alarm(label, metric, alarms.topicArn))),
  ]
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html */
function alarm(label: string, metric: string, topicArn: string | undefined): Block {
  const own = `${label}_${labelOf(metric)}`
  return {
    type: 'aws_cloudwatch_metric_alarm',
    label: own,
    body: {
      alarm_name: `\${aws_sfn_state_machine.${label}.name}-${metric}`,
      namespace: 'AWS/States',
      metric_name: metric,
      dimensions: { StateMachineArn: `\${aws_sfn_state_machine.${label}.arn}` },
      statistic: 'Sum',
      period: 300,
      evaluation_periods: 1,
      threshold: 1,
      comparison_operator: 'GreaterThanOrEqualToThreshold',
      treat_missing_data: 'notBreaching',
      ...(topicArn === undefined ? {} : { alarm_actions: [topicArn] }),
    },
  }
}

/** In the configuration, or in a file that reads as it was written. A number that is a parameter stands without quotes. */
function definitionOf({ definition, bound }: StackMachine, { definitions }: StackOptions, interpolate: Interpolate): { readonly text: string; readonly files: readonly EmittedFile[] } {
  const { parameters, name } = definition
  const numbers = parameters.filter(({ kind }) => kind === 'number').map((parameter) => parameter.name)
  const unquoted = (text: string): string => numbers.reduce((so, number) => so.replaceAll(`"\${${number}}"`, `\${${number}}`), text)
  const document = writeMachine(definition.machine)
  const given = (text: string): string => text.replaceAll(/\$\{(\w+)\}/g, (written, parameter: string) => bound[parameter] ?? written)
  if (definitions !== 'files') return { text: interpolate(given(unquoted(canonicalJson(document)))), files: [] }
  const text = formatJson(document)
  if (parameters.length === 0) return { text: `\${file("\${path.module}/${name}.asl.json")}`, files: [{ path: `${name}.asl.json`, text }] }
  const names = new Map(parameters.map((parameter) => [parameter.name, variableName(parameter.name)]))
  const values = [...names].map(([written, variable]) => `${variable} = "${interpolate(bound[written] ?? `\${${written}}`)}"`)
  const path = `${name}.asl.json.tftpl`
  return { text: `\${templatefile("\${path.module}/${path}", { ${values.join(', ')} })}`, files: [{ path, text: templateText(unquoted(text), names) }] }
}

/** A text for `templatefile`: its placeholders stay, all else that looks like one is escaped. */
function templateText(text: string, names: ReadonlyMap<string, string>): string {
  const parts = textParts(text, (token) => names.has(token))
  return joined(parts.map((part) => ('text' in part ? escaped(part.text) : `\${${names.get(part.token) ?? ''}}`)))
}
