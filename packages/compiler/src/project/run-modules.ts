import { register } from 'node:module'
import { pathToFileURL } from 'node:url'
import { MessageChannel, type MessagePort } from 'node:worker_threads'

/** A module to run: JavaScript, or JSON, and where its imports of other such modules lead. */
export interface RunnableModule {
  readonly code: string
  readonly isJson: boolean
  /** Absolute paths, by specifier. */
  readonly imports: ReadonlyMap<string, string>
}

/** A load of modules that nothing loaded before or after can see. */
export interface Run {
  /** Runs a module, with all it imports, and yields its exports. */
  run(file: string): Promise<Readonly<Record<string, unknown>>>
  /** The file and the place in its JavaScript that a line of a stack names, if it is one of this run's. */
  placeIn(stackLine: string): { readonly file: string; readonly line: number; readonly column: number } | undefined
}

/** Hands `modules` (by absolute path) to Node's loader, under URLs that are theirs but for a mark. */
export async function prepareRun(modules: ReadonlyMap<string, RunnableModule>): Promise<Run> {
  const generation = String(++lastGeneration)
  const files = new Map([...modules.keys()].map((file) => [pathToFileURL(file).href, file]))
  await tellHooks(generation, modules)
  return {
    run: async (file) => ({ ...(await importNatively(`${pathToFileURL(file).href}?stepwright=${generation}`)) }),
    placeIn: (stackLine) => {
      const [, url = '', line, column] = new RegExp(`(file://\\S+?)\\?stepwright=${generation}:(\\d+):(\\d+)`).exec(stackLine) ?? []
      const file = files.get(url)
      return file === undefined ? undefined : { file, line: Number(line), column: Number(column) }
    },
  }
}

let lastGeneration = 0
let hooks: MessagePort | undefined

/**
 * The author's modules must come from Node, whatever runs this file: Vitest rewrites `import()` and would load them
 * itself. It leaves modules under `data:` alone, and so what they import.
 */
async function importNatively(url: string): Promise<Readonly<Record<string, unknown>>> {
  const address = 'data:text/javascript,export const load = (url) => import(url)'
  const { load } = (await import(address)) as { readonly load: (url: string) => Promise<Readonly<Record<string, unknown>>> }
  return load(url)
}

/** An import that Node followed. */
export type FollowedImport = readonly [parent: string, specifier: string, url: string]

/** Watches imports from here on; else the first run of this process does. */
export function watchImports(): void {
  hooks ??= registerHooks()
}

/** The imports that Node followed since `watchImports` or the first run, by anybody in this process. */
export async function followedImports(): Promise<readonly FollowedImport[]> {
  if (hooks === undefined) return []
  const port = hooks
  const question = ++lastQuestion
  const answered = new Promise<readonly FollowedImport[]>((resolve) => {
    const listen = (answer: { readonly question?: number; readonly imports: readonly FollowedImport[] }): void => {
      if (answer.question !== question) return
      port.off('message', listen)
      port.unref()
      resolve(answer.imports)
    }
    port.on('message', listen)
  })
  port.ref()
  port.postMessage({ question })
  return answered
}

let lastQuestion = 0

/** The number of the last run: the modules of later ones are marked with higher ones. */
export function lastRun(): number {
  return lastGeneration
}

async function tellHooks(generation: string, modules: ReadonlyMap<string, RunnableModule>): Promise<void> {
  hooks ??= registerHooks()
  const port = hooks
  const told = new Promise<void>((resolve) => {
    const listen = (answer: string): void => {
      if (answer !== generation) return
      port.off('message', listen)
      port.unref()
      resolve()
    }
    port.on('message', listen)
  })
  port.ref()
  port.postMessage({ generation, modules: Object.fromEntries([...modules].map(([file, module]) => [pathToFileURL(file).href, sendable(module)])) })
  return told
}

function sendable({ code, isJson, imports }: RunnableModule): object {
  return { code, isJson, imports: Object.fromEntries([...imports].map(([specifier, target]) => [specifier, pathToFileURL(target).href])) }
}

function registerHooks(): MessagePort {
  const { port1, port2 } = new MessageChannel()
  register('./hooks.js', { parentURL: import.meta.url, data: { port: port2 }, transferList: [port2] })
  return port1
}
