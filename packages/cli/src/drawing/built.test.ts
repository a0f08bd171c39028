import { expect, it } from 'vitest'
import { plainStyle } from '../terminal/style.js'
import { built } from './built.js'

const entry = (name: string, files: readonly string[]) => ({ name, source: { file: `${name}.workflow.ts` }, files, needs: [] })

function textOf(workflows: readonly ReturnType<typeof entry>[]): string[] {
  const manifest = { target: 'cloudformation', workflows, pipelines: [] }
  const paths = [...new Set(workflows.flatMap(({ files }) => files))]
  const files = [...paths.map((path) => ({ path, text: 'x'.repeat(46_100) })), { path: 'manifest.json', text: JSON.stringify(manifest) }]
  return built({ drawings: {}, plan: { folder: 'build', files: files.map((file) => ({ ...file, state: 'new' })), leftOver: [] }, style: plainStyle, width: 80 }).trim().split('\n')
}

it('names a file that belongs to several once, after them', () => {
  expect(textOf([entry('order', ['template.json', 'order.asl.json']), entry('refund', ['template.json'])])).toEqual([
    'workflow order  order.workflow.ts',
    '  • order.asl.json  46.1 kB',
    '',
    'workflow refund  refund.workflow.ts',
    '',
    'of several',
    '  • template.json  46.1 kB',
  ])
})

it('names the file of one workflow with it', () => {
  expect(textOf([entry('order', ['template.json'])])).toEqual(['workflow order  order.workflow.ts', '  • template.json  46.1 kB'])
})
