import { constantName } from './constant-name.js'
import type { Options } from './options.js'

/** The files of a new project besides its `package.json`, by path. */
export function projectFiles(options: Options): Readonly<Record<string, string>> {
  const { name, hook, ci } = options
  return {
    'tsconfig.json': tsconfig,
    'stepwright.config.ts': configuration(options),
    [`src/${name}.workflow.ts`]: workflowSource(name),
    [`src/${name}.scenarios.json`]: scenarios(name),
    '.gitignore': 'node_modules\n',
    // what was built is compared byte by byte, on Windows too
    '.gitattributes': 'build/** text eol=lf\n',
    ...(hook ? { '.githooks/pre-commit': preCommit } : {}),
    ...(ci ? { '.github/workflows/stepwright.yml': githubWorkflow } : {}),
  }
}

const tsconfig = `{
  "compilerOptions": {
    "target": "ES2023",
    "lib": ["ES2023"],
    "module": "NodeNext",
    "strict": true,
    "noUncheckedIndexedAccess": true,
    "noEmit": true,
    "skipLibCheck": true,
    "types": ["node"]
  },
  "include": ["src", "stepwright.config.ts"]
}
`

function configuration({ target }: Options): string {
  return `import { defineConfig } from 'stepwright'

export default defineConfig({
  files: ['src'],
  out: 'build',
  target: '${target}',
})
`
}

function workflowSource(name: string): string {
  return `import { workflow } from 'stepwright'

interface Order {
  id: string
  amount: number
}

export const ${constantName(name)} = workflow('${name}', (flow, input: Order) =>
  flow.choice('Large order?')
    .when(() => input.amount >= 1000, () => flow.let('Review', () => ({ id: input.id, decision: 'review' })))
    .otherwise(() => flow.let('Accept', () => ({ id: input.id, decision: 'accept' }))))
`
}

function scenarios(name: string): string {
  return `{
  "machine": "${name}.workflow.ts",
  "scenarios": [
    {
      "name": "a large order is reviewed",
      "input": { "id": "A-1", "amount": 1200 },
      "expect": { "status": "SUCCEEDED", "path": ["Large order?", "Review"], "output": { "id": "A-1", "decision": "review" } }
    },
    {
      "name": "a small order is accepted",
      "input": { "id": "A-2", "amount": 12 },
      "expect": { "status": "SUCCEEDED", "output": { "id": "A-2", "decision": "accept" } }
    }
  ]
}
`
}

const preCommit = `#!/bin/sh
# git runs this before each commit, once "npm install" has told it to
exec npm run --silent check
`

const githubWorkflow = `name: stepwright
on:
  push: { branches: [main] }
  pull_request:
permissions: { contents: read }
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22, cache: npm }
      - run: npm ci
      - run: npm run check
`
