/** A package: what it may import, and its folders from the ground up. */
export interface PackagePlan {
  /** Packages below it, by folder name. */
  readonly mayImport: readonly string[]
  /** A file may import from its own folder and from the folders before it. */
  readonly folders: readonly string[]
  /** `any`: runs in a browser too, so nothing in it imports `node:` modules. */
  readonly runsOn: 'any' | 'node'
  /** Folders of a package that runs anywhere, which need Node all the same. */
  readonly nodeFolders?: readonly string[]
}

/** A rule that one file may break, and why. It fails the test when the file no longer breaks it. */
export interface Exception {
  readonly file: string
  readonly rule: string
  readonly reason: string
}

export interface FloorPlan {
  /** From the ground up: a package may only import from packages before it, and of those the ones it names. */
  readonly packages: Readonly<Record<string, PackagePlan>>
  readonly ceilings: { readonly file: number; readonly table: number; readonly test: number }
  /** Folders of tables, whose files may be longer. */
  readonly tables: readonly string[]
  /** Folders that a script writes, whose files may have any length. */
  readonly generated: readonly string[]
  readonly exceptions: readonly Exception[]
}

export const floorplan: FloorPlan = {
  packages: {
    asl: { mayImport: [], folders: ['source', 'diagnostics', 'text', 'fields', 'model', 'schema', 'expressions', 'analysis'], runsOn: 'any' },
    services: { mayImport: ['asl'], folders: ['integration', 'catalog', 'tasks'], runsOn: 'any' },
    workflow: { mayImport: ['asl', 'services'], folders: ['values', 'resources', 'steps', 'lower', 'flow'], runsOn: 'any' },
    iam: { mayImport: ['asl', 'services'], folders: ['policy', 'derive', 'evaluate', 'review'], runsOn: 'any' },
    codepipeline: { mayImport: ['asl', 'iam', 'workflow'], folders: ['model', 'providers', 'rules', 'role', 'builder'], runsOn: 'any' },
    compiler: { mayImport: ['asl', 'services', 'workflow'], folders: ['program', 'expressions', 'references', 'transform', 'project', 'plugins'], runsOn: 'node' },
    emit: { mayImport: ['asl', 'iam', 'codepipeline', 'workflow'], folders: ['emitter', 'asl', 'deployment', 'cloudformation', 'sam', 'terraform'], runsOn: 'any' },
    cdk: { mayImport: ['asl', 'iam', 'emit', 'workflow'], folders: ['construct'], runsOn: 'node' },
    simulator: { mayImport: ['asl', 'services'], folders: ['events', 'data', 'items', 'languages', 'states', 'machine', 'reports', 'scenarios', 'testing', 'service', 'store', 'server'], runsOn: 'any', nodeFolders: ['store', 'server'] },
    lint: { mayImport: ['asl', 'services'], folders: ['rule', 'rules', 'runner', 'hosts', 'reporters', 'config', 'command'], runsOn: 'any', nodeFolders: ['hosts', 'config', 'reporters', 'command'] },
    cli: {
      mayImport: ['asl', 'services', 'workflow', 'iam', 'codepipeline', 'compiler', 'emit', 'simulator', 'lint'],
      folders: ['terminal', 'files', 'bundling', 'functions', 'tables', 'desk', 'cache', 'config', 'comparison', 'scaffold', 'adoption', 'remote', 'shells', 'drawing', 'graph', 'reporters', 'explanations', 'commands', 'fixtures'],
      runsOn: 'node',
    },
  },
  ceilings: { file: 400, table: 600, test: 600 },
  tables: ['packages/asl/src/fields/', 'packages/services/src/catalog/', 'packages/lint/src/rules/rules.ts', 'packages/lint/src/rules/reading-codes.ts'],
  generated: ['packages/services/src/tasks/'],
  exceptions: [
    { file: 'packages/cli/src/jest-transform.ts', rule: 'default-export', reason: 'Jest looks for it in an ES module' },
    // a file is named after its export, and here the export's name needs the folder's word
    { file: 'packages/asl/src/diagnostics/diagnostics-error.ts', rule: 'repeated-folder', reason: 'exports DiagnosticsError; "error" alone is a severity here' },
    { file: 'packages/iam/src/derive/derive-policy.ts', rule: 'repeated-folder', reason: 'exports derivePolicy; "policy" is the folder below' },
    { file: 'packages/iam/src/policy/policy-document.ts', rule: 'repeated-folder', reason: 'AWS calls it a policy document' },
    { file: 'packages/iam/src/policy/policy-of.ts', rule: 'repeated-folder', reason: 'exports policyOf; "of" alone says nothing' },
    { file: 'packages/lint/src/rule/test-rule.ts', rule: 'undeclared-dependency', reason: 'the harness of the tests of rules; nothing that ships imports it' },
    { file: 'packages/workflow/src/flow/flow-recorder.ts', rule: 'repeated-folder', reason: 'records the verbs of Flow; steps/recorder.ts records steps' },
  ],
}
