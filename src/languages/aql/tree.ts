import type { Query } from './ast.ts'

/** A syntax tree as indented text: one line for each node with its plain members, its child nodes below. */
export function printTree(query: Query): string {
  const lines: string[] = []
  printNode('query', query, 0, lines)
  return `${lines.join('\n')}\n`
}

function printNode(label: string, node: object, depth: number, lines: string[]): void {
  const members: string[] = []
  const inner: { readonly label: string; readonly node: object }[] = []
  for (const [name, value] of Object.entries(node)) {
    if (name === 'span' || name === 'kind' || value === false || value === undefined) continue
    if (Array.isArray(value)) {
      value.forEach((item: object) => {
        inner.push({ label: name, node: item })
      })
    } else if (isName(value)) members.push(`${name}=${value.quote}${value.name}${value.quote}`)
    else if (typeof value === 'object' && value !== null) inner.push({ label: name, node: value })
    else members.push(value === true ? name : `${name}=${typeof value === 'string' ? JSON.stringify(value) : value}`)
  }
  const kind = 'kind' in node && typeof node.kind === 'string' ? ` ${node.kind}` : ''
  lines.push(`${'  '.repeat(depth)}${label}${kind}${members.length === 0 ? '' : ` ${members.join(' ')}`}`)
  for (const child of inner) printNode(child.label, child.node, depth + 1, lines)
}

function isName(value: unknown): value is { readonly name: string; readonly quote: string } {
  return typeof value === 'object' && value !== null && 'quote' in value && 'name' in value
}
