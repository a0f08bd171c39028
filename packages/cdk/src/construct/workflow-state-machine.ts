import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { invariant, readDefinition, type Diagnostic, type Outcome } from '@stepwright/asl'
import { cloudformationEmitter, systemOf, type StackOptions, type System, type SystemDefinition } from '@stepwright/emit'
import { pseudoParameters } from '@stepwright/iam'
import type { Workflow } from '@stepwright/workflow'
import { Annotations } from 'aws-cdk-lib'
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include'
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam'
import { StateMachine, type IStateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { textOfValue, type ParameterValue } from './parameter-value.js'

/** What a state machine of a workflow is made with. */
export interface WorkflowStateMachineProps<Input> extends Pick<StackOptions, 'names' | 'tags' | 'logging' | 'logRetentionDays' | 'alias' | 'alarms' | 'permissionsBoundary'> {
  /**
   * The workflow; or the file of a definition, `build/nightly.asl.json`, whoever wrote it. A workflow with arrows has to be compiled: either
   * the app runs with the plugin of `stepwright/vite`, or it names the file that `stepwright build` wrote.
   */
  readonly workflow: Workflow<Input, unknown> | string
  /** A value for each `param()`. */
  readonly parameters?: { readonly [name: string]: ParameterValue }
}

/**
 * A state machine with everything that the target `cloudformation` gives it: the role with the least policy, the log group, versions and
 * alarms. Its name is left to CloudFormation unless `names` is `explicit`. Problems are errors and warnings of the app.
 *
 * @example
 * const nightly = new WorkflowStateMachine(this, 'Nightly', { workflow: 'build/nightly.asl.json', parameters: { NotifierFunctionArn: notifier } })
 * nightly.grantStartExecution(scheduler)
 * @see https://docs.aws.amazon.com/cdk/v2/guide/use-cfn-template.html
 */
export class WorkflowStateMachine<Input = unknown> extends Construct {
  readonly stateMachine: IStateMachine

  constructor(scope: Construct, id: string, { workflow, parameters = {}, ...options }: WorkflowStateMachineProps<Input>) {
    super(scope, id)
    const { value: system, diagnostics } = typeof workflow === 'string' ? readSystem(workflow) : systemOf({ workflows: [{ workflow: workflow as Workflow<unknown, unknown>, file: id }], pipelines: [] })
    const [machine] = system?.definitions ?? []
    this.#say(diagnostics)
    if (system === undefined || machine === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
    // functions are given as constructs, like any other parameter
    const include = this.#include({ ...system, resources: [] }, { names: 'generated', ...options }, this.#bind(machine, parameters))
    const [resource] = include.node.findAll().filter((child) => 'attrStateMachineRevisionId' in child)
    invariant(resource !== undefined && 'ref' in resource, 'the template of a workflow has its machine')
    this.stateMachine = StateMachine.fromStateMachineArn(this, 'Machine', String(resource.ref))
  }

  /** Lets somebody start executions. */
  grantStartExecution(grantee: IGrantable): Grant {
    return this.stateMachine.grantStartExecution(grantee)
  }

  /** An execution's input, typed by the workflow, as the text that rules, schedules and other callers hand over. */
  executionInput(input: Input): string {
    return JSON.stringify(input)
  }

  #include(system: System, options: Partial<StackOptions>, parameters: Record<string, string>): CfnInclude {
    const { value, diagnostics } = cloudformationEmitter.emit(system, { place: pseudoParameters, root: '', ...options })
    this.#say(diagnostics)
    const folder = mkdtempSync(join(tmpdir(), 'stepwright-cdk-'))
    try {
      const templateFile = join(folder, 'template.json')
      writeFileSync(templateFile, value?.find(({ path }) => path === 'template.json')?.text ?? '')
      return new CfnInclude(this, 'Template', { templateFile, parameters, preserveLogicalIds: false })
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  #bind({ definition: { name, parameters } }: SystemDefinition, values: { readonly [name: string]: ParameterValue }): Record<string, string> {
    const annotations = Annotations.of(this)
    for (const given of Object.keys(values).filter((one) => !parameters.some((parameter) => parameter.name === one))) {
      annotations.addError(`workflow "${name}" has no parameter "${given}"`)
    }
    return Object.fromEntries(
      parameters.flatMap((parameter) => {
        const value = values[parameter.name]
        const bound = value === undefined ? { wrong: `parameter "${parameter.name}" of workflow "${name}" has no value` } : textOfValue(parameter, value)
        if ('text' in bound) return [[parameter.name, bound.text]]
        annotations.addError(bound.wrong)
        return []
      }),
    )
  }

  #say(diagnostics: readonly Diagnostic[]): void {
    for (const { code, severity, message, help } of diagnostics) {
      const text = help === undefined ? message : `${message}; ${help}`
      if (severity === 'error') Annotations.of(this).addError(`${text} [${code}]`)
      // a template that is too large for a request is no news to the CDK, which deploys from a bucket
      else if (severity === 'warning' && code !== 'emit/template-needs-bucket') Annotations.of(this).addWarningV2(`stepwright:${code}`, text)
    }
  }
}

function readSystem(file: string): Outcome<System> {
  const { value, diagnostics } = readDefinition(readFileSync(file, 'utf8'), { file })
  return { value: { definitions: value === undefined ? [] : [{ definition: value, from: { file } }], pipelines: [] }, diagnostics }
}
