import { hasErrors, isObject, writeMachine, type Definition, type JsonObject, type Outcome } from '@stepwright/asl'
import type { System } from '@stepwright/emit'
import { filledJson, filledText, isRefusal, localContext, type LocalFunction, type LocalFunctions, type Objects, type Service } from '@stepwright/simulator'
import type { AnswerOthers } from '@stepwright/simulator/local'
import { answerApis, apiPath } from '../desk/answer-apis.js'
import { answerInvoke } from '../desk/answer-invoke.js'
import { answerJobs } from '../desk/answer-jobs.js'
import { answerMails } from '../desk/answer-mails.js'
import { answerObjects } from '../desk/answer-objects.js'
import { findFiles } from '../files/find-files.js'
import { declaredFunctions, type DeclaredFunctions, type DeskFunctions } from '../functions/declared-functions.js'
import { deployedTexts } from '../functions/deployed-texts.js'
import { answerTables } from '../tables/answer-tables.js'
import type { Call } from './command.js'
import { compileFiles } from './compile-files.js'
import { loadConfig } from './load-config.js'

/** A project that is served: compiled, and its functions bundled. */
export interface LocalProject {
  readonly system: System
  readonly declared: DeclaredFunctions
}

/** The project of the files that are named, or of the configuration; `value: undefined` without diagnostics where there is none. */
export async function localProject(call: Call): Promise<Outcome<LocalProject>> {
  const { value: configured, diagnostics: misconfigured } = await loadConfig(call)
  if (configured === undefined) return { value: undefined, diagnostics: misconfigured }
  if (configured.workspaces !== undefined || (call.names.length === 0 && configured.config === undefined)) return { value: undefined, diagnostics: [] }
  const found = findFiles(configured.names, configured.base)
  if (found.value === undefined || hasErrors(found.diagnostics)) return { value: undefined, diagnostics: found.diagnostics }
  const { value: system, diagnostics: said } = await compileFiles(found.value, call.cwd)
  if (system === undefined || hasErrors(said)) return { value: undefined, diagnostics: said }
  const { value: declared, diagnostics } = await declaredFunctions(system, call.cwd)
  return { value: declared === undefined ? undefined : { system, declared }, diagnostics: [...said, ...diagnostics] }
}

/** Where a project is served. */
export interface LocalPlace {
  readonly region: string
  readonly account: string
  readonly parameters: JsonObject
  /** Functions that come before those that the project declares. */
  readonly given?: LocalFunctions
  /** Of S3, if they are here. */
  readonly objects?: Objects
  readonly print: (text: string) => void
}

