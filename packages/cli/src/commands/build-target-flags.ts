import type { Flag } from './command.js'

/** The flags of `build` that say what is written, and how a template deploys it. */
export const buildTargetFlags: readonly Flag[] = [
  { name: 'target', value: 'asl|cloudformation|sam|terraform', summary: 'what to write; "asl" when left out' },
  { name: 'format', value: 'json|yaml', summary: 'how documents are written; "json" when left out' },
  { name: 'permissions-boundary', value: 'POLICY', summary: 'what all roles are bounded by: the ARN or the name of a managed policy' },
  { name: 'names', value: 'explicit|generated', summary: 'templates: whether things have the names that were written' },
  { name: 'prefix', value: 'P', summary: 'templates: stands before every name, like "staging-"' },
  { name: 'definitions', value: 'inline|text|files', summary: 'templates: definitions as objects, as texts, or in files of their own' },
  { name: 'log-level', value: 'ALL|ERROR|FATAL|OFF', summary: 'templates: logging of machines that do not say it' },
  { name: 'log-data', summary: 'templates: logs hold inputs and outputs too' },
  { name: 'alias', value: 'NAME', summary: 'templates: publishes a version, and an alias of this name' },
  { name: 'alarms', summary: 'templates: alarms when an execution fails or times out' },
  { name: 'alarm-topic', value: 'ARN', summary: 'templates: the SNS topic that alarms go to' },
  { name: 'tags', value: 'K=V,…', summary: 'templates: labels of everything' },
]
