import { resolve } from 'node:path'
import type { JsonObject } from '@stepwright/asl'
import { awsLocationOf, defaultSettings, makeLinter } from '@stepwright/lint'
import { createService, createStore, type ServiceOptions } from '@stepwright/simulator'
import { listen, openJournal } from '@stepwright/simulator/local'
import { reasonOf } from '../files/reason-of.js'
import { exitCodes, type Call, type Run } from './command.js'
import { localAnswers } from './local-answers.js'
import { localFunctions } from './local-functions.js'
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
  const data = flags.get('data')
  const journal = data === undefined ? undefined : await openJournal(resolve(cwd, data)).catch(reasonOf)
  if (typeof journal === 'string') return usageError(error, `--data "${data ?? ''}" cannot be used: ${journal}`)
  const service = createService({ store: journal?.store ?? createStore(), speed, validate, ...given })
  try {
    const listening = await listen(service, port)
    out.write(`Step Functions at http://127.0.0.1:${listening.port}\n`)
    await interrupted()
    await listening.close()
  } catch (thrown) {
    return usageError(error, `port ${port} cannot be listened on: ${reasonOf(thrown)}`)
  } finally {
    service.close()
    await journal?.close()
  }
  return exitCodes.clean
}

const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })

/** What answers tasks, or a sentence about what cannot be read. */
async function read({ flags, cwd }: Call): Promise<Omit<ServiceOptions, 'store'> | string> {
  const [mocks, functions, account, region] = ['mocks', 'functions', 'account', 'region'].map((name) => flags.get(name))
  const endpoints = endpointsIn(flags.get('endpoint'))
  if (typeof endpoints === 'string') return endpoints
  const answers = mocks === undefined ? {} : await localAnswers(resolve(cwd, mocks), cwd)
  if (typeof answers === 'string') return `--mocks "${mocks}" cannot be read: ${answers}`
  try {
    return {
      ...answers,
      endpoints,
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
