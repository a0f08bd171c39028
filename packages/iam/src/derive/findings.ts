import { diagnostic, nearName, type Definition, type Diagnostic, type MapState, type Pointer, type TaskState } from '@stepwright/asl'
import { catalog } from '@stepwright/services'
import { locationOf } from './location-of.js'

/** A task whose Resource is not in the catalog: what it may do is not known, and it is not passed over. */
export function unknownIntegration(definition: Definition, task: TaskState): Diagnostic {
  const near = nearName(
    task.resource.replace(/^arn:[^:]+:states:::/, ''),
    catalog.map(({ integration }) => integration),
  )
  return diagnostic({
    code: 'iam/unknown-integration',
    message: `state "${task.name}" calls "${task.resource}", whose permissions are not known`,
    location: locationOf(definition, `${task.pointer}/Resource`),
    help: near === undefined ? 'write its statements by hand, in a policy of their own' : `use "${near}", or write its statements by hand`,
    note: 'a role that lacks a permission lets the state fail when it runs',
  })
}

/** An argument that names a resource is computed, so that every resource of its type must be allowed. */
export function unboundedResource(definition: Definition, task: TaskState, member: string, at: Pointer, arn: string): Diagnostic {
  return diagnostic({
    code: 'iam/unbounded-resource',
    severity: 'warning',
    message: `state "${task.name}" computes its ${member} while it runs, so the role allows "${arn}"`,
    location: locationOf(definition, at),
    help: `write ${member} as a constant or a parameter, in one state for each value`,
    note: 'a role that allows more than it needs hands that on to whoever can start the machine',
  })
}

/** A role that is handed on must be known: no wildcard stands in for it. */
export function unknownRole(definition: Definition, task: TaskState, member: string, at: Pointer): Diagnostic {
  return diagnostic({
    code: 'iam/unknown-role',
    message: `state "${task.name}" computes its ${member} while it runs, and a role may not be granted by a wildcard`,
    location: locationOf(definition, at),
    help: `write ${member} as the ARN of one role, or as a parameter`,
    note: 'whoever may pass any role may do what any role may do',
  })
}

/** The argument that names the resource is not there. */
export function missingArgument(definition: Definition, task: TaskState, member: string, at: Pointer): Diagnostic {
  return diagnostic({
    code: 'iam/missing-argument',
    message: `state "${task.name}" has no ${member}, so what it may call is not known`,
    location: locationOf(definition, at),
    help: `add ${member}`,
  })
}

/** All arguments come out of one expression, so a role among them would go unseen. */
export function computedArguments(definition: Definition, task: TaskState, members: readonly string[]): Diagnostic {
  return diagnostic({
    code: 'iam/computed-arguments',
    severity: 'warning',
    message: `state "${task.name}" computes all its Arguments in one expression, so nothing is granted for ${members.join(', ')}`,
    location: locationOf(definition, `${task.pointer}/Arguments`),
    help: 'write Arguments as an object with an expression in each member',
  })
}

/** Child executions need permissions of their own. */
export function unsupportedDistributedMap(definition: Definition, map: MapState): Diagnostic {
  return diagnostic({
    code: 'iam/unsupported-distributed-map',
    message: `state "${map.name}" is a distributed Map, whose permissions are not derived yet`,
    location: locationOf(definition, map.pointer),
    help: 'write its statements by hand, in a policy of their own',
    note: 'it must start executions of its own machine, and read and write what ItemReader and ResultWriter name',
  })
}
