import type { ts } from './typescript.js'

/** The innermost link of TypeScript's chain of sentences, by the last of several alternatives: TypeScript holds it for the nearest. */
export function leafOf(chain: ts.DiagnosticMessageChain): ts.DiagnosticMessageChain {
  const inner = chain.next?.at(-1)
  return inner === undefined ? chain : leafOf(inner)
}

/** TS2769, "No overload matches this call", says what is wrong only at its leaves. */
export const noOverload = 2769
