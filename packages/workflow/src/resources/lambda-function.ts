import { diagnostic, type CallSite, type Diagnostic, type Parameter } from '@stepwright/asl'
import { secondsOf, type Duration } from '../values/duration.js'
import { parameterWord } from '../values/parameter-word.js'
import type { Placed } from '../values/placed.js'
import { deployedValue } from './deployed-value.js'
import type { Permission } from './permission.js'
import type { Deployed, FunctionResource } from './resource.js'
import { readTexts, type ResourceText } from './resource-texts.js'
import { siteLocation } from '../values/site-location.js'

/** Options of a function. */
export interface LambdaFunctionOptions {
  /** The file that holds it, TypeScript or JavaScript: a path from the file that declares it, such as `'./functions/notify.ts'`, or a URL. */
  readonly handler: string | { readonly href: string }
  /** The name under which the file exports it; `handler`, when left out. */
  readonly export?: string
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
  readonly runtime?: `nodejs${number}.x`
  /** In MB; Lambda's 128, when left out. */
  readonly memory?: number
  /** Until a call is given up: Lambda's three seconds when left out, fifteen minutes at most. */
  readonly timeout?: Duration
  /** Variables of the function. Anybody who may read the function reads them: no secrets. */
  readonly environment?: { readonly [name: string]: ResourceText }
  /** What it may do beside writing its log. */
  readonly permissions?: readonly Permission[]
}

/** A function that is built and deployed with the workflows that call it. Stands wherever a function's name or ARN is wanted. */
export type LambdaFunction = string & Deployed<FunctionResource>

/** The verb `lambdaFunction`, as the compiler sees it. */
export interface LambdaFunctionVerb extends Placed {
  (name: string, options: LambdaFunctionOptions): LambdaFunction
}

/**
 * Declares a Lambda function whose code is in the repository: `stepwright build` bundles it, and templates hold it with its role and its log.
 *
 * @example
 * export const notify = lambdaFunction('Notifier', {
 *   handler: './functions/notify.ts',
 *   environment: { SENDER: 'no-reply@example.com' },
 *   permissions: [{ actions: ['ses:SendEmail'], resources: ['arn:${Partition}:ses:${Region}:${Account}:identity/example.com'] }],
 * })
 * flow.lambda('Notify', { FunctionName: notify })
 * // "Arguments": { "FunctionName": "${NotifierFunctionArn}" }
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
export const lambdaFunction: LambdaFunctionVerb = verbAt(undefined)

function verbAt(site: CallSite | undefined): LambdaFunctionVerb {
  const verb = (name: string, options: LambdaFunctionOptions): LambdaFunction => {
    const resource = resourceOf(name, options, site)
    const word = parameterWord(name)
    return deployedValue({ parameter: `${word}${word.endsWith('Function') ? '' : 'Function'}Arn`, kind: 'lambda-function', resource }, { '~resource': resource })
  }
  return Object.assign(verb, { '~at': (at: CallSite) => verbAt(at) })
}

function resourceOf(name: string, options: LambdaFunctionOptions, site: CallSite | undefined): FunctionResource {
  const { handler, environment = {}, permissions = [], memory, timeout, runtime = 'nodejs22.x' } = options
  const values = readTexts(Object.values(environment))
  const granted = permissions.map((permission) => ({ permission, read: readTexts(permission.resources) }))
  const read = [values, ...granted.map((one) => one.read)]
  const timeoutSeconds = timeout === undefined ? undefined : secondsOf(timeout)
  return {
    kind: 'function',
    name,
    site,
    handler: typeof handler === 'string' ? handler : handler.href,
    exported: options.export ?? 'handler',
    runtime,
    ...(memory === undefined ? {} : { memory }),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    environment: Object.fromEntries(Object.keys(environment).map((key, at) => [key, values.texts[at] ?? ''])),
    permissions: granted.map(({ permission, read: { texts } }) => ({ ...permission, resources: texts })),
    uses: [...new Set(read.flatMap(({ uses }) => uses))],
    parameters: distinct(read.flatMap(({ parameters }) => parameters)),
    diagnostics: problemsOf(name, options, timeoutSeconds, site),
  }
}

function distinct(parameters: readonly Parameter[]): Parameter[] {
  return [...new Map(parameters.map((parameter) => [parameter.name, parameter])).values()]
}

/**
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
function problemsOf(name: string, { timeout, memory, environment = {} }: LambdaFunctionOptions, seconds: number | undefined, site: CallSite | undefined): Diagnostic[] {
  const found = (message: string, help: string): Diagnostic =>
    diagnostic({ code: 'build/function-option', message: `function "${name}": ${message}`, help, location: siteLocation(site, name) })
  const reserved = Object.keys(environment).filter((key) => /^(?:AWS_|LAMBDA_|_HANDLER$|_X_AMZN_TRACE_ID$)/.test(key) || !/^[A-Za-z]\w+$/.test(key))
  return [
    ...(/^[\w-]{1,64}$/.test(name) ? [] : [found('its name has other than letters, digits, "-" and "_", or is longer than 64 characters', 'choose another name')]),
    ...(timeout !== undefined && (seconds === undefined || seconds < 1 || seconds > 900) ? [found(`"${timeout}" is no timeout of a function`, 'give it 1 to 900 seconds')] : []),
    ...(memory !== undefined && !(Number.isInteger(memory) && memory >= 128 && memory <= 10_240) ? [found(`"${memory}" is no memory size`, 'give it a whole number from 128 to 10240, in MB')] : []),
    ...reserved.map((key) => found(`"${key}" is kept by Lambda, or is no name of a variable`, 'begin it with a letter, other than "AWS_" and "LAMBDA_", and use letters, digits and "_"')),
  ]
}
