import type { OtherAnswer } from '@stepwright/simulator/local'
import { pathVariables, type ApiResource, type ApiRoute } from '@stepwright/workflow'

/**
 * A page on which a person calls the routes of an API: it stands in for the one that a mail links to. What the link's query says is filled into
 * the variables of paths: by name, or else its first value.
 */
export function apiPage({ name, routes }: ApiResource): OtherAnswer {
  const body = `<!doctype html><meta charset="utf-8"><title>${escaped(name)}</title>
<style>body{font:16px system-ui;margin:2rem auto;max-width:44rem}form{border:1px solid #8886;border-radius:.5rem;margin:1rem 0;padding:1rem}input,textarea{font:inherit;width:100%;box-sizing:border-box}pre{white-space:pre-wrap}</style>
<h1>${escaped(name)}</h1>
${routes.map(formOf).join('\n')}
<script>
const query = [...new URLSearchParams(location.search)]
for (const form of document.forms) {
  const variables = [...form.querySelectorAll('input')]
  for (const one of variables) one.value = (query.find(([name]) => name === one.name) ?? query[0] ?? [])[1] ?? ''
  form.onsubmit = async (event) => {
    event.preventDefault()
    const path = variables.reduce((text, { name, value }) => text.replace(new RegExp('\\\\{' + name + '\\\\+?\\\\}'), encodeURIComponent(value)), form.dataset.path)
    const body = form.querySelector('textarea')?.value
    const answer = await fetch(location.pathname.replace(/\\/$/, '') + path, { method: form.dataset.method, ...(body ? { body, headers: { 'content-type': 'application/json' } } : {}) })
    form.querySelector('pre').textContent = answer.status + ' ' + await answer.text()
  }
}
</script>
`
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

function formOf({ method, path }: ApiRoute): string {
  const inputs = pathVariables(path).map((name) => `<p><label>${escaped(name)} <input name="${escaped(name)}"></label>`)
  const body = method === 'GET' || method === 'DELETE' ? '' : '<p><label>body <textarea rows="3">{}</textarea></label>'
  return `<form data-method="${method}" data-path="${escaped(path)}"><b>${method} ${escaped(path)}</b>${inputs.join('')}${body}<p><button>Send</button><pre></pre></form>`
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
