import { resolve } from 'node:path'
import { hasErrors, isObject, type JsonObject } from '@stepwright/asl'
import { awsLocationOf, defaultSettings, makeLinter } from '@stepwright/lint'
import { createService, createStore, type ServiceOptions } from '@stepwright/simulator'
import { listen, openJournal } from '@stepwright/simulator/local'
import { objectsIn } from '../desk/read-objects.js'
import { reasonOf } from '../files/reason-of.js'
import { exitCodes, type Call, type Run } from './command.js'
import { localAnswers } from './local-answers.js'
import { localFunctions } from './local-functions.js'
import { localProject, standBy, type StandingBy } from './local-project.js'
import { readJsonFlag } from './read-json-flag.js'
import { reportTo } from './report-to.js'
import { usageError } from './usage-error.js'

/** `stepwright local`: the Step Functions API on this machine, until it is interrupted. */
export const local: Run = async (call) => {
  const { flags, cwd, out, error } = call
  const port = Number(flags.get('port') ?? 8083)
  const speed = Number(flags.get('speed') ?? 1)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return usageError(error, `--port "${flags.get('port')}" is no port`)
  if (!(speed > 0)) return usageError(error, `--speed "${flags.get('speed')}" is no number above 0`)
  const given = await read(call)
  if (typeof given === 'string') return usageError(error, given)
  const project = await readProject(call, given)
  if (typeof project === 'string') return usageError(error, project)
  if (typeof project === 'number') return project
  const data = flags.get('data')
  const journal = data === undefined ? undefined : await openJournal(resolve(cwd, data)).catch(reasonOf)
  if (typeof journal === 'string') return usageError(error, `--data "${data ?? ''}" cannot be used: ${journal}`)
  const service = createService({ store: journal?.store ?? createStore(), speed, validate, ...given, functions: project?.functions ?? given.functions ?? {} })
  try {
    const listening = await listen(service, port, project?.others).catch(reasonOf)
    if (typeof listening === 'string') return usageError(error, `port ${port} cannot be listened on: ${listening}`)
    try {
      const url = `http://127.0.0.1:${listening.port}`
      out.write(`Step Functions at ${url}\n`)
      for (const line of (await project?.open(service, url)) ?? []) out.write(`${line}\n`)
      await interrupted()
    } finally {
      await listening.close()
    }
  } finally {
    service.close()
    await project?.close()
    await journal?.close()
  }
  return exitCodes.clean
}

const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })

/** The project that is served, if there is one; a sentence about what cannot be read, or the exit code where problems were said. */
async function readProject(call: Call, { region = 'us-east-1', account = '123456789012', functions = {}, objects }: Omit<ServiceOptions, 'store'>): Promise<StandingBy | undefined | string | number> {
  const parameters = await readJsonFlag('parameters', call.flags.get('parameters') ?? '{}', call.cwd)
  if ('wrong' in parameters) return parameters.wrong
  if (!isObject(parameters.value)) return '--parameters is no object of values by name'
  const { value, diagnostics } = await localProject(call)
  if (diagnostics.length > 0) reportTo(call)(diagnostics)
  if (hasErrors(diagnostics)) return exitCodes.problems
  return value && standBy(value, { region, account, parameters: parameters.value, given: functions, ...(objects === undefined ? {} : { objects }), print: (text) => call.error.write(text) })
}

/** What answers tasks, or a sentence about what cannot be read. */
async function read({ flags, cwd }: Call): Promise<Omit<ServiceOptions, 'store'> | string> {
  const [mocks, functions, account, region] = ['mocks', 'functions', 'account', 'region'].map((name) => flags.get(name))
  const objects = objectsIn(flags.get('objects'), cwd)
  if (typeof objects === 'string') return objects
  const endpoints = endpointsIn(flags.get('endpoint'))
  if (typeof endpoints === 'string') return endpoints
  const answers = mocks === undefined ? {} : await localAnswers(resolve(cwd, mocks), cwd)
  if (typeof answers === 'string') return `--mocks "${mocks}" cannot be read: ${answers}`
  try {
    return {
      ...answers,
      endpoints,
      ...(objects === undefined ? {} : { objects }),
      ...(functions === undefined ? {} : { functions: await localFunctions(resolve(cwd, functions), cwd) }),
      ...(account === undefined ? {} : { account }),
      ...(region === undefined ? {} : { region }),
    }
  } catch (thrown) {
    return `--functions "${functions}" cannot be read: ${reasonOf(thrown)}`
  }
}

/** `URL`, `lambda=URL` and `http=URL`, with commas between them. */
function endpointsIn(list: string | undefined): NonNullable<ServiceOptions['endpoints']> | string {
  const endpoints: { lambda?: string; http?: string; tasks?: string } = {}
  for (const one of list?.split(',') ?? []) {
    const [, kind = 'tasks', url = ''] = /^(?:(lambda|http)=)?(.*)$/.exec(one.trim()) ?? []
    if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return `--endpoint "${one}" is none: write a URL, lambda=URL or http=URL, with commas between several`
    endpoints[kind === 'lambda' || kind === 'http' ? kind : 'tasks'] = url
  }
  return endpoints
}

/** ValidateStateMachineDefinition: what lint finds, by AWS's codes where it has them. */
async function validate(definition: string, type: 'STANDARD' | 'EXPRESS'): Promise<readonly JsonObject[]> {
  const { diagnostics } = await makeLinter(defaultSettings).lint(definition, { file: 'definition.asl.json', type })
  return diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map((one) => {
      const location = awsLocationOf(one)
      return { severity: one.severity === 'error' ? 'ERROR' : 'WARNING', code: one.aws ?? one.code, message: one.message, ...(location === undefined ? {} : { location }) }
    })
}
