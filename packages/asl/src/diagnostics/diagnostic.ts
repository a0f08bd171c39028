import type { CallSite } from '../source/call-site.js'
import type { Pointer } from '../source/pointer.js'
import type { Span } from '../source/span.js'

/** What a diagnostic is about; the first half of its code. */
export type DiagnosticArea = 'syntax' | 'schema' | 'flow' | 'data' | 'service' | 'cost' | 'iam' | 'pipeline' | 'build' | 'emit' | 'run'

/** Permanent, searchable name of a problem, such as `flow/unreachable-state`. */
export type DiagnosticCode = `${DiagnosticArea}/${string}`

/** `error`: AWS rejects it, or it cannot do what it says. `warning`: it runs, and will hurt. `info`: taste. */
export type Severity = 'error' | 'warning' | 'info'

/** Where a problem is. A pointer always; a span when there is a text; a call site when it was written in TypeScript. */
export interface Location {
  /** A file, or the workflow's or pipeline's name. */
  readonly source: string
  readonly pointer: Pointer
  /** Whether the name or the value at the pointer is meant. */
  readonly anchor: 'key' | 'value'
  readonly span?: Span
  readonly callSite?: CallSite
}

/** A second place that explains the first, such as `"Ship" is defined here`. */
export interface RelatedLocation {
  readonly message: string
  readonly location: Location
}

/** A change that would mend a problem. `review` marks one that may alter what the machine does. */
export interface Fix {
  readonly title: string
  readonly kind: 'safe' | 'review'
  readonly edits: readonly Edit[]
}

/** A change of a document at a place: another value (a new member, where there is none), another name for the member, or none. */
export type Edit =
  | { readonly pointer: Pointer; readonly value: unknown }
  | { readonly pointer: Pointer; readonly rename: string }
  | { readonly pointer: Pointer; readonly remove: true }

/** One problem: what is wrong, where, why it matters and what to do. */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: Severity
  /** What is wrong, naming the culprit. Lower case, no final stop. */
  readonly message: string
  readonly location: Location
  /** What to do, as an instruction. */
  readonly help?: string
  /** Why it matters. */
  readonly note?: string
  readonly related: readonly RelatedLocation[]
  readonly fixes: readonly Fix[]
  /** The code that AWS's own validation gives, where it has one. */
  readonly aws?: string
}

/** The parts of a diagnostic that its reporter must say; the rest have defaults. */
export type DiagnosticFacts = Pick<Diagnostic, 'code' | 'message' | 'location'> & { readonly [M in Exclude<keyof Diagnostic, 'code' | 'message' | 'location'>]?: Diagnostic[M] | undefined }

/** Builds a diagnostic: an error without related places or fixes, unless `facts` says otherwise. */
export function diagnostic({ code, severity = 'error', message, location, help, note, related = [], fixes = [], aws }: DiagnosticFacts): Diagnostic {
  // all in one form, and not spread: sorting and locating thousands of forms took longer than finding them. What was left out stays undefined
  return { code, severity, message, location, help, note, related, fixes, aws } as Diagnostic
}

/** Fixed order: by source, place and code. Equal input, equal bytes. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.length < 2 ? [...diagnostics] : [...diagnostics].sort(byPlace)
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  const fileOf = ({ location }: Diagnostic): string => location.callSite?.file ?? location.source
  return (
    compareText(fileOf(a), fileOf(b)) ||
    (a.location.callSite?.line ?? 0) - (b.location.callSite?.line ?? 0) ||
    (a.location.callSite?.column ?? 0) - (b.location.callSite?.column ?? 0) ||
    (a.location.span?.start ?? 0) - (b.location.span?.start ?? 0) ||
    compareText(a.location.pointer, b.location.pointer) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  )
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
