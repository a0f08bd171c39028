// The pages of the site: which file of the repository each is made of, its address, and its links with the addresses in them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { posix } from 'node:path'

/** Sections of the menu, in its order, and what is in them. A folder's pages come in the order of their titles. */
const sections = [
  { section: 'Start', files: ['docs/getting-started.md', 'docs/asks.md', 'docs/glossary.md'] },
  { section: 'Authoring', files: ['packages/workflow/README.md', 'docs/expressions.md', 'packages/codepipeline/README.md'] },
  { section: 'Guides', folder: 'docs/guides' },
  { section: 'Reference', files: ['docs/command-line.md', 'packages/lint/README.md', 'packages/iam/README.md', 'packages/simulator/README.md', 'packages/emit/README.md', 'docs/benchmarks.md'] },
  { section: 'Examples', readmes: 'examples' },
  { section: 'Rules', rules: 'packages/lint/src/rules' },
  { section: 'The house', files: ['docs/ARCHITECTURE.md', ...['asl', 'services', 'compiler', 'cdk', 'cli'].map((name) => `packages/${name}/README.md`)] },
  { section: 'Decisions', folder: 'docs/decisions' },
]

export function pagesOf(root) {
  const markdown = (folder) => readdirSync(join(root, folder)).filter((file) => file.endsWith('.md')).sort().map((file) => `${folder}/${file}`)
  const folders = (folder) => readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `${folder}/${name}`).sort()
  const sources = sections.flatMap(({ section, files = [], folder, readmes, rules }) =>
    [
      ...files,
      ...(folder === undefined ? [] : markdown(folder)),
      ...(readmes === undefined ? [] : folders(readmes).map((each) => `${each}/README.md`).filter((file) => existsSync(join(root, file)))),
      ...(rules === undefined ? [] : folders(rules).flatMap(markdown)),
    ].map((source) => ({ section, source })),
  )
  return [{ section: '', source: 'docs/index.md' }, ...sources].map(({ section, source }) => {
    const text = readFileSync(join(root, source), 'utf8').replaceAll('\r\n', '\n')
    return { source, section, text, address: addressOf(source), title: titleOf(text, source) }
  })
}

/** Rules are found by their code, which is the end of their address. */
export function addressOf(source) {
  if (source.startsWith('docs/')) return source.slice('docs/'.length).toLowerCase()
  if (source.endsWith('/README.md')) return `${dirname(source)}.md`
  return source.replace('packages/lint/src/rules/', 'rules/')
}

function titleOf(text, source) {
  const heading = /^# (.+)$/m.exec(text)?.[1] ?? /^\s+name: (.+)$/m.exec(text)?.[1]
  if (heading === undefined) throw new Error(`${source} has no heading`)
  return heading.replaceAll('`', '')
}

const link = /(!?)\[([^\]]*)\]\(([^)\s]+)\)/g

export function linked(page, pages, root, repository) {
  const bySource = new Map(pages.map((each) => [each.source, each]))
  return outsideFences(page.text, (line) =>
    line.replaceAll(/<!--.*?-->/g, '').replaceAll(link, (whole, picture, words, target) => {
      if (/^([a-z]+:|#)/.test(target)) return whole
      const [path, anchor] = target.split('#')
      const source = posix.normalize(posix.join(dirname(page.source), path)).replace(/\/$/, '')
      const found = bySource.get(source) ?? bySource.get(`${source}/README.md`)
      if (found !== undefined) return `[${words}](${toAddress(page.address, found.address)}${anchor === undefined ? '' : `#${anchor}`})`
      if (!existsSync(join(root, source))) throw new Error(`${page.source} leads to "${target}", which is not there`)
      if (picture !== '') return `![${words}](/${source.replace(/^docs\//, '')})`
      return repository === undefined ? words : `[${words}](${repository}/blob/main/${source})`
    }),
  )
}

function toAddress(from, to) {
  const path = relative(dirname(from), to).replaceAll('\\', '/')
  return path.startsWith('.') ? path : `./${path}`
}

/** A fence's first line keeps its language alone (`json asl wrong` is for our tests, as comments are), and what looks like a link inside is not one. */
function outsideFences(text, change) {
  let inside = false
  return text
    .split('\n')
    .map((line) => {
      const fence = /^(\s*```)(\w*)/.exec(line)
      if (fence === null) return inside ? line : change(line)
      inside = !inside
      return `${fence[1]}${fence[2]}`
    })
    .join('\n')
}
