import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { JsonObject } from '@stepwright/asl'
import { awsLocationOf, defaultSettings, makeLinter } from '@stepwright/lint'
import { createService, createStore, type ServiceOptions } from '@stepwright/simulator'
import { listen, openJournal } from '@stepwright/simulator/local'
import { reasonOf } from '../files/reason-of.js'
import { exitCodes, type Call, type Run } from './command.js'
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
  const journal = data === undefined ? undefined : await openJournal(resolve(cwd, data))
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
async function read({ flags, cwd }: Call): Promise<Pick<ServiceOptions, 'tasks' | 'functions' | 'account' | 'region'> | string> {
  const [mocks, functions, account, region] = ['mocks', 'functions', 'account', 'region'].map((name) => flags.get(name))
  try {
    return {
      ...(mocks === undefined ? {} : { tasks: await load(resolve(cwd, mocks)) }),
      ...(functions === undefined ? {} : { functions: await load(resolve(cwd, functions)) }),
      ...(account === undefined ? {} : { account }),
      ...(region === undefined ? {} : { region }),
    }
  } catch (thrown) {
    return `--mocks or --functions cannot be read: ${reasonOf(thrown)}`
  }
}

/** A file of the user's own says what it says: its type is what the flag promises. */
async function load<T>(file: string): Promise<T> {
  if (file.endsWith('.json')) return JSON.parse(readFileSync(file, 'utf8')) as T
  const loaded = (await import(pathToFileURL(file).href)) as { readonly default?: T }
  return loaded.default ?? (loaded as T)
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
