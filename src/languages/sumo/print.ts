import type { Operator, Query } from './ast.ts'
import { printOperator } from './operators/index.ts'
import { printScope } from './scope.ts'

/** Valid text that reads back as the same tree. */
export function printQuery(query: Query): string {
  const piped = (o: Operator): string => (o.kind === 'parameter' && !o.piped ? '' : '| ')
  return [printScope(query.scope), ...query.operators.map((o) => `${piped(o)}${printOperator(o)}`)].join('\n')
}

/** The tree as indented text: a line for each node, its parts below it. Spans are left out. */
export function printTree(query: Query): string {
  return `${lines('query', query, 0).join('\n')}\n`
}

function lines(label: string, value: unknown, depth: number): readonly string[] {
  const indent = '  '.repeat(depth)
  if (value === undefined || value === false) return []
  if (typeof value !== 'object' || value === null) return [`${indent}${label}: ${String(value)}`]
  if (Array.isArray(value)) {
    return value.length === 0 ? [] : [`${indent}${label}`, ...value.flatMap((v) => lines('-', v, depth + 1))]
  }
  // Nodes are plain objects of the tree's own types.
  const node = value as Readonly<Record<string, unknown>>
  const { kind, span: _span, ...parts } = 'query' in node || 'operators' in node ? { ...node, text: undefined } : node
  if (kind === undefined && typeof node['raw'] === 'string') return [`${indent}${label}: "${node['raw']}"`]
  if (kind === undefined && typeof parts['text'] === 'string') return [`${indent}${label}: ${parts['text']}`]
  const head = kind === undefined ? label : label === '-' ? String(kind) : `${label}: ${String(kind)}`
  return [`${indent}${head}`, ...Object.entries(parts).flatMap(([name, part]) => lines(name, part, depth + 1))]
}
