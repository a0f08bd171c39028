// The site of the docs: `npm run site` writes it to dist/site, `npm run site -- --serve` shows it while pages change.
//   node scripts/site/build.mjs [--serve] [--base /stepwright/] [--repository https://…]
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { linked, pagesOf } from './pages.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')
const out = join(root, 'dist/site')
/** Beside node_modules, so that the pages find Vue. */
const gathered = join(here, '.cache/pages')
const { values } = parseArgs({ options: { serve: { type: 'boolean' }, base: { type: 'string', default: '/' }, repository: { type: 'string' } } })

// not `npm ci`, which refuses a lock in which packages for other platforms have no version; that is how npm writes it
if (!existsSync(join(here, 'node_modules/vitepress'))) execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' })
const { build, createServer } = await import('vitepress')

const pages = pagesOf(root)
rmSync(gathered, { recursive: true, force: true })
for (const page of pages) {
  const file = join(gathered, page.address)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, linked(page, pages, root, values.repository))
}
cpSync(join(root, 'docs/pictures'), join(gathered, 'public/pictures'), { recursive: true })
mkdirSync(join(gathered, '.vitepress'))
writeFileSync(join(gathered, '.vitepress/config.mjs'), `export default ${JSON.stringify(configOf(pages), null, 2)}\n`)

if (values.serve) {
  const server = await createServer(gathered)
  await server.listen()
  server.printUrls()
} else {
  rmSync(out, { recursive: true, force: true })
  await build(gathered, { outDir: out, base: values.base })
  console.log(`${pages.length} pages in dist/site`)
}

function configOf(all) {
  const path = (address) => `/${address.replace(/\.md$/, '')}`
  const item = ({ title, address }) => ({ text: title.replace('@stepwright/', ''), link: path(address) })
  const names = [...new Set(all.map(({ section }) => section).filter((section) => section !== ''))]
  const closed = new Set(['Rules', 'Decisions', 'The house'])
  const sidebar = names.map((text) => {
    const items = all.filter(({ section }) => section === text)
    return { text, collapsed: closed.has(text), items: text === 'Rules' ? groups(items, item) : items.map(item) }
  })
  return {
    title: 'Stepwright',
    description: 'AWS Step Functions workflows, and the CodePipelines around them, in TypeScript',
    base: values.base,
    cleanUrls: true,
    lastUpdated: false,
    head: [['link', { rel: 'icon', href: `${values.base}pictures/icon.svg` }]],
    markdown: { html: false, attrs: { disable: true }, theme: { light: 'github-light', dark: 'github-dark' } },
    themeConfig: {
      logo: '/pictures/icon.svg',
      sidebar,
      nav: [
        { text: 'Getting started', link: '/getting-started' },
        { text: 'Command line', link: '/command-line' },
        { text: 'Rules', link: path(all.find(({ section }) => section === 'Rules').address) },
      ],
      search: { provider: 'local' },
      outline: [2, 3],
      ...(values.repository === undefined ? {} : { socialLinks: [{ icon: 'github', link: values.repository }] }),
    },
  }
}

/** Rules by the first word of their code. */
function groups(pages, item) {
  const areas = [...new Set(pages.map(({ address }) => address.split('/')[1]))]
  return areas.map((text) => ({ text, collapsed: true, items: pages.filter(({ address }) => address.startsWith(`rules/${text}/`)).map(item) }))
}
