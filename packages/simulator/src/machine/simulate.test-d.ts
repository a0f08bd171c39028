import type { Definition, Outcome } from '@stepwright/asl'
import { codebuild } from '@stepwright/services'
import { expectTypeOf, it } from 'vitest'
import { answer } from '../data/answer.js'
import type { Program } from '../data/program.js'
import { simulate } from './simulate.js'

declare global {
  interface StepwrightStates {
    Typed: 'Build' | 'Tell'
  }
}

declare const compile: () => Outcome<Definition>
const typed: Program<{ project: string }, { id: string }, 'Typed'> = { name: 'Typed', '~compile': compile }
const other: Program<{ project: string }, number> = { name: 'Other', '~compile': compile }

it('types input and output by the workflow', () => {
  expectTypeOf(simulate(typed, { input: { project: 'a' } }).then(({ output }) => output)).resolves.toEqualTypeOf<{ id: string } | undefined>()
  // @ts-expect-error: the input has no such member
  void simulate(typed, { input: { projct: 'a' } })
})

it('takes handlers as they are typed', () => {
  void simulate(other, { functions: { Greeter: async ({ name }: { name: string }, context: { functionName: string }) => `${name} ${context.functionName}`, Quiet: async () => undefined } })
  // @ts-expect-error: a name is no handler
  void simulate(other, { functions: { Greeter: 'Greeter' } })
})

it('knows the states where build --types wrote them', () => {
  void simulate(typed, { tasks: { Build: 1, 'codebuild:startBuild.sync': { a: 1 } } })
  // @ts-expect-error: no state is called so
  void simulate(typed, { tasks: { Biuld: 1 } })
  void simulate(other, { tasks: { Anything: 1 } })
})

it('takes workflows as machines that may be started', () => {
  void simulate(typed, { machines: { other, asl: { StartAt: 'A', States: {} } } })
  // @ts-expect-error: a name is no machine
  void simulate(typed, { machines: { other: 'Other' } })
})

it('types the arguments of an answer by the task', () => {
  answer(codebuild.startBuild, ({ ProjectName }) => ({ build: undefined, Build: { Id: ProjectName } }) as { Build: { Id: string } })
  // @ts-expect-error: startBuild is given no such member
  answer(codebuild.startBuild, ({ Project }) => ({ Build: { Id: Project } }))
})
