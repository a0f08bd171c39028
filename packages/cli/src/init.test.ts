import { mkdirSync, realpathSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { initOptions } from './commands/init-options.js'
import { patience, scratchProject } from './fixtures/scratch-project.js'

const { stepwright, read, list, write, folder } = scratchProject({
  'tabs/package.json': '{\n\t"name": "tabs",\n\t"scripts": { "test": "jest", "build": "tsc", "prepare": "husky" }\n}\n',
  'tabs/.gitignore': 'mine\n',
  'broken/package.json': '{',
  'list/package.json': '[]',
  'husky/.husky/pre-commit': '',
  'repository/.git/HEAD': '',
  'in-the-way': '',
})

// as "npm install" does
mkdirSync(join(folder, 'node_modules/@types'))
symlinkSync(realpathSync(new URL('../node_modules/@types/node', import.meta.url)), join(folder, 'node_modules/@types/node'))

describe('init', patience, () => {
  it.each(['asl', 'cloudformation', 'sam', 'terraform'])('makes a project that builds %s, tests, and stays up to date', async (target) => {
    const { code, out } = await stepwright(['init', `fresh ${target}`, '--target', target, '--name', 'new-order'])
    expect(code).toBe(0)
    expect(out).toContain('npm install && npm run build && npm test')
    const cwd = `fresh ${target}`
    for (const command of [['build'], ['test'], ['build', '--check']]) expect(await stepwright(command, { cwd }), command.join(' ')).toMatchObject({ code: 0 })
    expect(JSON.parse(read(`${cwd}/package.json`))).toMatchObject({ name: `fresh-${target}`, type: 'module', devDependencies: { stepwright: '^0.1.0', '@types/node': '^20.19.0' } })
    expect(statSync(join(folder, cwd, '.githooks/pre-commit')).mode & 0o111).not.toBe(0)
    expect(list(`${cwd}/.github/workflows`)).toEqual(['stepwright.yml'])
  })

  it('makes a project whose modules may use what Node has', async () => {
    await stepwright(['init', 'node', '--name', 'a'])
    const text = "import { workflow } from 'stepwright'\nconsole.log(process.version)\nexport const b = workflow('b', (flow) => flow.let('One', 1))\n"
    write({ 'node/src/b.workflow.ts': text, 'plain/b.workflow.ts': text })
    expect(await stepwright(['build'], { cwd: 'node' })).toMatchObject({ code: 0 })
    // the tsconfig.json above says "types": []
    const { error } = await stepwright(['build', 'plain', '--out', 'plain/build'])
    expect(error).toContain('cannot find name "process"')
    expect(error).toContain('npm install --save-dev @types/node, and write "types": ["node"]')
  })

  it('leaves out what nobody wants', async () => {
    await stepwright(['init', 'bare', '--hook', 'no', '--ci', 'no'])
    expect(list('bare')).toEqual(['.gitattributes', '.gitignore', 'package.json', 'src', 'stepwright.config.ts', 'tsconfig.json'])
    expect(read('bare/package.json')).not.toContain('prepare')
  })

  it('adds to a project what it lacks, in its own style, and builds beside it', async () => {
    const { code, out } = await stepwright(['init'], { cwd: 'tabs' })
    expect(code).toBe(0)
    expect(out).toContain('npm run stepwright:build && npm run stepwright:test')
    expect(read('tabs/.gitignore')).toBe('mine\n')
    expect(read('tabs/package.json')).toMatch(/^{\n\t"name": "tabs",\n\t"scripts": \{\n\t\t"test": "jest",\n\t\t"build": "tsc",\n\t\t"prepare": "husky",\n\t\t"stepwright:build"/)
    expect(await stepwright(['build'], { cwd: 'tabs' })).toMatchObject({ code: 0 })
  })

  it('changes nothing the second time', async () => {
    await stepwright(['init', 'twice'])
    const before = read('twice/package.json')
    const { out } = await stepwright(['init', 'twice'])
    expect(out).not.toContain('+ ')
    expect(read('twice/package.json')).toBe(before)
  })

  it('leaves hooks to the tool that has them, and the root of a repository to itself', async () => {
    const husky = await stepwright(['init', 'husky'])
    expect(husky.out).toContain('since ".husky" has them')
    expect(list('husky')).not.toContain('.githooks')
    const inside = await stepwright(['init', 'repository/packages/flows'])
    expect(inside.out).toContain('no hook and no CI were written')
    expect(list('repository/packages/flows')).not.toContain('.github')
  })

  it.each([
    [['init', 'a', 'b'], /2 folders were named/],
    [['init', 'x', '--target', 'cdk'], /--target "cdk" is not known/],
    [['init', 'x', '--name', 'My Flow'], /"My Flow" is no name/],
    [['init', 'x', '--hook', 'maybe'], /--hook "maybe" is not known/],
    [['init', 'broken'], /"broken.package.json" is no object in JSON/],
    [['init', 'list'], /"list.package.json" is no object in JSON/],
    [['init', 'in-the-way/x'], /cannot be written: a file stands where a folder is needed/],
  ])('%j could not run', async (args, sentence) => {
    const { code, error } = await stepwright(args)
    expect(error).toMatch(sentence)
    expect(code).toBe(2)
  })
})

describe('initOptions', () => {
  const asked = async (...answers: readonly string[]) => {
    const questions: string[] = []
    const options = await initOptions(new Map(), async (question) => {
      questions.push(question)
      return answers[questions.length - 1] ?? ''
    })
    return { options, questions }
  }

  it('asks four things, each with an answer that is taken for none', async () => {
    const { options, questions } = await asked()
    expect(questions).toHaveLength(4)
    expect(questions.every((question) => /\? \[[a-z-]+\] $/.test(question))).toBe(true)
    expect(options).toEqual({ name: 'order-review', target: 'asl', hook: true, ci: true })
  })

  it('takes what is answered', async () => {
    expect((await asked('ship', 'sam', 'n', 'No')).options).toEqual({ name: 'ship', target: 'sam', hook: false, ci: false })
  })

  it('asks nothing that a flag has said', async () => {
    const flags = new Map([['name', 'ship'], ['target', 'sam'], ['hook', 'no'], ['ci', 'yes']])
    await expect(initOptions(flags, () => Promise.reject(new Error('asked')))).resolves.toMatchObject({ name: 'ship', ci: true })
  })
})

it('a first workflow may be called like a word of the language', patience, async () => {
  await stepwright(['init', 'word', '--name', 'return'])
  expect(await stepwright(['build'], { cwd: 'word' })).toMatchObject({ code: 0 })
})
