// @ts-check
// Node runs this file as it stands, on the thread that resolves and loads modules. It is JavaScript because Node 20
// cannot load TypeScript, and it must be found beside the built package as well as beside the sources.

/**
 * @typedef {{ readonly code: string, readonly isJson: boolean, readonly imports: Readonly<Record<string, string>> }} HookedModule
 * @typedef {{ readonly generation: string, readonly modules: Readonly<Record<string, HookedModule>> }} Generation
 * @typedef {{ readonly question: number }} Question
 */

/** @type {Map<string, Generation['modules']>} */
const generations = new Map()

/** The mark that keeps the modules of one load apart from those of the next: `file:///a.ts?stepwright=2`. */
const mark = /[?&]stepwright=(\d+)$/

/** Every import that was followed so far: who, what, and where it led. A caller may ask for them. @type {Map<string, readonly [parent: string, specifier: string, url: string]>} */
const followed = new Map()

/** Leads to the TypeScript of our own packages, for tools that read it. Node runs what was built, whoever asks. */
const ownSources = 'stepwright-source'

/** @param {{ readonly port: import('node:worker_threads').MessagePort }} data */
export function initialize({ port }) {
  port.on('message', (/** @type {Generation | Question} */ message) => {
    if ('question' in message) return port.postMessage({ question: message.question, imports: [...followed.values()] })
    generations.set(message.generation, message.modules)
    port.postMessage(message.generation)
  })
  port.unref()
}

/** @type {import('node:module').ResolveHook} */
export async function resolve(specifier, context, nextResolve) {
  const [, own] = mark.exec(specifier) ?? []
  if (own !== undefined && generations.has(own)) return { url: specifier, shortCircuit: true, format: 'module' }
  const [, generation = ''] = mark.exec(context.parentURL ?? '') ?? []
  const parent = generations.get(generation)?.[withoutMark(context.parentURL ?? '')]
  const target = parent?.imports[specifier]
  const resolved = target === undefined
    ? await nextResolve(specifier, { ...context, conditions: context.conditions.filter((one) => one !== ownSources) })
    : { url: `${target}?stepwright=${generation}`, shortCircuit: true }
  const parentUrl = context.parentURL ?? ''
  if (resolved.url.startsWith('file:')) followed.set(`${parentUrl} ${specifier}`, [parentUrl, specifier, resolved.url])
  return resolved
}

/** @type {import('node:module').LoadHook} */
export async function load(url, context, nextLoad) {
  const [, generation = ''] = mark.exec(url) ?? []
  const module = generations.get(generation)?.[withoutMark(url)]
  if (module === undefined) return nextLoad(url, context)
  // Node wants JSON imported with an attribute; TypeScript's bundler resolution does without.
  const asJson = module.isJson && context.importAttributes['type'] === 'json'
  const source = module.isJson && !asJson ? `export default ${module.code}` : module.code
  return { format: asJson ? 'json' : 'module', source, shortCircuit: true }
}

/** @param {string} url */
function withoutMark(url) {
  return url.replace(mark, '')
}