/** A project for a service that is about to listen. */
export interface StandingBy {
  /** Wait until there is an address. */
  readonly functions: LocalFunctions
  readonly others: AnswerOthers
  /** Says where the service listens, makes the machines, and tells what there is. */
  readonly open: (service: Service, url: string) => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** Functions know the address of the service by their environment, so they begin when there is one. */
export function standBy({ system, declared }: LocalProject, place: LocalPlace): StandingBy {
  const { region, account, parameters, given = {}, objects, print } = place
  const { resources = [] } = system
  let begin: (functions: DeskFunctions) => void = () => undefined
  const begun = new Promise<DeskFunctions>((resolve) => void (begin = resolve))
  let running: DeskFunctions | undefined
  const names = resources.flatMap(({ resource }) => (resource.kind === 'function' ? [resource.name] : []))
  const own: LocalFunctions = Object.fromEntries(names.map((name) => [name, async (event) => (await begun).functions[name]?.(event) ?? null]))
  const functions = { ...own, ...withContexts(given) }
  const apis = resources.flatMap(({ resource }) => (resource.kind === 'api' ? [resource] : []))
  const tables = resources.flatMap(({ resource }) => (resource.kind === 'table' ? [resource] : []))
  const answerers = [answerApis({ apis, functions, account, print }), answerInvoke(functions, print), answerTables(tables), answerMails(print), answerJobs(print), ...(objects === undefined ? [] : [answerObjects(objects)])]
  const services = ['SFN', 'LAMBDA', 'SESV2', 'CODEPIPELINE', ...(tables.length > 0 ? ['DYNAMODB'] : []), ...(objects === undefined ? [] : ['S3'])]
  return {
    functions,
    others: async (request) => {
      for (const answerer of answerers) {
        const answer = await answerer(request)
        if (answer !== undefined) return answer
      }
      return undefined
    },
    open: async (service, url) => {
      const desk = { region, account, apiUrl: (name: string) => `${url}${apiPath(name)}` }
      running = declared.start({ place: desk, parameters, environment: environmentOf(url, region, services), print })
      begin(running)
      const texts = { ...deployedTexts(system, desk), ...parameters }
      const made = await makeMachines(system, service, { region, account, texts })
      return [...made, ...valuesMissing(system, texts), ...apis.flatMap(({ name, routes }) => [`API "${name}" is ${url}${apiPath(name)}`, ...routes.map(({ method, path, function: called }) => `${method} ${url}${apiPath(name)}${path} calls ${called.name}`)])]
    },
    close: async () => running?.close(),
  }
}

/** They are called as tasks call them: with a context, and what returns nothing yields null. */
function withContexts(given: LocalFunctions): LocalFunctions {
  const called = Object.entries(given).map(([name, code]): [string, LocalFunction] => [name, async (event, context = localContext(name)) => (await code(event, context)) ?? null])
  return Object.fromEntries(called)
}

/**
 * What functions ask of these services, they ask here, unless the user has said where. Keys are not looked at, but the SDK wants some.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html
 */
function environmentOf(url: string, region: string, services: readonly string[]): { readonly [name: string]: string } {
  const keys = ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_CONTAINER_CREDENTIALS_FULL_URI', 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI']
  const hasKeys = keys.some((name) => process.env[name] !== undefined)
  const endpoints = services.map((service) => `AWS_ENDPOINT_URL_${service}`).map((name) => [name, process.env[name] ?? url] as const)
  return { AWS_REGION: region, ...Object.fromEntries(endpoints), ...(hasKeys ? {} : { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' }) }
}

/** Who may call an API is not looked at here, so what says it need not be known. */
function valuesMissing({ definitions, resources = [] }: System, texts: JsonObject): string[] {
  const all = [...definitions.map(({ definition }) => definition), ...resources.flatMap(({ resource }) => (resource.kind === 'api' ? [] : [resource]))]
  const missing = [...new Set(all.flatMap(({ parameters }) => parameters.map(({ name }) => name)))].filter((name) => !Object.hasOwn(texts, name)).sort()
  return missing.length === 0 ? [] : [`no value for ${missing.map((name) => `"${name}"`).join(', ')}: give it by --parameters`]
}

interface Made {
  readonly region: string
  readonly account: string
  readonly texts: JsonObject
}

/** Machines of an earlier life are brought up to date. */
async function makeMachines({ definitions }: System, service: Service, { region, account, texts }: Made): Promise<string[]> {
  const said: string[] = []
  for (const { definition: built } of definitions) {
    const { name, type, machine } = built
    const definition = JSON.stringify(filledJson(writeMachine(machine), texts))
    const roleArn = `arn:aws:iam::${account}:role/${name}`
    const around = surroundingsOf(built, { region, account, texts })
    const made = await service.call('CreateStateMachine', { name, type, roleArn, definition, ...around })
    const known = isRefusal(made) && made.refusal.type === 'StateMachineAlreadyExists' ? /'(arn:[^']+)'/.exec(made.refusal.message)?.[1] : undefined
    const replaced = known !== undefined && (await typeOf(service, known)) !== type
    if (replaced) await service.call('DeleteStateMachine', { stateMachineArn: known })
    const current = replaced
      ? await service.call('CreateStateMachine', { name, type, roleArn, definition, ...around })
      : known === undefined ? made : await service.call('UpdateStateMachine', { stateMachineArn: known, definition, roleArn, ...around })
    if (isRefusal(current)) said.push(`workflow "${name}" is not served: ${current.refusal.message}`)
    else said.push(`workflow "${name}" is ${known ?? (isObject(made) ? String(made['stateMachineArn']) : '')}${replaced ? `, made anew as ${type}` : ''}`)
  }
  return said
}

/**
 * A machine keeps its type as long as it lives: a deployment makes another in its place.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-stepfunctions-statemachine.html
 */
async function typeOf(service: Service, stateMachineArn: string): Promise<unknown> {
  const described = await service.call('DescribeStateMachine', { stateMachineArn })
  return isObject(described) ? described['type'] : undefined
}

/** As a template deploys them; what is not there is said too, since an update leaves alone what it does not name. */
function surroundingsOf({ name, logging, tracing = false, encryption }: Definition, { region, account, texts }: Made): JsonObject {
  const { level = 'OFF', includeExecutionData = false } = logging ?? {}
  const logGroupArn = `arn:aws:logs:${region}:${account}:log-group:/aws/vendedlogs/states/${name}:*`
  return {
    loggingConfiguration: { level, includeExecutionData, ...(level === 'OFF' ? {} : { destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] }) },
    tracingConfiguration: { enabled: tracing },
    ...(encryption === undefined ? {} : { encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: filledText(encryption.keyArn, texts) } }),
  }
}
