import type { Config } from './config.js'

/** What a member of a configuration holds. */
export type ConfigField = { readonly summary: string; readonly isForTemplates?: true } & (
  | { readonly holds: 'text' | 'texts' | 'switch' | 'labels' | 'version' }
  | { readonly holds: 'word'; readonly words: readonly string[] }
)

/** The members of a configuration. `schemas/stepwright-config-1.schema.json` says the same. */
export const fields: { readonly [Name in keyof Required<Config>]: ConfigField } = {
  workspaces: { holds: 'texts', summary: 'folders with configurations of their own, as globs; stands alone' },
  outputVersion: { holds: 'version', summary: 'the shape of what is written; 1 is the only one so far' },
  files: { holds: 'texts', summary: 'files, folders and globs to build, as seen from the configuration' },
  out: { holds: 'text', summary: 'the folder to write to, as seen from the configuration' },
  target: { holds: 'word', words: ['asl', 'cloudformation', 'sam', 'terraform'], summary: 'what to write' },
  format: { holds: 'word', words: ['json', 'yaml'], summary: 'how documents are written' },
  types: { holds: 'switch', summary: 'writes stepwright.d.ts too, by which tests know the names of states' },
  cache: { holds: 'switch', summary: 'whether what was made is kept for the next build; true when left out' },
  account: { holds: 'text', summary: 'the AWS account that ARNs name' },
  region: { holds: 'text', summary: 'the Region that ARNs name' },
  partition: { holds: 'text', summary: 'the partition that ARNs name; follows from the Region' },
  permissionsBoundary: { holds: 'text', summary: 'what all roles are bounded by: the ARN of a managed policy, or the name of one of the account' },
  names: { holds: 'word', words: ['explicit', 'generated'], summary: 'whether things have the names that were written', isForTemplates: true },
  prefix: { holds: 'text', summary: 'stands before every name', isForTemplates: true },
  definitions: { holds: 'word', words: ['inline', 'text', 'files'], summary: 'definitions as objects, as texts, or in files of their own', isForTemplates: true },
  logLevel: { holds: 'word', words: ['ALL', 'ERROR', 'FATAL', 'OFF'], summary: 'logging of machines that do not say it themselves', isForTemplates: true },
  logData: { holds: 'switch', summary: 'logs hold inputs and outputs too', isForTemplates: true },
  alias: { holds: 'text', summary: 'publishes a version, and an alias of this name', isForTemplates: true },
  alarms: { holds: 'switch', summary: 'alarms when an execution fails or times out', isForTemplates: true },
  alarmTopic: { holds: 'text', summary: 'the SNS topic that alarms go to', isForTemplates: true },
  tags: { holds: 'labels', summary: 'labels of everything', isForTemplates: true },
}
