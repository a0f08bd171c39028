import type { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import type { Json } from '@stepwright/asl'

/** A function that is to run on threads of its own. */
export interface ThreadedFunction {
  readonly name: string
  /** Its bundle, a file. */
  readonly module: string
  readonly environment: NodeJS.ProcessEnv
  readonly timeoutSeconds: number
  /** How long its module may take to load; as long as on Lambda when left out. */
  readonly loadSeconds?: number
  /** Of the context object. */
  readonly facts: object
  /** Takes what it prints. */
  readonly print: (text: string) => void
}

/** One instance of a function: it takes an event at a time. */
export interface FunctionThread {
  readonly call: (event: Json) => Promise<Json>
  /** Has ended: by itself, by a time-out, or since it was closed. */
  readonly isOver: () => boolean
  readonly close: () => Promise<void>
}

type Word = { readonly ready: true } | { readonly value: string } | { readonly thrown: Thrown }

interface Thrown {
  readonly name: string
  readonly message: string
  readonly stack?: string
}

/** Starts a thread with the function's own variables and modules, as an instance of Lambda has them. Idle, it keeps no process alive. */
export function startThread({ name, module, environment, timeoutSeconds, loadSeconds = Math.max(initSeconds, timeoutSeconds), facts, print }: ThreadedFunction): FunctionThread {
  const worker = new Worker(module, { env: environment, stdout: true, stderr: true, execArgv: ['--enable-source-maps'] })
  for (const stream of [worker.stdout, worker.stderr] satisfies Readable[]) stream.on('data', (chunk: Buffer) => print(chunk.toString('utf8')))
  let over = false
  let hear: { readonly word: (word: Word) => void; readonly end: (error: Error) => void } | undefined
  const end = (error: Error): void => {
    over = true
    hear?.end(error)
  }
  const thrown = (error: Error): void => {
    // nobody waits: what it left running has failed
    if (hear === undefined) print(`${name}: ${error.stack ?? error.message}\n`)
    end(error)
  }
  worker.on('message', (word: Word) => hear?.word(word))
  worker.on('error', (error: unknown) => thrown(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', (code) => end(functionError('Runtime.ExitError', `the function "${name}" ended its process, with exit status ${code}`)))
  const listen = (): Promise<Word> =>
    new Promise<Word>((word, reject) => void (hear = { word, end: reject })).finally(() => void (hear = undefined))
  // whoever calls hears of a module that cannot be loaded
  const ready = listen()
  ready.catch(() => undefined)
  worker.unref()
  return {
    isOver: () => over,
    close: async () => void (await worker.terminate()),
    call: async (event) => {
      worker.ref()
      try {
        await within(loadSeconds, ready, () => end(timedOut(loadSeconds)))
        const heard = listen()
        worker.postMessage({ event, facts: { ...facts, awsRequestId: crypto.randomUUID() }, until: Date.now() + timeoutSeconds * 1000 })
        return valueOf(await within(timeoutSeconds, heard, () => end(timedOut(timeoutSeconds))))
      } finally {
        worker.unref()
        if (over) await worker.terminate()
      }
    },
  }
}

/** What loads for longer, Lambda loads again with the first call, for as long as a call may take. @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
const initSeconds = 10

async function within<T>(seconds: number, heard: Promise<T>, giveUp: () => void): Promise<T> {
  const timer = setTimeout(giveUp, seconds * 1000)
  return heard.finally(() => clearTimeout(timer))
}

function valueOf(word: Word): Json {
  if ('value' in word) return JSON.parse(word.value) as Json
  if ('thrown' in word) throw Object.assign(functionError(word.thrown.name, word.thrown.message), { stack: word.thrown.stack ?? '' })
  return null
}

/** By the name that Step Functions shows since Lambda tells it. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
const timedOut = (seconds: number): Error => functionError('Sandbox.Timedout', `Task timed out after ${seconds.toFixed(2)} seconds`)

/** An error by the name that Step Functions shows. */
export const functionError = (name: string, message: string): Error => Object.assign(new Error(message), { name })
