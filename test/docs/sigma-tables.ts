import { readFileSync } from 'node:fs'
import { SIGMA_HEADER } from '../../src/schemas/sigma/header.ts'
import type { ViewDefinition } from '../../src/schemas/view.ts'
import { VIEWS } from '../../src/schemas/views.ts'

const TEMPLATE = new URL('sigma.template.md', import.meta.url)

/** The page of Sigma: the template with the log sources that are known. */
export function sigmaPage(): string {
  return readFileSync(TEMPLATE, 'utf8').replace('{{tables}}', tables())
}

function tables(): string {
  const byProduct = new Map<string, ViewDefinition[]>()
  // Those of a category in one service are made of both.
  const own = VIEWS.sigma.filter((view) => view.name.split('/').length < 3)
  for (const view of own.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const product = productOf(view.name)
    byProduct.set(product, [...(byProduct.get(product) ?? []), view])
  }
  const sections = [...byProduct].map(([product, views]) => {
    const rows = views.map(
      (view) =>
        `| \`${view.name}\` | ${fieldCount(view)} | ${'@fields' in view.columns ? 'open' : 'closed'} | ${filledBy(view)} |`,
    )
    return `### ${product}\n\n| log source | fields | | filled by |\n|---|---|---|---|\n${rows.join('\n')}`
  })
  return `## Known log sources\n\n${own.length} tables, and those of a category of Windows in one service, such as windows/process_creation/sysmon.\n\n${sections.join('\n\n')}`
}

const GENERIC = 'without a product'

function productOf(name: string): string {
  return name.includes('/') ? (name.split('/')[0] ?? name) : GENERIC
}

function fieldCount(view: ViewDefinition): number {
  return Object.keys(view.columns).filter((name) => !(name in SIGMA_HEADER)).length
}

function filledBy(view: ViewDefinition): string {
  const classes = [...new Set(view.legs.map((leg) => leg.from))]
  return classes.length === 0 ? 'rows that are read or bound' : classes.join(', ')
}
