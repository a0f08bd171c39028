import { diagnostic, nearName, type Diagnostic } from '@stepwright/asl'
import { keysOf } from '../data/call-task.js'
import type { ScopeDocument, StateDocument } from '../data/document.js'
import type { Tasks } from '../data/tasks.js'

/** An answer to a task that the machine does not have is most likely misspelt, and would silently answer nothing. */
export function checkTasks(machines: readonly ScopeDocument[], tasks: Tasks, source: string): readonly Diagnostic[] {
  if (Object.keys(tasks).length === 0) return []
  const known = new Set(machines.flatMap(keysIn))
  return Object.keys(tasks)
    .filter((key) => !known.has(key))
    .map((key) => {
      const near = nearName(key, known)
      return diagnostic({
        code: 'run/unknown-task',
        message: `tasks answers "${key}", but no Task state has that name or calls that integration`,
        location: { source, pointer: '', anchor: 'value' },
        help: near === undefined ? `use one of ${[...known].map((one) => `"${one}"`).join(', ')}, or take it away` : `use "${near}"`,
      })
    })
}

function keysIn(scope: ScopeDocument): readonly string[] {
  return Object.entries(scope.States).flatMap(([name, state]) =>
    state.Type === 'Task' ? keysOf(name, state.Resource) : scopesIn(state).flatMap(keysIn),
  )
}

function scopesIn(state: StateDocument): readonly ScopeDocument[] {
  if (state.Type === 'Map') return [state.ItemProcessor ?? state.Iterator].filter((scope) => scope !== undefined)
  return state.Type === 'Parallel' ? state.Branches : []
}
