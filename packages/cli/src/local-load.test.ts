import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const load = fileURLToPath(new URL('../../../bench/local/run.mjs', import.meta.url))

it('a service that is killed in the middle of the work loses nothing that it acknowledged', () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [load, '--executions', '60', '--connections', '8', '--kills', '1'], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  expect(JSON.parse(stdout)).toMatchObject({ acknowledged: 60, succeeded: 60, lost: 0, answersAskedForAgain: 0 })
})
