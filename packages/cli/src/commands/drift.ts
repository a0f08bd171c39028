import { formatJson, type Json } from '@stepwright/asl'
import { compareDeployed } from '../comparison/compare-deployed.js'
import { renderDiff } from '../comparison/render-diff.js'
import { describeMachine } from '../remote/describe-machine.js'
import { exitCodes, type Run } from './command.js'
import { oneMachine, sayProblems } from './one-machine.js'
import { isCode } from './read-machines.js'
import { usageError } from './usage-error.js'
import { withService } from './with-service.js'

/** `stepwright drift`: what somebody changed by hand, or what is not deployed yet. */
export const drift: Run = async (call) => {
  const { names, flags, out, error } = call
  const [file, arn, ...more] = names
  if (file === undefined || arn === undefined || more.length > 0) return usageError(error, 'drift compares a file with what is deployed: name the file, then the ARN of the machine')
  if (!/^arn:[^:]+:states:[^:]+:\d+:stateMachine:/.test(arn)) return usageError(error, `"${arn}" is no ARN of a state machine: write it like "${example}"`)
  if (!flags.has('remote')) return usageError(error, 'drift needs AWS: add --remote to ask it')
  const built = await oneMachine(file, call)
  if (typeof built === 'number') return built
  return withService(call, arn, async (service) => {
    const { value: deployed, diagnostics } = await describeMachine(service, arn)
    if (deployed === undefined) {
      sayProblems(diagnostics, call)
      return exitCodes.couldNotRun
    }
    // a definition does not say its type
    const found = compareDeployed(deployed, isCode(file) ? built : { ...built, type: deployed.type })
    if (flags.has('json')) out.write(formatJson(found as unknown as Json))
    else if (found.changes.length === 0) out.write(`${out.style.bold(found.name)} is deployed as it is built\n`)
    else out.write(renderDiff(found, out.style))
    return found.changes.length === 0 ? exitCodes.clean : exitCodes.problems
  })
}

const example = 'arn:aws:states:us-east-1:123456789012:stateMachine:order'
