import type { Explanation } from './explanation.js'

/** The page of a code, in Markdown. */
export function pageOf({ code, severity, summary, why, language = 'ts', wrong, right, source }: Explanation): string {
  const example = (title: string, text: string | undefined): string => (text === undefined ? '' : `\n## ${title}\n\n\`\`\`${language}\n${text}\n\`\`\`\n`)
  const facts = [`- Code: \`${code}\``, `- Severity: ${severity}`, ...(source === undefined ? [] : [`- Source: ${source}`])]
  return `# ${code.slice(code.indexOf('/') + 1)}\n\n${summary}\n\n${why}\n\n${facts.join('\n')}\n${example('Wrong', wrong)}${example('Right', right)}`
}
