import type { Handlers } from './handlers.js'

/** What is called at the nodes of each kind. */
export type HandlersByKind = ReadonlyMap<string, readonly Handler[]>

/** The handlers of all rules by kind, so that a node costs what its own rules cost. */
export function handlersByKind(rules: readonly Handlers[]): HandlersByKind {
  const table = new Map<string, Handler[]>()
  for (const rule of rules) {
    for (const [kind, handler] of Object.entries(rule)) {
      const known = table.get(kind)
      // the key says which kind of node the handler takes
      if (known === undefined) table.set(kind, [handler as Handler])
      else known.push(handler as Handler)
    }
  }
  return table
}

/** What it is given beside depends on the kind: of a node its place. */
export type Handler = (subject: object, beside: unknown) => void

/** Calls each with the same. By index: until the engine has warmed up, which takes thousands of definitions, an iterator costs more than most handlers. */
export function call(handlers: readonly Handler[], subject: object, beside: unknown): void {
  for (let index = 0; index < handlers.length; index++) handlers[index]?.(subject, beside)
}
