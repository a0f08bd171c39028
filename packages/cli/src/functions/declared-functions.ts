import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasErrors, type JsonObject, type Outcome } from '@stepwright/asl'
import type { System } from '@stepwright/emit'
import { filledText, type LocalFunctions } from '@stepwright/simulator'
import type { FunctionResource } from '@stepwright/workflow'
import { bundleFunctions } from '../bundling/bundle-functions.js'
import { deployedTexts, type DeskPlace } from './deployed-texts.js'
import { functionPool } from './function-pool.js'

/** The functions that a system declares, bundled. */
export interface DeclaredFunctions {
  /** Functions that nobody has called yet: nothing runs before. */
  readonly start: (options: DeskOptions) => DeskFunctions
}

/** Functions that stand by. */
export interface DeskFunctions {
  readonly functions: LocalFunctions
  /** What placeholders stand for here: those that were given, and names of what the system declares. */
  readonly parameters: JsonObject
  readonly close: () => Promise<void>
}

/** Where and how they run. */
export interface DeskOptions {
  readonly place: DeskPlace
  /** Values of placeholders, in their environments too. */
  readonly parameters: JsonObject
  /** Variables besides those of the declarations. */
  readonly environment?: { readonly [name: string]: string }
  /** Takes what they print. */
  readonly print: (text: string) => void
}

/** Bundles the functions of a system for threads of this process. One that cannot be bundled is said. */
export async function declaredFunctions(system: System, cwd: string): Promise<Outcome<DeclaredFunctions>> {
  const { value: bundled, diagnostics } = await bundleFunctions(system, { cwd, root: cwd, format: 'esm', host: 'thread' })
  if (bundled === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics }
  const codes = (bundled.resources ?? []).flatMap(({ resource, code }) => (resource.kind === 'function' && code !== undefined ? [{ resource, code }] : []))
  if (codes.length === 0) return { value: { start: ({ parameters }) => ({ functions: {}, parameters: { ...parameters }, close: async () => undefined }) }, diagnostics }
  const folder = temporaryFolder()
  const modules = codes.map(({ resource, code }, index): Module => {
    const file = join(folder, `${index}.mjs`)
    writeFileSync(file, code)
    return { resource, file }
  })
  return { value: { start: (options) => start(modules, { ...options, parameters: { ...deployedTexts(system, options.place), ...options.parameters } }) }, diagnostics }
}

interface Module {
  readonly resource: FunctionResource
  readonly file: string
}

function start(modules: readonly Module[], options: DeskOptions): DeskFunctions {
  const pools = modules.map(({ resource, file }) => {
    const { name, timeoutSeconds = 3 } = resource
    return [name, functionPool({ name, module: file, timeoutSeconds, environment: environmentOf(resource, options), facts: factsOf(resource, options.place), print: options.print })] as const
  })
  return {
    functions: Object.fromEntries(pools.map(([name, { call }]) => [name, call])),
    parameters: options.parameters,
    close: async () => void (await Promise.all(pools.map(([, pool]) => pool.close()))),
  }
}

const folders = new Set<string>()

/** Gone with the process, however it ends. */
function temporaryFolder(): string {
  // one listener for all: Node warns of more than ten
  if (folders.size === 0) process.once('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))
  const folder = mkdtempSync(join(tmpdir(), 'stepwright-functions-'))
  folders.add(folder)
  return folder
}

/** What this process has (credentials, proxies), what Lambda sets, and what the declaration says. @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
function environmentOf({ name, memory = 128, environment }: FunctionResource, { place, parameters, environment: more }: DeskOptions): NodeJS.ProcessEnv {
  return {
    ...process.env,
    AWS_REGION: process.env['AWS_REGION'] ?? place.region,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
    ...more,
    ...Object.fromEntries(Object.entries(environment).map(([key, text]) => [key, filledText(text, parameters)])),
  }
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
function factsOf({ name, memory = 128 }: FunctionResource, { region, account }: DeskPlace): object {
  return {
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${region}:${account}:function:${name}`,
    memoryLimitInMB: String(memory),
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'stepwright',
  }
}
