import { child } from '@stepwright/asl'
import { providerOf } from '../providers/catalog.js'
import { problem, type PipelineRule } from './pipeline-rule.js'

/** Secrets of a provider do not stand in the document. */
export const secrets: PipelineRule = (subject) =>
  subject.moments.flatMap(({ action, pointer }) =>
    Object.entries(action.configuration ?? {}).flatMap(([key, value]) => {
      const isSecret = providerOf(action.actionTypeId)?.settings[key]?.secret === true
      // get-pipeline masks them, and a template resolves them when it is deployed
      if (!isSecret || /^\*+$/.test(value) || /\{\{resolve:|[#$]\{/.test(value)) return []
      return problem(subject, child(pointer, 'configuration', key), {
        code: 'pipeline/plain-secret',
        severity: 'warning',
        message: `"${key}" of action "${action.name}" is a secret in plain text`,
        help: 'take it from Secrets Manager: {{resolve:secretsmanager:…}} in a template',
      })
    }),
  )
